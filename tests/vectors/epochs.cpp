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

/// The owner makes the room, adds the others and, if there is one, removes somebody.
std::vector<room::ControlOp> operationsOf(const Party& owner, const std::vector<const Party*>& others,
                                          const Party* removed = nullptr) {
    const auto feed = idOf<FeedId>("owner's control feed");
    std::vector<room::OpBody> bodies{room::CreateOp{room::RoomKind::Group, "", owner.certificate, {}}};
    for (const Party* other : others) bodies.emplace_back(room::AddOp{other->certificate});
    if (removed != nullptr) bodies.emplace_back(room::RemoveOp{removed->certificate.person, {}});
    std::vector<room::ControlOp> operations;
    for (room::OpBody& body : bodies) {
        const uint64_t seq = operations.size() + 2;
        operations.push_back({feed, seq, owner.certificate.person, owner.certificate.device, {}, std::move(body)});
    }
    return operations;
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

/// Six devices, of which one has been removed: five slices, and none of them his.
QJsonObject afterRemoval() {
    const Party owner("one");
    std::vector<std::unique_ptr<Party>> others;
    for (const char* name : {"two", "three", "four", "five", "six"}) others.push_back(std::make_unique<Party>(name));
    std::vector<const Party*> added;
    added.reserve(added.size() + others.size());
    for (const auto& each : others) added.push_back(each.get());
    const Party& removed = *others[2];
    const RoomId id = room::groupRoomId(owner.certificate.person, {});
    const std::vector<room::ControlOp> operations = operationsOf(owner, added, &removed);
    const auto before = room::Membership::resolve(id, operationsOf(owner, added));
    const auto members = room::Membership::resolve(id, operations);
    NamedRandom random("epoch after a removal");
    const room::CommittedEpoch made = room::commitEpoch(id, members, random, {1, 41, 1'800'000'100'000});
    const room::SliceTableId table = room::describeSlices(made.table);
    QJsonArray slices;
    QJsonArray devices;
    for (const Party* each : added) devices.append(each->form());
    for (const feed::DeviceCertificate& each : members.devices()) slices.append(sliceOf(made.table, each.device));
    const auto ofRemoved = room::slicesFor(made.table, room::slicePrefixOf(removed.certificate.device));
    devices.prepend(owner.form());
    return {
        {"devices", devices},
        {"removed", hex(removed.certificate.device.view())},
        {"removal", QJsonObject{{"feed", hex(operations.back().feed.view())}, {"seq", text(operations.back().seq)}}},
        {"membersBefore", hex(before.digest(id).view())},
        {"members", hex(made.record.members.view())},
        {"secret", hex(made.record.secret.view())},
        {"generation", "1"},
        {"id", hex(made.record.id.view())},
        {"ephemeralSecret", hex(NamedRandom::draw("epoch after a removal", 2).view())},
        {"commit", hex(wire::encode(made.commit))},
        {"table", hex(made.table)},
        {"tableHash", hex(table.table.view())},
        {"root", hex(table.root.view())},
        {"slices", slices},
        {"slicesOfRemoved", static_cast<int>(ofRemoved.size())}};
}

} // namespace

QJsonObject epochs() {
    const Party owner("one");
    const Party second("two");
    const Party third("three");
    const RoomId id = room::groupRoomId(owner.certificate.person, {});
    const auto prekey = crypto::AgreementKey::fromSecret(keyOf("prekey of two"));
    const auto members = room::Membership::resolve(id, operationsOf(owner, {&second, &third}));
    test::SeededRandom random(1);
    const room::CommittedEpoch made = room::commitEpoch(id, members, random, {3, 40, 1'800'000'000'000},
                                                        {{second.certificate.device, prekey.publicKey()}});
    const room::SliceTableId table = room::describeSlices(made.table);
    QJsonArray slices;
    for (const Party* each : {&owner, &second, &third}) slices.append(sliceOf(made.table, each->certificate.device));
    return {{"what",
             "an epoch for three devices, of which the second has said a prekey: the commit, its table of slices, "
             "and each slice with its proof; and one after a removal, for five of six"},
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
            {"slices", slices},
            {"afterRemoval", afterRemoval()}};
}

} // namespace ieum::vectors
