// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/grant.h"

#include "crypto/aead.h"

namespace ieum::room {

wire::LinkGrant sealGrant(const feed::DeviceCertificate& newcomer, const Granted& granted, const RoomId& in,
                          Random& random) {
    wire::LinkSecret secret;
    *secret.mutable_certificate() = feed::toWire(granted.certificate);
    *secret.mutable_own_room() = toWire(granted.ownRoom);
    wire::LinkGrant grant;
    grant.set_to_device(wire::fieldOf(newcomer.device));
    const Bytes sealed = crypto::sealTo(newcomer.agreement, wire::encode(secret), in.view(), random);
    grant.set_sealed(std::string(textOf(sealed)));
    return grant;
}

std::optional<Granted> openGrant(const wire::LinkGrant& grant, const RoomId& in, const Self& self) {
    if (grant.to_device() != wire::fieldOf(self.certificate.device)) return std::nullopt;
    const auto opened = crypto::openSealed(*self.agreement, bytesOf(grant.sealed()), in.view());
    if (!opened) return std::nullopt;
    const auto secret = wire::decode<wire::LinkSecret>(*opened);
    if (!secret) return std::nullopt;
    const auto certificate = feed::readDeviceCertificate(secret->certificate());
    auto ownRoom = readWelcome(secret->own_room());
    const bool isOurs = certificate && ownRoom && ownRoom->kind == RoomKind::Self &&
                        certificate->device == self.certificate.device &&
                        certificate->agreement == self.certificate.agreement;
    if (!isOurs) return std::nullopt;
    return Granted{*certificate, std::move(*ownRoom)};
}

} // namespace ieum::room
