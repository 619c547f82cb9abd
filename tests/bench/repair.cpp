// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/bench.h"
#include "sync/world.h"

// What it costs to tell somebody about events beside the events themselves: one new message between two devices that
// are connected, and 1,000 messages that are missing here and there out of a million (100 feeds of 10,000, each
// without its last ten, as after a night in another network).
//
// An event is what cannot be computed: kind, flags, clock, epoch, sealed body, and the signature of a signed run; its
// sequence number, feed, hashes and length follow. Everything else that both sides say until both know that it is
// stored is metadata: Heads, Want, the frame around the events, and the Heads that acknowledge it.
namespace ieum::bench {
namespace {

using namespace sync;
using namespace sync::testing;

struct Cost {
    size_t frames = 0;
    size_t events = 0;
    size_t eventBytes = 0;
    size_t metadataBytes = 0;
    size_t bodyBytes = 0;
};

/// Everything that was said from these places of both transcripts on.
Cost costOf(const End& a, size_t fromA, const End& b, size_t fromB) {
    Cost cost;
    size_t bytes = 0;
    const auto add = [&](const End& end, size_t from) {
        for (size_t i = from; i < end.said.size(); ++i) {
            cost.frames += 1;
            bytes += end.said[i].size();
            const auto frame = wire::decode<wire::Frame>(end.said[i]);
            for (const wire::EventPart& event : frame->range().events()) {
                cost.events += 1;
                cost.eventBytes += event.ByteSizeLong();
                cost.bodyBytes += event.body().size();
            }
            cost.eventBytes += frame->range().signature().size();
        }
    };
    add(a, fromA);
    add(b, fromB);
    cost.metadataBytes = bytes - cost.eventBytes;
    return cost;
}

constexpr size_t bodyBytes = 160; ///< a sentence, its nonce and time, sealed

/// Events on top of a head that both sides have, without those below.
void continueFeed(Owner& owner, const FeedId& feed, uint64_t seq, size_t count) {
    KeptFeed& kept = owner.feeds.at(feed);
    feed::Head head = kept.head();
    if (head.seq == 0) head = {seq, owner.dice.make<EventId>(), {uint64_t{1'800'000'000'000} << 16}};
    std::vector<feed::Draft> drafts;
    const auto epoch = crypto::hashTo<EpochId>({bytesOf("epoch")});
    for (size_t i = 1; i <= count; ++i) {
        drafts.push_back({0, {head.hlc.word + (i * 60'000 << 16)}, epoch, Bytes(bodyBytes, std::byte{7})});
    }
    const auto range = feed::writeRange(*kept.key, kept.kind, head, std::move(drafts));
    kept.events.insert(kept.events.end(), range.events.begin(), range.events.end());
    kept.change = ++owner.change;
}

void copyTo(Owner& to, const FeedId& feed, const KeptFeed& from) {
    to.feeds[feed] = {from.room, from.kind, from.events, ++to.change, nullptr, std::nullopt};
}

void measureOne(Figures& figures) {
    Owner minji("minji");
    Owner jun("jun");
    minji.rooms["home"] = jun.rooms["home"] = Access::Full;
    const FeedId feed = minji.openFeed("home");
    continueFeed(minji, feed, 9999, 1);
    copyTo(jun, feed, minji.feeds.at(feed));
    World world;
    const auto [a, b] = world.join(minji, jun);
    world.settle();
    const size_t fromA = a->said.size();
    const size_t fromB = b->said.size();
    world.tell(minji, minji.write(feed, 1, bodyBytes));
    world.settle();
    const Cost cost = costOf(*a, fromA, *b, fromB);
    if (cost.events != 1 || jun.noted.eventsStored != 1) stop("the message did not arrive");
    figures.push_back({"one new message: metadata", static_cast<double>(cost.metadataBytes), "bytes", 0, "",
                       std::to_string(cost.frames) + " frames, the acknowledgement included", valueAtMost(100)});
    figures.push_back({"  the event itself", static_cast<double>(cost.eventBytes), "bytes", 0, "",
                       std::to_string(cost.bodyBytes) + " of it sealed text"});
}

void measureScattered(Figures& figures) {
    constexpr size_t feedCount = 100;
    constexpr size_t missingEach = 10;
    Owner minji("minji");
    Owner jun("jun");
    minji.rooms["home"] = jun.rooms["home"] = Access::Full;
    for (size_t i = 0; i < feedCount; ++i) {
        const FeedId feed = minji.openFeed("home");
        continueFeed(minji, feed, 9990 - missingEach, 1);
        copyTo(jun, feed, minji.feeds.at(feed));
    }
    World world;
    {
        const auto [a, b] = world.join(minji, jun);
        world.settle();
        world.drop(*a);
    }
    std::vector<FeedId> feeds;
    feeds.reserve(minji.feeds.size());
    for (const auto& [feed, kept] : minji.feeds) feeds.push_back(feed);
    for (const FeedId& feed : feeds) continueFeed(minji, feed, 0, missingEach);
    const auto [a, b] = world.join(minji, jun);
    world.settle();
    if (jun.noted.eventsStored != feedCount * missingEach) stop("events are missing");
    size_t fromA = 0;
    size_t fromB = 0;
    const auto isIntroduction = [](const Bytes& frame) {
        const auto kind = wire::decode<wire::Frame>(frame)->kind_case();
        return kind == wire::Frame::kHello || (kind >= wire::Frame::kRoomTags && kind <= wire::Frame::kRoomsOpened);
    };
    while (isIntroduction(a->said[fromA])) ++fromA;
    while (isIntroduction(b->said[fromB])) ++fromB;
    const Cost cost = costOf(*a, fromA, *b, fromB);
    const double share = 100.0 * static_cast<double>(cost.metadataBytes) / static_cast<double>(cost.eventBytes);
    figures.push_back({"1,000 missing of 1,000,000: metadata, of the events' bytes", share, "%", 0, "",
                       std::to_string(cost.metadataBytes) + " of " + std::to_string(cost.eventBytes) + " bytes, " +
                           std::to_string(cost.frames) + " frames",
                       valueAtMost(5)});
}

} // namespace

Figures repair(const Options&) {
    Figures figures;
    measureOne(figures);
    measureScattered(figures);
    return figures;
}

} // namespace ieum::bench
