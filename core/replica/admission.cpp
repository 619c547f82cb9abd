// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/admission.h"

#include "crypto/secret.h"
#include "wire/codec.h"

namespace ieum::replica {

namespace {

constexpr std::string_view feedAdmissionLabel = "ieum feed admission v1";

} // namespace

Result<sync::AnswerRoom> Admission::answer(const sync::RoomRequested& request, bool mayRegister) {
    sync::AnswerRoom answer{request.tag, wire::REFUSAL_NONE, m_options.quota.bytes, 0};
    const auto known = m_backend->room(request.tag);
    if (!known) return passOn(known);
    if (*known) {
        // Both are public, so that nothing is told by how long this takes.
        const bool isPinned = (*known)->depotKey.value == request.depotKey.value;
        answer.refusal = isPinned ? wire::REFUSAL_NONE : wire::REFUSAL_BAD_SIGNATURE;
        answer.usedBytes = isPinned ? (*known)->usage.bytes : 0;
        return answer;
    }
    const bool hasToken = !m_options.token.empty() && crypto::equalInConstantTime(m_options.token, request.token);
    const auto rooms = m_backend->roomCount();
    if (!rooms) return passOn(rooms);
    if (!hasToken && !m_options.isOpen) {
        answer.refusal = wire::REFUSAL_TOKEN_NEEDED;
    } else if (*rooms >= m_options.roomsMax) {
        answer.refusal = wire::REFUSAL_TOO_MANY;
    } else if (!mayRegister) {
        answer.refusal = wire::REFUSAL_NOT_SERVED;
    }
    if (answer.refusal != wire::REFUSAL_NONE) return answer;
    if (const auto made = m_backend->saveRoom({request.tag, {request.depotKey.value}, {}}); !made) return passOn(made);
    return answer;
}

uint32_t Admission::refusalOfFeed(const DepotRoom& room, const FeedId& feed, feed::Kind kind,
                                  const std::optional<crypto::Signature>& admission) {
    if (!admission) return wire::REFUSAL_BAD_SIGNATURE;
    const std::array kindByte{static_cast<std::byte>(kind)};
    const auto good = crypto::verify(room.depotKey.view(), feedAdmissionLabel, {feed.view(), kindByte}, *admission);
    return good ? wire::REFUSAL_NONE : wire::REFUSAL_BAD_SIGNATURE;
}

std::optional<RoomUsage> Admission::charged(const RoomUsage& usage, uint64_t bytes, uint64_t events, uint64_t feeds,
                                            WallMs now) const {
    RoomUsage after = usage;
    const int64_t today = now.ms / dayMs;
    if (after.day != today) {
        after.day = today;
        after.eventsThatDay = 0;
    }
    after.bytes += bytes;
    after.eventsThatDay += events;
    after.feeds += feeds;
    const RoomQuota& quota = m_options.quota;
    // Each limit binds what adds to it: a room that is full of files may still send no byte, but one that used up its
    // events may have a file fetched.
    if (bytes > 0 && after.bytes > quota.bytes) return std::nullopt;
    if (events > 0 && after.eventsThatDay > quota.eventsPerDay) return std::nullopt;
    if (feeds > 0 && after.feeds > quota.feeds) return std::nullopt;
    return after;
}

} // namespace ieum::replica
