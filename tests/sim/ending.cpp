// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/ending.h"

#include "sim/town.h"

namespace ieum::sim {

namespace {

constexpr uint32_t pageSize = 1000;
constexpr size_t rangeBytes = 4U << 20;

/// Reactions and all else, in words.
std::string looksOf(const room::MessageState& state) {
    std::string looks = state.text + "|gone " + std::to_string(static_cast<int>(state.gone)) + " by " +
                        state.goneBy.hex().substr(0, 8) + (state.pinned ? "|pinned" : "");
    std::set<std::string> reactions;
    for (const room::ReactionState& each : state.reactions) {
        std::set<PersonId> persons(each.persons.begin(), each.persons.end());
        std::string line = "|" + each.emoji;
        for (const PersonId& person : persons) line += " " + person.hex().substr(0, 8);
        reactions.insert(std::move(line));
    }
    for (const std::string& line : reactions) looks += line;
    return looks;
}

Shown shownOf(node::Parts& parts, const room::Room& room, const room::MessageRecord& message) {
    Shown shown{message.id, message.original.value_or(message.text), message.late};
    shown.gone = message.gone != room::Gone::Here;
    shown.now = shown.gone ? std::string() : message.text;
    if (const auto changes = parts.world.stores.timeline.changesOf(room.record().id, message.id)) {
        shown.looks = looksOf(room::stateOf(message, *changes, room.members()));
    }
    shown.author = message.author;
    shown.word = message.key.word;
    shown.files = message.files.size();
    for (const room::FileLink& file : message.files) {
        const auto entries = parts.world.stores.files.entries(file.file);
        if (entries && !entries->empty() && entries->front().state == store::FileState::Whole) ++shown.whole;
    }
    return shown;
}

RoomView viewOf(node::Parts& parts, const room::Room& room) {
    RoomView view;
    view.isMember = room.isMember();
    view.name = room.members().roomName();
    for (const auto& [person, member] : room.members().members()) view.members[person] = static_cast<int>(member.role);
    for (const auto& device : room.members().devices()) view.devices.insert(device.device);
    for (std::optional<room::TimelineKey> after;;) {
        const auto page = parts.world.stores.messages.pageAfter(room.record().id, pageSize, after);
        if (!page || page->empty()) break;
        for (const room::MessageRecord& message : *page) view.timeline.push_back(shownOf(parts, room, message));
        after = page->back().key;
    }
    if (const auto waiting = parts.world.stores.outbox.list(room.record().id)) {
        for (const auto& each : *waiting) view.waiting.insert(each.id);
    }
    return view;
}

void readFeeds(node::Parts& parts, const RoomId& room, uint32_t computer, Ending& ending) {
    auto& feeds = ending.feeds[computer];
    const auto heads = parts.world.stores.feeds.heads(room);
    if (!heads) return;
    for (const store::StoredHead& head : *heads) {
        if (const auto fork = store::forkOf(*parts.world.connection, head.feed); fork && *fork) {
            ending.forked.insert(head.feed);
        }
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
        ending.computersOf.emplace(computer->person, computer->number());
        node::Parts& parts = computer->parts();
        for (const auto& [id, room] : parts.rooms.all()) {
            ending.rooms[id][computer->number()] = viewOf(parts, *room);
            readFeeds(parts, id, computer->number(), ending);
            readClaims(town, *computer, parts, id, ending);
        }
    }
    return ending;
}

} // namespace ieum::sim
