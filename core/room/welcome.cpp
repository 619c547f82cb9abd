// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/welcome.h"

#include "base/utf8.h"
#include "crypto/aead.h"
#include "room/limits.h"

#include <algorithm>

namespace ieum::room {

namespace {

constexpr RoomKind welcomedKinds[] = {RoomKind::Direct, RoomKind::Group, RoomKind::Notice, RoomKind::Self};

} // namespace

Welcomed copyOf(const Welcomed& other) {
    return {other.room, other.secret.clone(), other.kind, other.name, other.replicas};
}

Welcomed welcomeTo(const RoomRecord& room, std::vector<std::string> replicas) {
    return {room.id, room.secret.clone(), room.kind, room.name, std::move(replicas)};
}

wire::WelcomeSecret toWire(const Welcomed& to) {
    wire::WelcomeSecret secret;
    secret.set_room(wire::fieldOf(to.room));
    secret.set_secret(std::string(textOf(to.secret.view())));
    secret.set_kind(static_cast<uint32_t>(to.kind));
    secret.set_name(to.name);
    for (size_t i = 0; i < std::min(to.replicas.size(), replicasMax); ++i) secret.add_replicas(to.replicas[i]);
    return secret;
}

std::optional<Welcomed> readWelcome(const wire::WelcomeSecret& secret) {
    const auto room = wire::idOf<RoomId>(secret.room());
    auto key = crypto::Key::from(bytesOf(secret.secret()));
    const bool known = std::any_of(std::begin(welcomedKinds), std::end(welcomedKinds),
                                   [&](RoomKind kind) { return secret.kind() == static_cast<uint32_t>(kind); });
    if (!room || !key || !known || secret.replicas_size() > static_cast<int>(replicasMax)) return std::nullopt;
    return Welcomed{*room,
                    std::move(*key),
                    static_cast<RoomKind>(secret.kind()),
                    cleanLabel(secret.name()),
                    {secret.replicas().begin(), secret.replicas().end()}};
}

wire::Welcome sealWelcome(const feed::DeviceCertificate& device, const Welcomed& to, const RoomId& in, Random& random) {
    wire::Welcome welcome;
    welcome.set_to_device(wire::fieldOf(device.device));
    const Bytes sealed = crypto::sealTo(device.agreement, wire::encode(toWire(to)), in.view(), random);
    welcome.set_sealed(std::string(textOf(sealed)));
    return welcome;
}

std::optional<Welcomed> openWelcome(const wire::Welcome& welcome, const RoomId& in, const Self& self) {
    if (welcome.to_device() != wire::fieldOf(self.certificate.device)) return std::nullopt;
    const auto opened = crypto::openSealed(*self.agreement, bytesOf(welcome.sealed()), in.view());
    if (!opened) return std::nullopt;
    const auto secret = wire::decode<wire::WelcomeSecret>(*opened);
    return secret ? readWelcome(*secret) : std::nullopt;
}

} // namespace ieum::room
