// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/opening.h"

#include "room/body_seal.h"
#include "room/error.h"
#include "room/limits.h"

namespace ieum::room {

Bytes openingBody(const Self& self, const RoomId& room, const FeedId& feed, feed::Kind kind,
                  const std::vector<Predecessor>& predecessors, Random& random) {
    std::array<std::byte, 16> incarnation{};
    random.fill(incarnation);
    wire::FeedOpen open;
    *open.mutable_device() = feed::toWire(self.certificate);
    *open.mutable_feed() = feed::toWire(feed::certifyFeed(*self.deviceKey, room, feed, kind, incarnation));
    for (const Predecessor& each : predecessors) {
        wire::Predecessor& cited = *open.add_predecessors();
        cited.set_feed(wire::fieldOf(each.feed));
        cited.set_seq(each.head.seq);
        cited.set_head(wire::fieldOf(each.head.id));
    }
    if (kind == feed::Kind::Control) {
        wire::ControlBody body;
        *body.mutable_open() = std::move(open);
        return wire::encode(body);
    }
    wire::ContentBody body;
    *body.mutable_open() = std::move(open);
    return wire::encode(body);
}

Result<Opening> readOpening(const RoomKeys& keys, const RoomId& room, const feed::Event& first, feed::Kind kind) {
    const auto bad = [] { return fail(Cause::Peer, RoomError::BadBody, 1); };
    const auto plain = openBody(keys.control(), {first.header.feed, 1, EpochId{}}, first.body);
    if (!plain || !first.header.epoch.isZero()) return bad();
    wire::FeedOpen open;
    if (kind == feed::Kind::Control) {
        const auto body = wire::decode<wire::ControlBody>(*plain);
        if (!body || !body->has_open()) return bad();
        open = body->open();
    } else {
        const auto body = wire::decode<wire::ContentBody>(*plain);
        if (!body || !body->has_open()) return bad();
        open = body->open();
    }
    const auto device = feed::readDeviceCertificate(open.device());
    if (!device) return passOn(device);
    const auto feed = feed::readFeedCertificate(open.feed(), device->device);
    if (!feed) return passOn(feed);
    if (feed->room != room || feed->feed != first.header.feed || feed->kind != kind) return bad();
    Opening opening{{feed->feed, room, kind, device->device, device->person}, *device, {}};
    if (static_cast<size_t>(open.predecessors_size()) > predecessorsMax) return bad();
    for (const wire::Predecessor& each : open.predecessors()) {
        const auto cited = wire::idOf<FeedId>(each.feed());
        const auto head = wire::idOf<EventId>(each.head());
        if (!cited || !head) return bad();
        opening.predecessors.push_back({*cited, {each.seq(), *head, {}}});
    }
    return opening;
}

} // namespace ieum::room
