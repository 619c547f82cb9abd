// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/forks.h"

#include <algorithm>

namespace ieum::node {

namespace {
constexpr size_t rescueBytes = 1U << 20U;
}

Done Forks::take(const RoomId& id, const feed::ForkProof& proof, bool isOurFind, Now now) {
    room::Room* room = m_rooms.find(id);
    if (room == nullptr) return {};
    const room::FeedRecord* record = room->feedOf(proof.feed);
    const bool isOurs = record != nullptr && record->device == m_world.identity->deviceId();
    const std::string name = record == nullptr ? std::string() : room->members().nameOf(record->person);
    const PersonId person = record == nullptr ? PersonId{} : record->person;
    auto rescued = isOurs ? rescue(id, proof) : room::Rescued{};
    if (!rescued) return passOn(rescued);
    const auto closed = m_world.stores.feeds.close(proof);
    if (!closed) return passOn(closed);
    if (!*closed) return {};
    const auto forgotten = store::forgetBeyond(*m_world.connection, proof.feed, proof.seq() - 1);
    if (!forgotten) return forgotten;
    if (const auto reloaded = m_rooms.reload(id); !reloaded) return reloaded;
    auto again = room::readAgain(*m_rooms.find(id), proof.feed, now);
    if (!again) return passOn(again);
    again->messages.clear(); // people were told of them when they came the first time
    m_rooms.noteChanges(id, *again);
    if (isOurs) {
        if (const auto suspected = m_restoration.suspect(Suspicion::Fork, now); !suspected) return suspected;
        if (const auto said = sayAgain(id, *rescued, now); !said) return said;
    }
    if (isOurFind && m_rooms.find(id)->isMember()) {
        if (m_restoration.isReadOnly()) {
            if (const auto gone = m_restoration.goOn(now); !gone) return gone;
        }
        const auto told = m_rooms.find(id)->say({room::bodyOf(proof)}, now);
        if (!told) return passOn(told);
    }
    Effects& effects = m_world.effects;
    effects.events.push_back(ForkProved{id, person, name});
    effects.memberLists.insert(id);
    effects.timelines.insert(id);
    effects.shareAgain.insert(id);
    effects.rooms = effects.status = true;
    return {};
}

Done Forks::settle(Now now) {
    for (int round = 0; round < 8 && !m_world.effects.forks.empty(); ++round) {
        for (const auto& [room, proof] : std::exchange(m_world.effects.forks, {})) {
            if (const auto taken = take(room, proof, false, now); !taken) return taken;
        }
    }
    return {};
}

Result<room::Rescued> Forks::rescue(const RoomId& id, const feed::ForkProof& proof) {
    room::Rescued all;
    const room::Room* room = m_rooms.find(id);
    const auto floor = m_world.stores.feeds.floor(proof.feed); // what was dropped was old, and is not said again
    if (!floor) return passOn(floor);
    for (uint64_t next = std::max(proof.seq(), *floor);;) {
        const auto range = m_world.stores.feeds.read(proof.feed, next, UINT64_MAX, rescueBytes);
        if (!range) return passOn(range);
        if (range->events.empty()) return all;
        auto some = room::rescue(room->keys(), id, *range, m_world.stores.rooms);
        if (!some) return passOn(some);
        std::move(some->content.begin(), some->content.end(), std::back_inserter(all.content));
        std::move(some->control.begin(), some->control.end(), std::back_inserter(all.control));
        next = range->head().seq + 1;
    }
}

Done Forks::sayAgain(const RoomId& id, const room::Rescued& rescued, Now now) {
    for (const wire::ContentBody& body : rescued.content) {
        if (const auto put = m_outbox.putAgain(id, body); !put) return put;
    }
    if (const auto gone = m_restoration.goOn(now); !gone) return gone;
    if (rescued.control.empty()) return {};
    auto operated = m_rooms.find(id)->say(rescued.control, now);
    if (!operated) return passOn(operated);
    m_rooms.noteChanges(id, *operated);
    return {};
}

} // namespace ieum::node
