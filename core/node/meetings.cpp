// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/meetings.h"

#include "net/replica_address.h"
#include "node/error.h"
#include "node/limits.h"
#include "wire/codec.h"

namespace ieum::node {

/// What is remembered of an invitation: the link, which end we are, the room it is for, and whether it is done.
struct Meetings::Record {
    bool inviter = false;
    bool done = false;
    std::optional<RoomId> room;
    std::string link;
    Bytes inviterDevice; ///< acceptor: the certificate of the one who invited, once met (body.proto)

    static constexpr size_t fixedBytes = 2 + 32;
};

namespace {

Done letBack(RoomSet& rooms, room::Room& room, const feed::DeviceCertificate& device, Now now) {
    const auto added = room.operate(room::AddDeviceOp{device}, now);
    if (!added) return passOn(added);
    rooms.noteChanges(room.record().id, *added);
    return {};
}

} // namespace

std::string Meetings::settingOf(const RoomId& rendezvous) const { return "meeting " + rendezvous.hex(); }

Result<Meetings::Record> Meetings::read(const RoomId& rendezvous) const {
    const auto stored = m_world.stores.settings.get(settingOf(rendezvous));
    if (!stored) return passOn(stored);
    if (!*stored || (*stored)->size() < Record::fixedBytes + 2) return fail(Cause::Machine, NodeError::ProfileCorrupt);
    const ByteView bytes(**stored);
    Record record;
    record.inviter = bytes[0] != std::byte{0};
    record.done = bytes[1] != std::byte{0};
    const RoomId room = *RoomId::from(bytes.subspan(2, 32));
    if (!room.isZero()) record.room = room;
    const size_t linkBytes = std::to_integer<size_t>(bytes[34]) + 256 * std::to_integer<size_t>(bytes[35]);
    if (bytes.size() < 36 + linkBytes) return fail(Cause::Machine, NodeError::ProfileCorrupt);
    record.link = textOf(bytes.subspan(36, linkBytes));
    record.inviterDevice = copyOf(bytes.subspan(36 + linkBytes));
    return record;
}

Done Meetings::write(const RoomId& rendezvous, const Record& record) {
    Bytes bytes{std::byte{record.inviter}, std::byte{record.done}};
    append(bytes, record.room.value_or(RoomId{}).view());
    bytes.push_back(static_cast<std::byte>(record.link.size() & 255U));
    bytes.push_back(static_cast<std::byte>(record.link.size() >> 8U));
    append(bytes, bytesOf(record.link));
    append(bytes, record.inviterDevice);
    return m_world.stores.settings.set(settingOf(rendezvous), bytes);
}

std::vector<std::string> Meetings::replicaAddresses() const {
    std::vector<std::string> addresses;
    const auto replicas = m_world.stores.peers.replicas();
    if (!replicas) return addresses;
    for (const auto& replica : *replicas) addresses.push_back(replica.address);
    return addresses;
}

Result<std::string> Meetings::invite(const std::optional<RoomId>& roomId, const std::vector<std::string>& lanAddresses,
                                     Now now) {
    room::Invite invite;
    invite.secret = crypto::Key::random(m_world.random);
    invite.person = m_world.identity->person();
    invite.inviter = m_world.identity->name();
    invite.replicas = replicaAddresses();
    invite.addresses = lanAddresses;
    if (roomId) {
        const room::Room* room = m_rooms.find(*roomId);
        if (room == nullptr) return fail(Cause::Input, NodeError::NoSuchRoom);
        const bool mayInvite =
            room->record().kind != room::RoomKind::Direct && room::mayAdd(room->members(), m_world.identity->person());
        if (!mayInvite) return fail(Cause::Input, NodeError::NotAllowed);
        invite.kind = room->record().kind;
        invite.roomName = room->record().name;
    } else if (!m_world.identity->root) {
        return fail(Cause::Input, NodeError::NeedsFirstDevice);
    }
    const auto rendezvous = m_rooms.openRendezvous(invite.secret, now);
    if (!rendezvous) return passOn(rendezvous);
    std::string link = room::toLink(invite);
    if (const auto written = write(*rendezvous, {true, false, roomId, link, {}}); !written) return passOn(written);
    return link;
}

Result<Accepted> Meetings::accept(std::string_view link, Now now) {
    const auto invite = room::readLink(link);
    if (!invite) return passOn(invite);
    const bool isForUs = invite->kind != room::RoomKind::Self && invite->person != m_world.identity->person();
    if (!isForUs) return fail(Cause::Input, NodeError::BadInvite);
    const RoomId id = room::rendezvousRoomOf(invite->secret);
    if (m_world.stores.settings.get(settingOf(id)).value_or(std::nullopt)) {
        const auto before = read(id);
        if (before && before->done) return fail(Cause::Input, NodeError::InviteUsed);
        return Accepted{std::nullopt, invite->inviter};
    }
    const auto rendezvous = m_rooms.openRendezvous(invite->secret, now);
    if (!rendezvous) return passOn(rendezvous);
    if (const auto written = write(*rendezvous, {false, false, std::nullopt, std::string(link), {}}); !written) {
        return passOn(written);
    }
    m_newReplicas.insert(m_newReplicas.end(), invite->replicas.begin(), invite->replicas.end());
    m_addressesChanged = true;
    return Accepted{std::nullopt, invite->inviter};
}

Result<Linking::Offer> Meetings::linkDevice(const std::vector<std::string>& lanAddresses, Now now) {
    return m_linking.offer(replicaAddresses(), lanAddresses, now);
}

Result<Accepted> Meetings::joinAsDevice(std::string_view link, Now now) {
    const auto invite = m_linking.accept(link, now);
    if (!invite) return passOn(invite);
    m_newReplicas.insert(m_newReplicas.end(), invite->replicas.begin(), invite->replicas.end());
    m_addressesChanged = true;
    return Accepted{std::nullopt, m_linking.waitsFor()};
}

Done Meetings::absorb(const RoomId& id, const feed::Range& range, Now now) {
    room::Rendezvous* rendezvous = m_rooms.findRendezvous(id);
    if (rendezvous == nullptr) return {};
    const auto meeting = rendezvous->absorb(range);
    if (!meeting) return passOn(meeting);
    if (m_linking.isOurs(id)) {
        if (const auto gone = goOn(now); !gone) return gone;
        return m_linking.absorb(id, *meeting, m_newReplicas, now);
    }
    auto record = read(id);
    if (!record) return passOn(record);
    if (record->done && (record->inviter || !m_world.identity->isRecovered)) return {};
    if (record->inviter) {
        const bool stranger = meeting->met && meeting->met->person != m_world.identity->person();
        return stranger ? welcome(id, *record, *meeting->met, now) : Done();
    }
    const auto invite = room::readLink(record->link);
    if (!invite) return passOn(invite);
    if (meeting->met && meeting->met->person == invite->person) {
        record->inviterDevice = wire::encode(feed::toWire(*meeting->met));
        if (const auto written = write(id, *record); !written) return written;
    }
    // Only the person whom the link names may welcome us, whoever else has seen the link.
    if (meeting->welcomed.empty() || meeting->welcomedBy != invite->person) return {};
    return enter(id, *record, *meeting, now);
}

Done Meetings::enter(const RoomId& id, Record& record, const room::Meeting& meeting, Now now) {
    const auto certificate = wire::decode<wire::DeviceCertificate>(record.inviterDevice);
    if (!certificate) return passOn(certificate);
    const auto inviter = feed::readDeviceCertificate(*certificate);
    if (!inviter || inviter->person != meeting.welcomedBy) return fail(Cause::Peer, NodeError::BadInvite);
    for (const room::Welcomed& welcomed : meeting.welcomed) {
        // An invitation is to one room, unless somebody comes back.
        const bool isEnough = !m_world.identity->isRecovered || m_rooms.all().size() >= roomsOfComebackMax;
        if (record.done && isEnough) break;
        const auto joined = m_rooms.join(welcomed, &*inviter, now);
        if (!joined) return passOn(joined);
        m_newReplicas.insert(m_newReplicas.end(), welcomed.replicas.begin(), welcomed.replicas.end());
        if (!record.done) record.room = *joined;
        record.done = true;
        m_world.effects.memberLists.insert(*joined);
    }
    return write(id, record);
}

/// A newcomer has come to us now, and may not come again: he is let in by a new incarnation rather than not at all.
Done Meetings::goOn(Now now) { return m_restoration.isReadOnly() ? m_restoration.goOn(now) : Done(); }

Done Meetings::welcome(const RoomId& id, Record& record, const feed::DeviceCertificate& newcomer, Now now) {
    if (const auto gone = goOn(now); !gone) return gone;
    Result<RoomId> roomId = record.room ? Result<RoomId>(*record.room) : m_rooms.openDirect(newcomer, nullptr, now);
    if (!roomId) return passOn(roomId);
    room::Room* room = m_rooms.find(*roomId);
    if (room == nullptr) return {}; // left in the meantime
    const bool isBack = room::comesBack(room->members(), newcomer);
    const bool isNew = record.room && room->members().roleOf(newcomer.person) == room::Role::None;
    if (isBack || isNew) {
        const auto added = isBack ? letBack(m_rooms, *room, newcomer, now) : room::admit(*room, newcomer, now);
        // We may have lost the right to ask people in since, or the room is full: the link stays open, and nobody waits
        // for it but the newcomer.
        if (!added && added.error().cause == Cause::Input) return {};
        if (!added) return added;
    }
    m_world.effects.memberLists.insert(*roomId);
    m_world.effects.rooms = true;
    if (const auto said = say(id, *room, newcomer, now); !said) return said;
    if (const auto back = welcomeBack(id, *roomId, newcomer, now); !back) return back;
    record.done = true;
    record.room = *roomId;
    return write(id, record);
}

Done Meetings::say(const RoomId& id, const room::Room& room, const feed::DeviceCertificate& newcomer, Now now) {
    return m_rooms.findRendezvous(id)->welcome(newcomer, room::welcomeTo(room.record(), replicaAddresses()), now,
                                               m_world.random);
}

Done Meetings::welcomeBack(const RoomId& id, const RoomId& besides, const feed::DeviceCertificate& newcomer, Now now) {
    for (const auto& [roomId, room] : m_rooms.all()) {
        const bool isOther = roomId != besides && room->isMember() && room::comesBack(room->members(), newcomer);
        if (!isOther) continue;
        const auto added = letBack(m_rooms, *room, newcomer, now);
        if (!added && added.error().cause == Cause::Input) continue; // a full room
        if (!added) return added;
        if (const auto said = say(id, *room, newcomer, now); !said) return said;
        m_world.effects.memberLists.insert(roomId);
    }
    return {};
}

Result<std::map<RoomId, std::optional<RoomId>>> Meetings::errands() const {
    std::map<RoomId, std::optional<RoomId>> all;
    for (const auto& [id, meeting] : m_rooms.meetings()) {
        if (m_linking.isOurs(id)) continue;
        const auto record = read(id);
        if (!record) return passOn(record);
        if (record->done == record->inviter) all.emplace(id, record->inviter ? record->room : std::nullopt);
    }
    return all;
}

std::vector<std::string> Meetings::addresses() const {
    std::vector<std::string> all = m_linking.addresses();
    for (const auto& [id, meeting] : m_rooms.meetings()) {
        if (m_linking.isOurs(id)) continue;
        const auto record = read(id);
        if (!record || record->done || record->inviter) continue;
        const auto invite = room::readLink(record->link);
        if (invite) all.insert(all.end(), invite->addresses.begin(), invite->addresses.end());
    }
    return all;
}

} // namespace ieum::node
