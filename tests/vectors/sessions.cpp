// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/client_opening.h"
#include "sync/digest.h"
#include "vectors/vectors.h"

namespace ieum::vectors {

using namespace sync;

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

} // namespace ieum::vectors
