// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/certificate.h"

#include "base/utf8.h"

namespace ieum::feed {

namespace {

constexpr std::string_view deviceLabel = "ieum device v1";
constexpr std::string_view feedLabel = "ieum feed v1";

std::byte byteOf(Kind kind) { return static_cast<std::byte>(kind); }

} // namespace

DeviceCertificate certifyDevice(const crypto::SigningKey& root, const DeviceId& device,
                                const crypto::AgreementPublicKey& agreement, std::string name) {
    DeviceCertificate made{root.publicAs<PersonId>(), device, agreement, std::move(name), {}};
    made.signature = root.sign(deviceLabel, {made.person.view(), device.view(), agreement.view(), bytesOf(made.name)});
    return made;
}

FeedCertificate certifyFeed(const crypto::SigningKey& device, const RoomId& room, const FeedId& feed, Kind kind,
                            const std::array<std::byte, 16>& incarnation) {
    FeedCertificate made{room, feed, kind, incarnation, {}};
    const std::array kindByte{byteOf(kind)};
    made.signature = device.sign(feedLabel, {room.view(), feed.view(), kindByte, incarnation});
    return made;
}

Result<DeviceCertificate> readDeviceCertificate(const wire::DeviceCertificate& from) {
    const auto person = wire::idOf<PersonId>(from.person());
    const auto device = wire::idOf<DeviceId>(from.device());
    const auto agreement = wire::idOf<crypto::AgreementPublicKey>(from.agreement());
    const auto signature = wire::idOf<crypto::Signature>(from.signature());
    if (!person) return passOn(person);
    if (!device) return passOn(device);
    if (!agreement) return passOn(agreement);
    if (!signature) return passOn(signature);
    // Checked as signed; what is shown is the cleaned form, and a name that changes by cleaning is refused, or two
    // spellings of one label would carry the same signature.
    if (from.name().size() > 512 || cleanLabel(from.name()) != from.name() || from.name().empty()) {
        return fail(Cause::Peer, FeedError::BadCertificate);
    }
    if (!crypto::verify(person->view(), deviceLabel,
                        {person->view(), device->view(), agreement->view(), bytesOf(from.name())}, *signature)) {
        return fail(Cause::Peer, FeedError::BadCertificate);
    }
    return DeviceCertificate{*person, *device, *agreement, from.name(), *signature};
}

Result<FeedCertificate> readFeedCertificate(const wire::FeedCertificate& from, const DeviceId& device) {
    const auto room = wire::idOf<RoomId>(from.room());
    const auto feed = wire::idOf<FeedId>(from.feed());
    const auto signature = wire::idOf<crypto::Signature>(from.signature());
    if (!room) return passOn(room);
    if (!feed) return passOn(feed);
    if (!signature) return passOn(signature);
    if (from.incarnation().size() != 16 || (from.kind() != 1 && from.kind() != 2)) {
        return fail(Cause::Peer, FeedError::BadCertificate);
    }
    FeedCertificate made{*room, *feed, static_cast<Kind>(from.kind()), {}, *signature};
    const ByteView incarnation = bytesOf(from.incarnation());
    std::copy(incarnation.begin(), incarnation.end(), made.incarnation.begin());
    const std::array kindByte{byteOf(made.kind)};
    if (!crypto::verify(device.view(), feedLabel, {room->view(), feed->view(), kindByte, made.incarnation},
                        *signature)) {
        return fail(Cause::Peer, FeedError::BadCertificate);
    }
    return made;
}

wire::DeviceCertificate toWire(const DeviceCertificate& certificate) {
    wire::DeviceCertificate out;
    out.set_person(wire::fieldOf(certificate.person));
    out.set_device(wire::fieldOf(certificate.device));
    out.set_agreement(wire::fieldOf(certificate.agreement));
    out.set_name(certificate.name);
    out.set_signature(wire::fieldOf(certificate.signature));
    return out;
}

wire::FeedCertificate toWire(const FeedCertificate& certificate) {
    wire::FeedCertificate out;
    out.set_room(wire::fieldOf(certificate.room));
    out.set_feed(wire::fieldOf(certificate.feed));
    out.set_kind(static_cast<uint32_t>(certificate.kind));
    out.set_incarnation(std::string(textOf(certificate.incarnation)));
    out.set_signature(wire::fieldOf(certificate.signature));
    return out;
}

} // namespace ieum::feed
