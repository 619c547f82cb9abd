// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/client_opening.h"
#include "sync/digest.h"
#include "sync/world.h"
#include "vectors/vectors.h"

namespace ieum::vectors {
namespace {

using namespace sync;
using namespace sync::testing;

/// Two nodes with a feed, a receipt and a file chunk each way of meeting; every frame in the order in which it was
/// said.
QJsonArray storyOf(bool toReplica) {
    Owner minji("minji");
    Owner jun("jun");
    for (Owner* owner : {&minji, &jun}) {
        owner->dice = Dice(owner == &minji ? 1 : 2);
        owner->instance = owner->dice.make<InstanceId>();
        const auto root = crypto::SigningKey::generate(owner->dice);
        owner->deviceKey = std::make_shared<const crypto::SigningKey>(crypto::SigningKey::generate(owner->dice));
        owner->device = feed::certifyDevice(root, owner->deviceKey->publicAs<DeviceId>(), {}, "laptop");
        owner->rooms["home"] = Access::Full;
    }
    const FeedId feed = minji.openFeed("home");
    minji.feeds.at(feed).admission = crypto::Signature{};
    minji.write(feed, 3);
    minji.state("home", feed, 1);
    const auto chunk = crypto::hashTo<ChunkId>({Bytes(100, std::byte{1})});
    minji.chunks[chunk] = Bytes(100, std::byte{1});
    World world;
    const auto [a, b] = world.join(minji, jun, toReplica);
    world.settle();
    const RoomId theirs = toReplica ? RoomId{replicaTagOf("home").value} : roomOf("home");
    world.give(*b, FetchChunks{theirs, {chunk}});
    world.settle();
    QJsonArray frames;
    for (const End* end : {a, b}) {
        for (const Bytes& frame : end->said) {
            frames.append(QJsonObject{{"from", end == a ? "initiator" : "responder"}, {"frame", hex(frame)}});
        }
    }
    return frames;
}

} // namespace

QJsonObject sessions() {
    const auto hash = bytesFrom<64>("channel");
    const crypto::Key secret = keyOf("session secret");
    const auto device = signingKeyOf("device key");
    const auto depot = signingKeyOf("depot");
    const auto replicaTag = idOf<ReplicaTag>("replica tag");
    const Bytes i{std::byte{'i'}};
    const Bytes r{std::byte{'r'}};
    const crypto::Key proof = crypto::derive(secret, "ieum session proof v1", {hash});
    SharedRoom room;
    room.tag = low64(crypto::derive(secret, "ieum session tag v1", {hash}).view());
    room.feeds[idOf<FeedId>("feed")].ownSeq = 12;
    room.receipts[idOf<FeedId>("feed")].own.counter = 5;
    const Digester digester(hash);
    return {{"what", "what binds rooms, devices and digests to one channel. Tags and digests are numbers in decimal"},
            {"channelHash", hex(hash)},
            {"sessionSecret", hex(secret.view())},
            {"sessionTag", text(room.tag)},
            {"proofKey", hex(proof.view())},
            {"proofOfInitiator", hex(crypto::keyedMac16(proof, {i}))},
            {"proofOfResponder", hex(crypto::keyedMac16(proof, {r}))},
            {"deviceSeed", hex(device.seed().view())},
            {"identityOfInitiator", hex(device.sign("ieum identity v1", {hash, i}).view())},
            {"replicaTag", hex(replicaTag.view())},
            {"replicaSessionTag", text(replicaSessionTag(replicaTag, hash))},
            {"depotSeed", hex(depot.seed().view())},
            {"openRoomSignature", hex(depot.sign("ieum open room v1", {hash, replicaTag.view()}).view())},
            {"digestFeed", hex(idOf<FeedId>("feed").view())},
            {"digestSeq", "12"},
            {"digestReceiptCounter", "5"},
            {"roomDigest", text(digester.ofRoom(room))},
            {"digestOfThisRoomAlone", text(digester.ofRooms({&room}))}};
}

QJsonObject transcripts() {
    return {{"what", "whole sessions, frame by frame: one room, a feed of three events, a receipt, a chunk; first what "
                     "the initiator said, then what the responder said, each in its order"},
            {"deviceWithDevice", storyOf(false)},
            {"deviceWithReplica", storyOf(true)}};
}

} // namespace ieum::vectors
