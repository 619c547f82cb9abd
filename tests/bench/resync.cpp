// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/bench.h"
#include "bench/pair.h"

// Two nodes that met before and know the same meet again: 1,000 rooms of 100 devices, two feeds and a receipt each.
// Counted is what both sides say after the introduction, that is after they have agreed on which rooms they share: the
// Resume and the Settled of both directions, as frames and as they are on the wire. What the introduction costs stands
// below; it grows with the rooms.
namespace ieum::bench {
namespace {

using Kind = wire::Frame::KindCase;
constexpr size_t roomCount = 1000;
constexpr size_t deviceCount = 100;

struct Meeting {
    explicit Meeting(bool withReplica) : toReplica(withReplica) {
        for (Node* node : {&left, &right}) {
            node->instance = random.make<InstanceId>();
            node->deviceKey = std::make_shared<const crypto::SigningKey>(crypto::SigningKey::generate(random));
            const auto root = crypto::SigningKey::generate(random);
            node->device = feed::certifyDevice(root, node->deviceKey->publicAs<DeviceId>(), {}, "device");
        }
        for (size_t i = 0; i < roomCount; ++i) addRoom();
    }
    void addRoom() {
        const auto room = random.make<RoomId>();
        const auto secret = crypto::Key::random(random);
        const auto tag = random.make<ReplicaTag>();
        const auto depot = std::make_shared<const crypto::SigningKey>(crypto::SigningKey::generate(random));
        left.offers.push_back({room, secret.clone(), tag, depot});
        if (!toReplica) right.offers.push_back({room, secret.clone(), std::nullopt, nullptr});
        sync::LocalRoom local{room, sync::Access::Full, {}, {}};
        for (size_t i = 0; i < deviceCount; ++i) {
            for (const auto kind : {feed::Kind::Control, feed::Kind::Content}) {
                local.heads.push_back({random.make<FeedId>(), kind, 1 + random.below(10'000), ++change, std::nullopt});
            }
            local.receipts.push_back({local.heads.back().feed, 1 + random.below(1000), {}, {}, ++change});
        }
        const RoomId there = toReplica ? RoomId{tag.value} : room;
        left.rooms.emplace(room, local);
        local.room = there;
        right.rooms.emplace(there, std::move(local));
    }

    bool toReplica;
    test::SeededRandom random{3};
    Node left;
    Node right;
    uint64_t change = 0;
};

void measure(bool toReplica, Figures& figures) {
    Meeting meeting(toReplica);
    Pair(meeting.left, meeting.right, toReplica, meeting.random).settle();
    if (!meeting.left.cursor) stop("the first session did not come to rest");
    Pair again(meeting.left, meeting.right, toReplica, meeting.random);
    const double ms = 1000 * timeOf([&] { again.settle(); }).cpuSeconds;
    const Told resumed = again.toldOf({Kind::kResume, Kind::kSettled});
    Told introduced;
    for (const auto& [kind, told] : again.told()) {
        if (kind == Kind::kResume || kind == Kind::kSettled) continue;
        const bool isIntroduction = kind == Kind::kHello || (kind >= Kind::kRoomTags && kind <= Kind::kRoomsOpened);
        if (!isIntroduction) stop("more was said than a resume");
        introduced += told;
    }
    const size_t rounds = again.roundOf(1, Kind::kSettled) - again.roundOf(0, Kind::kResume) + 1;
    const std::string with = toReplica ? ", with a replica" : ", device with device";
    const auto number = [](size_t value) { return static_cast<double>(value); };
    figures.push_back({"idle resync" + with, number(resumed.bytes), "bytes", 0, "",
                       std::to_string(resumed.frames) + " frames, both directions", valueAtMost(150)});
    figures.push_back({"  on the wire, sealed and framed", number(resumed.onTheWire()), "bytes", 0, "", ""});
    figures.push_back(
        {"  round trips until the one who dialled is settled", number(rounds) / 2, "", 0, "", "", valueAtMost(1)});
    figures.push_back({"  introduction before it, 1,000 rooms", number(introduced.onTheWire()), "bytes", 0, "", ""});
    figures.push_back({"  both sessions' work", ms, "ms CPU", 0, "", ""});
}

} // namespace

Figures resync(const Options&) {
    Figures figures;
    measure(false, figures);
    measure(true, figures);
    return figures;
}

} // namespace ieum::bench
