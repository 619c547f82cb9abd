// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is known to have been said in a room and is not here, or cannot be read yet, and who has it. Known from receipts
// and from the heads that peers named: hints, so a gap may turn out to be smaller.
#include "node/handlers.h"

#include <algorithm>

namespace ieum::node {

namespace {

using Vectors = std::unordered_map<DeviceId, store::FeedSeqs>;

struct Holder {
    std::string name;
    uint64_t seq = 0;
};

std::string nameOfDevice(const room::Room& room, const DeviceId& device) {
    for (const auto& [person, member] : room.members().members()) {
        const bool his = std::any_of(member.devices.begin(), member.devices.end(),
                                     [&](const auto& each) { return each.device == device; });
        if (his) return room.members().nameOf(person);
    }
    return {};
}

/// Everybody who said to have some of this feed, one entry a name.
Result<std::vector<Holder>> holdersOf(World& world, const room::Room& room, const Vectors& have, const FeedId& feed) {
    std::vector<Holder> holders;
    const auto note = [&](std::string name, uint64_t seq) {
        if (name.empty()) return;
        const auto known = std::find_if(holders.begin(), holders.end(), [&](const auto& h) { return h.name == name; });
        if (known == holders.end()) {
            holders.push_back({std::move(name), seq});
        } else {
            known->seq = std::max(known->seq, seq);
        }
    };
    for (const auto& [device, seqs] : have) {
        const auto found = seqs.find(feed);
        const bool other = device != world.identity->deviceId();
        if (other && found != seqs.end()) note(nameOfDevice(room, device), found->second);
    }
    const auto heads = world.stores.peerHeads.of(feed);
    if (!heads) return passOn(heads);
    for (const store::PeerHead& head : *heads) {
        if (const auto device = DeviceId::from(head.peer)) note(nameOfDevice(room, *device), head.seq);
    }
    return holders;
}

/// One entry a person and reason.
void add(std::vector<GapRow>& gaps, GapRow gap) {
    const auto same = std::find_if(
        gaps.begin(), gaps.end(), [&](const GapRow& each) { return each.person == gap.person && each.why == gap.why; });
    if (same == gaps.end()) return gaps.push_back(std::move(gap));
    same->count += gap.count;
    for (std::string& name : gap.holders) {
        const bool known = std::find(same->holders.begin(), same->holders.end(), name) != same->holders.end();
        if (!known) same->holders.push_back(std::move(name));
    }
}

Done addMissing(World& world, const room::Room& room, const Vectors& have, const room::FeedRecord& feed,
                std::vector<GapRow>& gaps) {
    const auto head = world.stores.feeds.head(feed.feed);
    if (!head) return passOn(head);
    const auto holders = holdersOf(world, room, have, feed.feed);
    if (!holders) return passOn(holders);
    const auto fork = store::forkOf(*world.connection, feed.feed);
    const auto tip = world.stores.feeds.tip(feed.feed);
    if (!fork) return passOn(fork);
    if (!tip) return passOn(tip);
    uint64_t limit = room.members().limitOf(feed.person, feed.device, feed.feed);
    // Others may still say that they have events of one of its branches; nobody will ever have more than up to there.
    if (*fork) limit = std::min(limit, (*fork)->seq() - 1);
    uint64_t known = *tip ? (*tip)->head.seq : 0;
    for (const Holder& each : *holders) known = std::max(known, each.seq);
    known = std::min(known, limit);
    const uint64_t above = *tip ? std::min(known, (*tip)->head.seq) + 1 - std::min(known + 1, (*tip)->from) : 0;
    if (known <= head->seq + above) return {};
    GapRow gap{feed.person, room.members().nameOf(feed.person), known - head->seq - above, GapRow::NotHere, {}};
    for (const Holder& each : *holders) {
        if (each.seq > head->seq) gap.holders.push_back(each.name);
    }
    std::sort(gap.holders.begin(), gap.holders.end());
    add(gaps, std::move(gap));
    return {};
}

Done addLocked(World& world, const room::Room& room, std::vector<GapRow>& gaps) {
    const auto unopened = world.stores.rooms.unopened(room.record().id);
    if (!unopened) return passOn(unopened);
    for (const auto& each : *unopened) {
        const room::FeedRecord* feed = room.feedOf(each.feed);
        if (feed == nullptr || each.seq > room.members().limitOf(feed->person, feed->device, each.feed)) continue;
        const bool isNewer = each.why == room::RoomLog::Shut::Unknown || each.why == room::RoomLog::Shut::Critical;
        add(gaps, {feed->person, room.members().nameOf(feed->person), 1, isNewer ? GapRow::Newer : GapRow::Locked, {}});
    }
    return {};
}

Done addNotKept(World& world, const room::Room& room, std::vector<GapRow>& gaps) {
    const auto heads = world.stores.feeds.heads(room.record().id);
    if (!heads) return passOn(heads);
    for (const store::StoredHead& head : *heads) {
        const room::FeedRecord* feed = room.feedOf(head.feed);
        if (feed == nullptr || head.missed == 0) continue;
        add(gaps, {feed->person, room.members().nameOf(feed->person), head.missed, GapRow::NotKept, {}});
    }
    return {};
}

} // namespace

Result<std::vector<GapRow>> answer(Parts& parts, const ListGaps& request, Now) {
    const auto room = roomOf(parts, request.room);
    if (!room) return passOn(room);
    const auto have = parts.world.stores.receipts.have(request.room);
    if (!have) return passOn(have);
    std::vector<GapRow> gaps;
    for (const auto& [id, feed] : (*room)->feeds()) {
        if (feed.kind != feed::Kind::Content || feed.device == parts.world.identity->deviceId()) continue;
        if (const auto added = addMissing(parts.world, **room, *have, feed, gaps); !added) return passOn(added);
    }
    if (const auto added = addLocked(parts.world, **room, gaps); !added) return passOn(added);
    if (const auto added = addNotKept(parts.world, **room, gaps); !added) return passOn(added);
    std::sort(gaps.begin(), gaps.end(), [](const GapRow& a, const GapRow& b) {
        return std::tie(a.name, a.person, a.why) < std::tie(b.name, b.person, b.why);
    });
    return gaps;
}

} // namespace ieum::node
