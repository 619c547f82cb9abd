// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/certificate.h"

#include "base/utf8.h"
#include "feed/limits.h"

#include <algorithm>

namespace ieum::feed {

namespace {

constexpr std::string_view deviceLabel = "ieum device v1";
constexpr std::string_view furtherDeviceLabel = "ieum further device v1";
constexpr std::string_view takenBackLabel = "ieum device taken back v1";
constexpr std::string_view feedLabel = "ieum feed v1";

std::byte byteOf(Kind kind) { return static_cast<std::byte>(kind); }

/// What is shown is the cleaned form, and a name that changes by cleaning is refused, or two spellings of one label
/// would carry the same signature.
bool isLabel(const std::string& name) { return name.size() <= 512 && !name.empty() && cleanLabel(name) == name; }

Result<Certifier> readCertifier(const wire::Certifier& from) {
    const auto device = wire::idOf<DeviceId>(from.device());
    const auto agreement = wire::idOf<crypto::AgreementPublicKey>(from.agreement());
    const auto signature = wire::idOf<crypto::Signature>(from.signature());
    if (!device) return passOn(device);
    if (!agreement) return passOn(agreement);
    if (!signature) return passOn(signature);
    if (!isLabel(from.name())) return fail(Cause::Peer, FeedError::BadCertificate);
    return Certifier{*device, *agreement, from.name(), *signature};
}

/// `by`: the device that signed; nothing: the root.
bool isVouchedFor(const PersonId& person, const std::optional<DeviceId>& by, const Certifier& device) {
    const ByteView name = bytesOf(device.name);
    const Done good =
        by ? crypto::verify(by->view(), furtherDeviceLabel,
                            {person.view(), by->view(), device.device.view(), device.agreement.view(), name},
                            device.signature)
           : crypto::verify(person.view(), deviceLabel,
                            {person.view(), device.device.view(), device.agreement.view(), name}, device.signature);
    return good.has_value();
}

bool isVouchedFor(const DeviceCertificate& certificate) {
    std::vector<Certifier> chain{{certificate.device, certificate.agreement, certificate.name, certificate.signature}};
    chain.insert(chain.end(), certificate.certifiers.begin(), certificate.certifiers.end());
    for (size_t i = 0; i < chain.size(); ++i) {
        const bool byRoot = i + 1 == chain.size();
        const auto by = byRoot ? std::nullopt : std::optional(chain[i + 1].device);
        // A device that stands twice would vouch for itself.
        const bool again = std::any_of(chain.begin(), chain.begin() + static_cast<ptrdiff_t>(i),
                                       [&](const Certifier& each) { return each.device == chain[i].device; });
        if (again || !isVouchedFor(certificate.person, by, chain[i])) return false;
    }
    return true;
}

} // namespace

const std::string& personNameOf(const DeviceCertificate& certificate) {
    return certificate.certifiers.empty() ? certificate.name : certificate.certifiers.back().name;
}

DeviceCertificate certifyDevice(const crypto::SigningKey& root, const DeviceId& device,
                                const crypto::AgreementPublicKey& agreement, std::string name) {
    DeviceCertificate made{root.publicAs<PersonId>(), device, agreement, std::move(name), {}, {}};
    made.signature = root.sign(deviceLabel, {made.person.view(), device.view(), agreement.view(), bytesOf(made.name)});
    return made;
}

crypto::Signature takeBack(const crypto::SigningKey& root, const DeviceId& device) {
    return root.sign(takenBackLabel, {device.view()});
}

bool isTakenBack(const PersonId& person, const DeviceId& device, const crypto::Signature& byRoot) {
    return crypto::verify(person.view(), takenBackLabel, {device.view()}, byRoot).has_value();
}

FeedCertificate certifyFeed(const crypto::SigningKey& device, const RoomId& room, const FeedId& feed, Kind kind,
                            const std::array<std::byte, 16>& incarnation) {
    FeedCertificate made{room, feed, kind, incarnation, {}};
    const std::array kindByte{byteOf(kind)};
    made.signature = device.sign(feedLabel, {room.view(), feed.view(), kindByte, incarnation});
    return made;
}

std::optional<DeviceCertificate> certifyFurther(const crypto::SigningKey& certifierKey,
                                                const DeviceCertificate& certifier, const DeviceId& device,
                                                const crypto::AgreementPublicKey& agreement, std::string name) {
    if (certifier.certifiers.size() >= certifiersMax) return std::nullopt;
    DeviceCertificate made{certifier.person, device, agreement, std::move(name), {}, {}};
    made.signature = certifierKey.sign(furtherDeviceLabel, {made.person.view(), certifier.device.view(), device.view(),
                                                            agreement.view(), bytesOf(made.name)});
    made.certifiers.push_back({certifier.device, certifier.agreement, certifier.name, certifier.signature});
    made.certifiers.insert(made.certifiers.end(), certifier.certifiers.begin(), certifier.certifiers.end());
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
    const bool sound = isLabel(from.name()) && static_cast<size_t>(from.certifiers_size()) <= certifiersMax;
    if (!sound) return fail(Cause::Peer, FeedError::BadCertificate);
    DeviceCertificate made{*person, *device, *agreement, from.name(), *signature, {}};
    for (const wire::Certifier& each : from.certifiers()) {
        auto certifier = readCertifier(each);
        if (!certifier) return passOn(certifier);
        made.certifiers.push_back(std::move(*certifier));
    }
    if (!isVouchedFor(made)) return fail(Cause::Peer, FeedError::BadCertificate);
    return made;
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
    for (const Certifier& each : certificate.certifiers) {
        wire::Certifier& certifier = *out.add_certifiers();
        certifier.set_device(wire::fieldOf(each.device));
        certifier.set_agreement(wire::fieldOf(each.agreement));
        certifier.set_name(each.name);
        certifier.set_signature(wire::fieldOf(each.signature));
    }
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
