// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/bench.h"
#include "room/epochs.h"
#include "room/limits.h"
#include "room/room_ids.h"
#include "support/seeded_random.h"

#include <array>
#include <sodium.h>

// A new epoch for 2,000 devices: the commit, the table of slices and its Merkle tree, against the same secret in one of
// libsodium's sealed boxes for each of the same devices. Who is in the room is resolved before and not counted.
//
// A slice needs one curve operation, a sealed box two, so the work of the committer cannot be far from a half of
// theirs; what a table saves on a large scale are senders: their keys come out of the one secret.
namespace ieum::bench {
namespace {

constexpr size_t deviceCount = 2000;
static_assert(deviceCount <= room::devicesMax);

struct Person {
    crypto::SigningKey device;
    crypto::AgreementKey agreement;
    feed::DeviceCertificate certificate;
};

Person personOf(Random& random) {
    const auto root = crypto::SigningKey::generate(random);
    auto device = crypto::SigningKey::generate(random);
    auto agreement = crypto::AgreementKey::generate(random);
    auto certificate = feed::certifyDevice(root, device.publicAs<DeviceId>(), agreement.publicKey(), "member");
    return {std::move(device), std::move(agreement), std::move(certificate)};
}

room::Membership membersOf(const RoomId& room, const std::vector<Person>& people, Random& random) {
    const feed::DeviceCertificate& owner = people.front().certificate;
    const auto feed = random.make<FeedId>();
    std::vector<room::ControlOp> ops;
    ops.reserve(people.size());
    ops.push_back({feed, 2, owner.person, owner.device, {}, room::CreateOp{room::RoomKind::Group, "", owner, {}}});
    for (size_t i = 1; i < people.size(); ++i) {
        ops.push_back({feed, 2 + i, owner.person, owner.device, {}, room::AddOp{people[i].certificate}});
    }
    return room::Membership::resolve(room, ops);
}

Spent sealedBoxes(const std::vector<Person>& people, const crypto::Key& secret) {
    return timeOf([&] {
        std::array<unsigned char, crypto_box_SEALBYTES + crypto::Key::byteCount> box{};
        const auto* plain = reinterpret_cast<const unsigned char*>(secret.view().data());
        for (const Person& person : people) {
            const auto* to = reinterpret_cast<const unsigned char*>(person.agreement.publicKey().value.data());
            if (crypto_box_seal(box.data(), plain, crypto::Key::byteCount, to) != 0) stop("a box was not sealed");
        }
    });
}

/// What one device does with the commit: finds its slice, proves and opens it. Bytes: the slice with its proof.
Spent timeOfOpening(const room::CommittedEpoch& made, const RoomId& room, const Person& person, size_t& bytes) {
    const auto commit = room::readCommit(made.commit);
    if (!commit) stop("the commit cannot be read");
    const DeviceId& device = person.certificate.device;
    const auto given = room::slicesFor(made.table, room::slicePrefixOf(device));
    if (given.empty()) stop("a device has no slice");
    bytes = room::sliceBytes + given.front().proof.size() * sizeof(given.front().proof.front());
    return timeOf([&] {
        std::vector<room::Slice> slices;
        slices.reserve(given.size());
        for (const room::ProvedSlice& each : given) {
            if (!room::isProved(each, commit->slices)) stop("a slice is not proved");
            slices.push_back(each.slice);
        }
        if (!room::openEpoch(*commit, slices, {room, device, {&person.agreement}})) stop("a slice cannot be opened");
    });
}

} // namespace

Figures epoch(const Options&) {
    constexpr int rounds = 5;
    test::SeededRandom random(7);
    std::vector<Person> people;
    people.reserve(deviceCount);
    for (size_t i = 0; i < deviceCount; ++i) people.push_back(personOf(random));
    const RoomId room = room::groupRoomId(people.front().certificate.person, {});
    const room::Membership members = membersOf(room, people, random);
    if (members.devices().size() != deviceCount) stop("not every device is in the room");
    room::CommittedEpoch made = room::commitEpoch(room, members, random);
    Spent slices;
    Spent boxes;
    for (int i = 0; i < rounds; ++i) {
        slices += timeOf([&] { made = room::commitEpoch(room, members, random); });
        boxes += sealedBoxes(people, made.record.secret);
    }
    wire::ControlBody body;
    *body.mutable_epoch() = made.commit;
    const double bytes = static_cast<double>(body.ByteSizeLong() + made.table.size()) / deviceCount;
    size_t proofBytes = 0;
    const Spent opening = timeOfOpening(made, room, people.back(), proofBytes);
    const double each = 1e6 * slices.cpuSeconds / (rounds * deviceCount);
    const double boxEach = 1e6 * boxes.cpuSeconds / (rounds * deviceCount);
    const double boxBytes = crypto_box_SEALBYTES + crypto::Key::byteCount;
    return {{"epoch for 2,000 devices: bytes a device", bytes, "bytes", boxBytes / bytes, "smaller than sealed boxes",
             "the commit of " + std::to_string(body.ByteSizeLong()) + " bytes included", valueAtMost(60)},
            {"  the committer's work", each, "us CPU", boxEach / each, "less than sealed boxes", "for each device",
             ratioAtLeast(40)},
            {"  what one device fetches", static_cast<double>(proofBytes), "bytes", 0, "", "its slice, with a proof"},
            {"  what one device does with it", 1e6 * opening.cpuSeconds, "us CPU", 0, "", "once"}};
}

} // namespace ieum::bench
