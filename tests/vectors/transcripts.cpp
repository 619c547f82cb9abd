// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/limits.h"
#include "sync/world.h"
#include "vectors/vectors.h"

namespace ieum::vectors {
namespace {

using namespace sync;
using namespace sync::testing;

/// Its keys and draws follow from the seed alone.
Owner ownerOf(const std::string& name, uint64_t seed) {
    Owner owner(name);
    owner.dice = Dice(seed);
    owner.instance = owner.dice.make<InstanceId>();
    const auto root = crypto::SigningKey::generate(owner.dice);
    owner.deviceKey = std::make_shared<const crypto::SigningKey>(crypto::SigningKey::generate(owner.dice));
    owner.device = feed::certifyDevice(root, owner.deviceKey->publicAs<DeviceId>(), {}, "laptop");
    owner.rooms["home"] = Access::Full;
    return owner;
}

/// What two ends said from there on; first the initiator.
QJsonArray framesOf(const std::pair<End*, End*>& ends) {
    QJsonArray frames;
    for (const End* end : {ends.first, ends.second}) {
        for (const Bytes& frame : end->said) {
            frames.append(QJsonObject{{"from", end == ends.first ? "initiator" : "responder"}, {"frame", hex(frame)}});
        }
    }
    return frames;
}

/// Two nodes with a feed, a receipt and a file chunk each way of meeting; every frame in the order in which it was
/// said.
QJsonArray storyOf(bool toReplica) {
    Owner minji = ownerOf("minji", 1);
    Owner jun = ownerOf("jun", 2);
    const FeedId feed = minji.openFeed("home");
    minji.feeds.at(feed).admission = crypto::Signature{};
    minji.write(feed, 3);
    minji.state("home", feed, 1);
    const auto chunk = crypto::hashTo<ChunkId>({Bytes(100, std::byte{1})});
    minji.chunks[chunk] = Bytes(100, std::byte{1});
    World world;
    const auto ends = world.join(minji, jun, toReplica);
    world.settle();
    const RoomId theirs = toReplica ? RoomId{replicaTagOf("home").value} : roomOf("home");
    world.give(*ends.second, FetchChunks{theirs, {chunk}});
    world.settle();
    return framesOf(ends);
}

/// Minji's feed with its opening signed by itself, and what she wrote afterwards.
FeedId writtenBy(Owner& minji, const std::vector<size_t>& counts) {
    const FeedId feed = minji.openFeed("home");
    minji.write(feed, 1, 1);
    for (const size_t count : counts) minji.write(feed, count, 1);
    return feed;
}

QJsonObject toldOf(const FeedId& feed, const KeptFeed& has, const QJsonArray& frames) {
    return {{"feed", hex(feed.view())},
            {"headSeq", text(has.head().seq)},
            {"headId", hex(has.head().id.view())},
            {"frames", frames}};
}

/// So far behind that the newest part comes first; all of it fits one piece, which ends right above the first event.
QJsonObject farBehind() {
    Owner minji = ownerOf("minji", 1);
    Owner jun = ownerOf("jun", 2);
    const FeedId feed = writtenBy(minji, {gapEventsMin + 1});
    World world;
    const auto ends = world.join(minji, jun);
    world.settle();
    return toldOf(feed, jun.feeds.at(feed), framesOf(ends));
}

/// Minji has dropped what lies below 7. Jun takes what there is, and asks her brother, who has everything, for the gap.
QJsonObject gap() {
    Owner minji = ownerOf("minji", 1);
    Owner jun = ownerOf("jun", 2);
    Owner brother = ownerOf("brother", 3);
    const FeedId feed = writtenBy(minji, {2, 3, 4});
    brother.feeds = minji.feeds;
    brother.change = minji.change;
    minji.feeds.at(feed).dropBelow(7);
    World world;
    const auto first = world.join(minji, jun);
    world.settle();
    const QJsonArray withMinji = framesOf(first);
    jun.cursor.reset(); // hers says nothing of his
    world.drop(*first.first);
    const auto second = world.join(brother, jun);
    world.settle();
    QJsonObject told = toldOf(feed, jun.feeds.at(feed), withMinji);
    told["framesAfterwards"] = framesOf(second);
    return told;
}

/// The same, when the author herself let go of what lies below 7: there is no gap to ask for.
QJsonObject letGo() {
    Owner minji = ownerOf("minji", 1);
    Owner jun = ownerOf("jun", 2);
    const FeedId feed = writtenBy(minji, {2, 3, 4});
    minji.feeds.at(feed).keptFrom = 7;
    minji.feeds.at(feed).dropBelow(7);
    jun.feeds[feed] = {roomOf("home"), feed::Kind::Content, {}, 0, nullptr, std::nullopt};
    jun.feeds.at(feed).keptFrom = 7;
    World world;
    const auto ends = world.join(minji, jun);
    world.settle();
    return toldOf(feed, jun.feeds.at(feed), framesOf(ends));
}

} // namespace

QJsonObject transcripts() {
    std::array<std::byte, 64> hash{};
    std::array<std::byte, 64> second{};
    Dice dice(42); // of World
    dice.fill(hash);
    dice.fill(second);
    return {{"what", "whole sessions, frame by frame: one room, a feed of three events, a receipt, a chunk; first what "
                     "the initiator said, then what the responder said, each in its order. Then sessions in which the "
                     "newest part of a feed comes first: farBehind (514 events), gap (the announcer has a floor at 7; "
                     "framesAfterwards is the session with somebody who has all ten), letGo (a floor that the author "
                     "stated)"},
            {"channelHash", hex(hash)},
            {"channelHashAfterwards", hex(second)},
            {"sessionSecret", hex(secretOf("home").view())},
            {"replicaTag", hex(replicaTagOf("home").view())},
            {"deviceWithDevice", storyOf(false)},
            {"deviceWithReplica", storyOf(true)},
            {"farBehind", farBehind()},
            {"gap", gap()},
            {"letGo", letGo()}};
}

} // namespace ieum::vectors
