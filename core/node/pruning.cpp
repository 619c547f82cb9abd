// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/pruning.h"

#include "node/limits.h"
#include "room/limits.h"

#include <algorithm>

namespace ieum::node {

namespace {

constexpr int64_t dayMs = 24LL * 60 * 60 * 1000;

bool isAlone(const room::Room& room, const DeviceId& self) {
    const auto& members = room.members().members();
    return std::all_of(members.begin(), members.end(), [&](const auto& member) {
        const auto& devices = member.second.devices;
        return std::all_of(devices.begin(), devices.end(), [&](const auto& each) { return each.device == self; });
    });
}

} // namespace

std::optional<SteadyMs> Pruning::nextDeadline() const { return m_more ? std::optional(SteadyMs{}) : m_next; }

Done Pruning::settle(int64_t ageMs, Now now) {
    if (!m_next) m_next = now.steady.after(pruningFirstMs);
    const bool isDue = *m_next <= now.steady;
    if (isDue) {
        m_next = now.steady.after(retentionEveryMs);
        if (const auto noted = m_world.stores.floors.noteAges(ageMs, agedEveryMs); !noted) return noted;
        std::vector<RoomId> limited;
        for (const auto& [id, room] : m_rooms.all()) {
            if (room->members().policy().retentionDays > 0) limited.push_back(id);
        }
        for (const RoomId& id : limited) {
            if (const auto pruned = prune(id, ageMs, now); !pruned) return pruned;
        }
    }
    if (!isDue && !m_more) return {};
    const auto swept = m_world.stores.floors.sweep(sweptAtOnceMax);
    if (!swept) return passOn(swept);
    m_more = *swept >= sweptAtOnceMax;
    return {};
}

Done Pruning::prune(const RoomId& id, int64_t ageMs, Now now) {
    room::Room& room = *m_rooms.find(id);
    const int64_t oldMs = ageMs - int64_t{room.members().policy().retentionDays} * dayMs;
    if (const auto left = letGo(room, oldMs, now); !left) return left;
    const auto all = m_world.stores.floors.keeping(id, oldMs);
    if (!all) return passOn(all);
    bool waited = false;
    for (const store::Keeping& each : *all) {
        const uint64_t from = std::min(each.from, each.keptFrom);
        if (from <= std::max<uint64_t>(each.floor, 2)) continue;
        const auto raised = m_world.stores.floors.raise(each.feed, from);
        if (!raised) return passOn(raised);
        waited = waited || *raised;
    }
    return waited ? m_rooms.reload(id) : Done();
}

Done Pruning::letGo(room::Room& room, int64_t oldMs, Now now) {
    if (!room.isMember()) return {};
    auto left = leave(room, oldMs, checkpointEventsMin);
    if (!left) return passOn(left);
    if (left->empty()) {
        left = leave(room, oldMs - checkpointWaitMs, 1);
        if (!left) return passOn(left);
    }
    if (left->empty()) return {};
    const auto said = room.say({room::checkpointOf(*left)}, now);
    if (!said) return passOn(said);
    m_rooms.noteChanges(room.record().id, *said);
    return {};
}

Result<std::vector<room::FeedSeq>> Pruning::leave(const room::Room& room, int64_t beforeMs, uint64_t eventsMin) {
    const RoomId& id = room.record().id;
    const DeviceId self = m_world.identity->deviceId();
    const auto all = m_world.stores.floors.keeping(id, beforeMs);
    const auto have = m_world.stores.receipts.have(id);
    if (!all) return passOn(all);
    if (!have) return passOn(have);
    std::vector<room::FeedSeq> left;
    for (const store::Keeping& each : *all) {
        const room::FeedRecord* feed = room.feedOf(each.feed);
        if (feed == nullptr || feed->device != self) continue;
        uint64_t others = isAlone(room, self) ? each.from : 0; // the first of ours that nobody is known to have
        for (const auto& [device, seqs] : *have) {
            const auto found = seqs.find(each.feed);
            if (device != self && found != seqs.end()) others = std::max(others, found->second + 1);
        }
        const uint64_t from = std::min(each.from, others);
        if (from < std::max<uint64_t>(each.keptFrom, 2) + eventsMin) continue;
        if (left.size() < room::checkpointsMax) left.push_back({each.feed, from});
    }
    return left;
}

} // namespace ieum::node
