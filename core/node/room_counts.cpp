// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/room_counts.h"

namespace ieum::node {

namespace {

constexpr int64_t countedForMs = 60'000;

/// The same messages and files of the same room.
bool areSame(const ExportRoom& one, const ExportRoom& other) {
    return one.room == other.room && one.fromMs == other.fromMs && one.toMs == other.toMs &&
           one.people == other.people && one.withFiles == other.withFiles;
}

} // namespace

Result<std::optional<MessageId>> RoomCounts::lastOf(const RoomId& room) {
    const auto last = m_world.stores.messages.last(room);
    if (!last) return passOn(last);
    return *last ? std::optional((*last)->id) : std::nullopt;
}

Result<std::optional<CountedRoom>> RoomCounts::counted(const ExportRoom& request, Now now) {
    if (!m_counted || !areSame(m_counted->request, request) || now.steady >= m_counted->until) {
        return std::optional<CountedRoom>();
    }
    const auto last = lastOf(request.room);
    if (!last) return passOn(last);
    return *last == m_counted->last ? std::optional(m_counted->counted) : std::nullopt;
}

void RoomCounts::note(const ExportRoom& request, const std::optional<MessageId>& last, const CountedRoom& counted,
                      Now now) {
    m_counted.emplace(Remembered{request, last, now.steady.after(countedForMs), counted});
}

} // namespace ieum::node
