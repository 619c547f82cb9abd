// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "room/epochs.h"
#include "feed/certificate.h"
#include "room/room_ids.h"
#include "vectors/vectors.h"

namespace ieum::vectors {
namespace {

/// A device that is in the room, with keys that follow from its name.
struct Party {
    explicit Party(std::string_view label)
        : name(label), agreement(keyOf(name + " agreement")),
          certificate(feed::certifyDevice(signingKeyOf(name + " root"), signingKeyOf(name).publicAs<DeviceId>(),
                                          crypto::AgreementKey::fromSecret(agreement).publicKey(), name)) {}
    std::string name;
    crypto::Key agreement;
    feed::DeviceCertificate certificate;

    QJsonObject form() const {
        return {{"device", hex(certificate.device.view())},
                {"agreementSecret", hex(agreement.view())},
                {"agreement", hex(certificate.agreement.view())}};
    }
};

room::Membership membersOf(const RoomId& id, const Party& owner, const std::vector<const Party*>& others) {
    const auto feed = idOf<FeedId>("owner's control feed");
    const PersonId person = owner.certificate.person;
    const DeviceId device = owner.certificate.device;
    std::vector<room::ControlOp> operations{
        {feed, 2, person, device, {}, room::CreateOp{room::RoomKind::Group, "", owner.certificate, {}}}};
    for (const Party* other : others) {
        const uint64_t seq = operations.size() + 2;
        operations.push_back({feed, seq, person, device, {}, room::AddOp{other->certificate}});
    }
    return room::Membership::resolve(id, operations);
}

QJsonObject sliceOf(const Bytes& table, const DeviceId& device) {
    const room::ProvedSlice slice = room::slicesFor(table, room::slicePrefixOf(device)).at(0);
    QJsonArray proof;
    for (const room::MerkleRoot& each : slice.proof) proof.append(hex(each.view()));
    return {{"device", hex(device.view())},
            {"index", static_cast<int>(slice.index)},
            {"slice", hex(slice.slice.view())},
            {"proof", proof}};
}

} // namespace

QJsonObject epochs() {
    const Party owner("one");
    const Party second("two");
    const Party third("three");
    const RoomId id = room::groupRoomId(owner.certificate.person, {});
    const auto prekey = crypto::AgreementKey::fromSecret(keyOf("prekey of two"));
    const room::Membership members = membersOf(id, owner, {&second, &third});
    test::SeededRandom random(1);
    const room::CommittedEpoch made = room::commitEpoch(id, members, random, {3, 40, 1'800'000'000'000},
                                                        {{second.certificate.device, prekey.publicKey()}});
    const room::SliceTableId table = room::describeSlices(made.table);
    QJsonArray slices;
    for (const Party* each : {&owner, &second, &third}) slices.append(sliceOf(made.table, each->certificate.device));
    return {{"what",
             "an epoch for three devices, of which the second has said a prekey: the commit, its table of slices, "
             "and each slice with its proof"},
            {"room", hex(id.view())},
            {"devices", QJsonArray{owner.form(), second.form(), third.form()}},
            {"prekeySecretOfSecond", hex(keyOf("prekey of two").view())},
            {"members", hex(made.record.members.view())},
            {"secret", hex(made.record.secret.view())},
            {"generation", "3"},
            {"id", hex(made.record.id.view())},
            {"ephemeral", hex(bytesOf(made.commit.ephemeral()))},
            {"commit", hex(wire::encode(made.commit))},
            {"table", hex(made.table)},
            {"tableHash", hex(table.table.view())},
            {"root", hex(table.root.view())},
            {"slices", slices}};
}

} // namespace ieum::vectors
