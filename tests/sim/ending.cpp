// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/ending.h"

#include "sim/town.h"

namespace ieum::sim {

namespace {

constexpr uint32_t pageSize = 1000;
constexpr size_t rangeBytes = 4U << 20;

RoomView viewOf(node::Parts& parts, const room::Room& room) {
    RoomView view;
    view.isMember = room.isMember();
    for (const auto& [person, member] : room.members().members()) view.members[person] = static_cast<int>(member.role);
    for (std::optional<room::TimelineKey> after;;) {
        const auto page = parts.world.stores.messages.pageAfter(room.record().id, pageSize, after);
        if (!page || page->empty()) break;
        for (const room::MessageRecord& message : *page)
            view.timeline.push_back({message.id, message.text, message.late});
        after = page->back().key;
    }
    if (const auto waiting = parts.world.stores.outbox.list(room.record().id)) {
        for (const auto& each : *waiting) view.waiting.insert(each.id);
    }
    return view;
}

void readFeeds(node::Parts& parts, const RoomId& room, std::map<FeedId, std::vector<EventId>>& feeds) {
    const auto heads = parts.world.stores.feeds.heads(room);
    if (!heads) return;
    for (const store::StoredHead& head : *heads) {
        std::vector<EventId>& events = feeds[head.feed];
        while (events.size() < head.seq) {
            const auto range = parts.world.stores.feeds.read(head.feed, events.size() + 1, head.seq, rangeBytes);
            if (!range || range->events.empty()) break;
            for (const feed::Event& event : range->events) events.push_back(event.id);
        }
    }
}

void readClaims(Town& town, const Computer& computer, node::Parts& parts, const RoomId& room, Ending& ending) {
    const auto have = parts.world.stores.receipts.have(room);
    if (!have) return;
    std::map<DeviceId, uint32_t> owners;
    for (const auto& other : town.computers) owners[other->parts().world.identity->deviceId()] = other->number();
    for (const auto& [device, seqs] : *have) {
        const auto owner = owners.find(device);
        if (owner == owners.end()) continue;
        for (const auto& [feed, seq] : seqs) ending.claims.push_back({computer.number(), owner->second, feed, seq});
    }
}

} // namespace

Ending readEnding(Town& town) {
    Ending ending;
    for (const auto& computer : town.computers) {
        ending.computerOf[computer->person] = computer->number();
        node::Parts& parts = computer->parts();
        for (const auto& [id, room] : parts.rooms.all()) {
            ending.rooms[id][computer->number()] = viewOf(parts, *room);
            readFeeds(parts, id, ending.feeds[computer->number()]);
            readClaims(town, *computer, parts, id, ending);
        }
    }
    return ending;
}

} // namespace ieum::sim
