// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "feed/certificate.h"
#include "room/body_seal.h"
#include "room/content.h"
#include "room/epochs.h"
#include "room/invite.h"
#include "room/receipt.h"
#include "room/room_keys.h"
#include "vectors/vectors.h"

namespace ieum::vectors {
namespace {

QJsonObject idsOf() {
    const auto one = signingKeyOf("person one").publicAs<PersonId>();
    const auto two = signingKeyOf("person two").publicAs<PersonId>();
    const auto nonce = bytesFrom<16>("nonce");
    const auto device = idOf<DeviceId>("device");
    return {{"personOne", hex(one.view())},
            {"personTwo", hex(two.view())},
            {"directRoom", hex(room::directRoomId(one, two).view())},
            {"directSecret", hex(room::directSecret(signingKeyOf("person one"), two)->view())},
            {"personOneSeed", hex(keyOf("person one").view())},
            {"nonce", hex(nonce)},
            {"groupRoom", hex(room::groupRoomId(one, nonce).view())},
            {"rendezvousSecret", hex(keyOf("rendezvous").view())},
            {"rendezvousRoom", hex(room::rendezvousRoomOf(keyOf("rendezvous")).view())},
            {"device", hex(device.view())},
            {"message", hex(room::messageIdOf(device, nonce).view())}};
}

QJsonObject keysOf() {
    const room::RoomKeys keys(keyOf("room secret"));
    const auto replica = idOf<ReplicaKey>("replica");
    const auto feed = idOf<FeedId>("feed");
    return {{"roomSecret", hex(keyOf("room secret").view())},
            {"control", hex(keys.control().view())},
            {"session", hex(keys.session().view())},
            {"replicaKey", hex(replica.view())},
            {"replicaTag", hex(keys.tagAt(replica).view())},
            {"depotPublic", hex(keys.depotKeyAt(replica)->publicKey().view())},
            {"feed", hex(feed.view())},
            {"feedKind", 2},
            {"admission", hex(keys.admit(replica, feed, 2).view())}};
}

QJsonObject certificatesOf() {
    const auto root = signingKeyOf("root");
    const auto device = signingKeyOf("device key");
    const auto agreement = crypto::AgreementKey::fromSecret(keyOf("agreement"));
    const auto ofDevice = feed::certifyDevice(root, device.publicAs<DeviceId>(), agreement.publicKey(), "민지 laptop");
    const auto room = idOf<RoomId>("room");
    const auto feed = idOf<FeedId>("feed");
    const auto incarnation = bytesFrom<16>("incarnation");
    const auto ofFeed = feed::certifyFeed(device, room, feed, feed::Kind::Content, incarnation);
    return {{"rootSeed", hex(root.seed().view())},
            {"deviceSeed", hex(device.seed().view())},
            {"agreementSecret", hex(keyOf("agreement").view())},
            {"name", "민지 laptop"},
            {"deviceSignature", hex(ofDevice.signature.view())},
            {"deviceCertificate", hex(wire::encode(feed::toWire(ofDevice)))},
            {"room", hex(room.view())},
            {"feed", hex(feed.view())},
            {"incarnation", hex(incarnation)},
            {"feedSignature", hex(ofFeed.signature.view())},
            {"feedCertificate", hex(wire::encode(feed::toWire(ofFeed)))}};
}

QJsonObject bodyOf() {
    room::Outgoing message;
    message.nonce = bytesFrom<16>("nonce");
    message.writtenMs = 1'800'000'000'000;
    message.text = "점심 먹을까?";
    const Bytes plain = wire::encode(*room::toBody(message));
    const room::BodyPlace place{idOf<FeedId>("feed"), 7, idOf<EpochId>("epoch")};
    return {{"secret", hex(keyOf("epoch secret").view())},
            {"feed", hex(place.feed.view())},
            {"seq", text(place.seq)},
            {"epoch", hex(place.epoch.view())},
            {"plain", hex(plain)},
            {"sealed", hex(room::sealBody(keyOf("epoch secret"), place, plain))}};
}

QJsonObject epochOf() {
    const auto members = idOf<room::MembersDigest>("members");
    const auto device = idOf<DeviceId>("device");
    return {{"secret", hex(keyOf("epoch secret").view())},
            {"members", hex(members.view())},
            {"generation", "3"},
            {"id", hex(room::epochIdOf(keyOf("epoch secret"), members, 3).view())},
            {"device", hex(device.view())},
            {"slicePrefix", hex(room::slicePrefixOf(device).view())}};
}

QJsonObject receiptOf() {
    const room::RoomKeys keys(keyOf("room secret"));
    room::Statement statement;
    statement.device = idOf<DeviceId>("device");
    statement.have = {{idOf<FeedId>("feed"), 12}};
    statement.read = {{idOf<FeedId>("feed"), 11}};
    statement.holds.whole = {idOf<FileId>("file")};
    statement.statedMs = 1'800'000'000'000;
    const auto receipt = room::signReceipt(keys, signingKeyOf("content feed"), 5, statement);
    return {{"roomSecret", hex(keyOf("room secret").view())},
            {"contentFeedSeed", hex(keyOf("content feed").view())},
            {"counter", "5"},
            {"sealed", hex(receipt.sealed)},
            {"signature", hex(receipt.signature.view())}};
}

QString inviteOf() {
    room::Invite invite;
    invite.secret = keyOf("rendezvous");
    invite.person = signingKeyOf("person one").publicAs<PersonId>();
    invite.inviter = "민지";
    invite.kind = room::RoomKind::Group;
    invite.roomName = "점심";
    invite.addresses = {"192.168.0.7:48100"};
    return QString::fromStdString(room::toLink(invite));
}

} // namespace

QJsonObject rooms() {
    return {{"what", "what follows from a room's secret and its members: ids, keys, certificates, bodies, epochs, "
                     "receipts, an invitation"},
            {"ids", idsOf()},
            {"keys", keysOf()},
            {"certificates", certificatesOf()},
            {"body", bodyOf()},
            {"epoch", epochOf()},
            {"receipt", receiptOf()},
            {"invitation", inviteOf()}};
}

} // namespace ieum::vectors
