// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/own_devices.h"

#include "feed/limits.h"
#include "node/error.h"

#include <algorithm>

namespace ieum::node {

namespace {

bool has(const room::Member& member, const DeviceId& device) {
    return std::any_of(member.devices.begin(), member.devices.end(),
                       [&](const auto& known) { return known.device == device; });
}

/// What a room does not let us do is left as it is; what the store cannot do ends the batch.
Done unlessRefused(const Error& error) {
    return error.cause == Cause::Input ? Done() : Done(tl::unexpected<Error>(error));
}

} // namespace

bool mayLink(const Identity& identity) { return identity.self.certificate.certifiers.size() < feed::certifiersMax; }

room::Room* OwnDevices::room() {
    for (const auto& [id, room] : m_rooms.all()) {
        if (room->record().kind == room::RoomKind::Self && room->isMember()) return room.get();
    }
    return nullptr;
}

Result<feed::DeviceCertificate> OwnDevices::admit(const feed::DeviceCertificate& newcomer, Now now) {
    const Identity& identity = *m_world.identity;
    auto certificate = feed::certifyFurther(*identity.device, identity.self.certificate, newcomer.device,
                                            newcomer.agreement, newcomer.name);
    if (!certificate) return fail(Cause::Input, NodeError::DeviceTooFar);
    if (room() == nullptr) {
        const auto made = m_rooms.create(room::RoomKind::Self, identity.name(), now);
        if (!made) return passOn(made);
    }
    room::Room& own = *room();
    const auto added = own.operate(room::AddDeviceOp{*certificate}, now);
    if (!added) return passOn(added);
    m_rooms.noteChanges(own.record().id, *added);
    m_world.effects.memberLists.insert(own.record().id);
    return std::move(*certificate);
}

room::RevokeDeviceOp OwnDevices::revocationOf(const DeviceId& device) const {
    room::RevokeDeviceOp revocation{m_world.identity->person(), device, {}};
    if (m_world.identity->root) revocation.byRoot = feed::takeBack(*m_world.identity->root, device);
    return revocation;
}

std::vector<feed::DeviceCertificate> OwnDevices::all() const {
    std::vector<feed::DeviceCertificate> devices{m_world.identity->self.certificate};
    for (const auto& [id, room] : m_rooms.all()) {
        const auto member = room->members().members().find(m_world.identity->person());
        if (member == room->members().members().end()) continue;
        for (const feed::DeviceCertificate& each : member->second.devices) {
            const bool isKnown = std::any_of(devices.begin(), devices.end(),
                                             [&](const auto& known) { return known.device == each.device; });
            if (!isKnown) devices.push_back(each);
        }
    }
    return devices;
}

Done OwnDevices::revoke(const DeviceId& device, Now now) {
    room::Room* own = room();
    const PersonId self = m_world.identity->person();
    if (own == nullptr || !has(own->members().members().at(self), device)) return revokeElsewhere(device, now);
    const auto revoked = own->operate(revocationOf(device), now);
    if (!revoked) return passOn(revoked);
    m_rooms.noteChanges(own->record().id, *revoked);
    m_world.effects.memberLists.insert(own->record().id);
    return {};
}

Done OwnDevices::revokeElsewhere(const DeviceId& device, Now now) {
    bool isThere = false;
    for (const auto& [id, room] : m_rooms.all()) {
        const auto member = room->members().members().find(m_world.identity->person());
        const bool isIn = member != room->members().members().end() && room->isMember() && has(member->second, device);
        if (!isIn) continue;
        isThere = true;
        if (const auto done = shutOut(*room, device, now); !done) return done;
    }
    return isThere ? Done() : fail(Cause::Input, NodeError::NoSuchDevice);
}

Done OwnDevices::enter(Now now) {
    for (const room::Welcomed& welcomed : std::exchange(m_world.effects.welcomes, {})) {
        const auto joined = m_rooms.join(welcomed, nullptr, now);
        if (!joined) return passOn(joined);
    }
    return {};
}

Done OwnDevices::settle(Now now) {
    if (!m_world.effects.rooms && m_world.effects.memberLists.empty()) return {};
    room::Room* own = room();
    if (own == nullptr) return {};
    const room::Member member = own->members().members().at(m_world.identity->person());
    for (const auto& [id, each] : m_rooms.all()) {
        const bool isOurs = each.get() != own && each->isMember();
        if (!isOurs) continue;
        if (const auto brought = bring(*each, member, now); !brought) return brought;
    }
    return {};
}

Done OwnDevices::bring(room::Room& into, const room::Member& own, Now now) {
    const room::Member there = into.members().members().at(own.person);
    for (const feed::DeviceCertificate& device : own.devices) {
        // One that somebody there has revoked stays out.
        if (has(there, device.device) || there.revoked.contains(device.device)) continue;
        if (const auto done = letIn(into, device, now); !done) return done;
    }
    for (const feed::DeviceCertificate& device : there.devices) {
        if (has(own, device.device) || !own.revoked.contains(device.device)) continue;
        if (const auto done = shutOut(into, device.device, now); !done) return done;
    }
    return {};
}

Done OwnDevices::letIn(room::Room& into, const feed::DeviceCertificate& device, Now now) {
    const auto added = into.operate(room::AddDeviceOp{device}, now);
    if (!added) return unlessRefused(added.error());
    m_rooms.noteChanges(into.record().id, *added);
    m_world.effects.memberLists.insert(into.record().id);
    room::Room& own = *room();
    std::vector<wire::ControlBody> bodies(1);
    *bodies.front().mutable_welcome() =
        room::sealWelcome(device, room::welcomeTo(into.record(), {}), own.record().id, m_world.random);
    const auto said = own.say(bodies, now);
    return said ? Done() : Done(passOn(said));
}

Done OwnDevices::shutOut(room::Room& from, const DeviceId& device, Now now) {
    const auto revoked = from.operate(revocationOf(device), now);
    if (!revoked) return unlessRefused(revoked.error());
    m_rooms.noteChanges(from.record().id, *revoked);
    m_world.effects.memberLists.insert(from.record().id);
    return {};
}

} // namespace ieum::node
