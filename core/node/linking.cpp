// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/linking.h"

#include "base/reader.h"
#include "base/writer.h"
#include "node/error.h"
#include "node/limits.h"
#include "room/link_code.h"

#include <algorithm>

namespace ieum::node {

namespace {

std::string settingOf(const RoomId& rendezvous) { return "link " + rendezvous.hex(); }

/// What a link says; of a code only the secret, and nobody's person.
Result<room::Invite> inviteOf(std::string_view linkOrCode) {
    if (linkOrCode.starts_with("ieum:")) return room::readLink(linkOrCode);
    const auto code = room::readLinkCode(linkOrCode);
    if (!code) return passOn(code);
    room::Invite invite;
    invite.secret = room::secretOfLinkCode(*code);
    invite.kind = room::RoomKind::Self;
    return invite;
}

} // namespace

/// What is remembered of a link.
struct Linking::Record {
    bool isNew = false; ///< this is the device that comes
    bool isDone = false;
    int64_t madeMs = 0; ///< our clock
    std::string link;   ///< or the code, as it was shown
};

Result<Linking::Record> Linking::read(const RoomId& rendezvous) const {
    const auto stored = m_world.stores.settings.get(settingOf(rendezvous));
    if (!stored) return passOn(stored);
    if (!*stored) return fail(Cause::Machine, NodeError::ProfileCorrupt);
    Reader reader(**stored);
    Record record;
    record.isNew = reader.u8() != 0;
    record.isDone = reader.u8() != 0;
    record.madeMs = static_cast<int64_t>(reader.u64());
    record.link = textOf(reader.take(reader.left()));
    if (!reader.finish()) return fail(Cause::Machine, NodeError::ProfileCorrupt);
    return record;
}

Done Linking::write(const RoomId& rendezvous, const Record& record) {
    const Bytes bytes = Writer()
                            .u8(record.isNew ? 1 : 0)
                            .u8(record.isDone ? 1 : 0)
                            .u64(static_cast<uint64_t>(record.madeMs))
                            .put(bytesOf(record.link))
                            .take();
    return m_world.stores.settings.set(settingOf(rendezvous), bytes);
}

bool Linking::isOurs(const RoomId& rendezvous) const {
    return m_world.stores.settings.get(settingOf(rendezvous)).value_or(std::nullopt).has_value();
}

Result<Linking::Offer> Linking::offer(std::vector<std::string> replicas, std::vector<std::string> lanAddresses,
                                      Now now) {
    if (!mayLink(*m_world.identity)) return fail(Cause::Input, NodeError::DeviceTooFar);
    room::Invite invite;
    std::string code = room::makeLinkCode(m_world.random);
    invite.secret = room::secretOfLinkCode(code);
    invite.person = m_world.identity->person();
    invite.inviter = m_world.identity->name();
    invite.kind = room::RoomKind::Self;
    invite.replicas = std::move(replicas);
    invite.addresses = std::move(lanAddresses);
    const auto rendezvous = m_rooms.openRendezvous(invite.secret, now);
    if (!rendezvous) return passOn(rendezvous);
    std::string link = room::toLink(invite);
    if (const auto written = write(*rendezvous, {false, false, now.wall.ms, link}); !written) return passOn(written);
    return Offer{std::move(link), std::move(code)};
}

Result<room::Invite> Linking::accept(std::string_view linkOrCode, Now now) {
    auto invite = inviteOf(linkOrCode);
    if (!invite) return passOn(invite);
    if (invite->kind != room::RoomKind::Self) return fail(Cause::Input, RoomError::BadInvite);
    const RoomId id = room::rendezvousRoomOf(invite->secret);
    if (isOurs(id)) {
        const auto before = read(id);
        if (!before) return passOn(before);
        if (before->isDone || !before->isNew) return fail(Cause::Input, NodeError::InviteUsed);
        return invite;
    }
    if (!isFresh()) return fail(Cause::Input, NodeError::NotFresh);
    const auto rendezvous = m_rooms.openRendezvous(invite->secret, now);
    if (!rendezvous) return passOn(rendezvous);
    const auto code = room::readLinkCode(linkOrCode);
    const auto written = write(*rendezvous, {true, false, now.wall.ms, code ? *code : std::string(linkOrCode)});
    if (!written) return passOn(written);
    return invite;
}

Done Linking::absorb(const RoomId& id, const room::Meeting& meeting, std::vector<std::string>& replicas, Now now) {
    auto record = read(id);
    if (!record) return passOn(record);
    if (record->isDone) return {};
    if (!record->isNew) {
        const bool isStranger = meeting.met && meeting.met->person != m_world.identity->person();
        const bool isInTime = now.wall.ms - record->madeMs <= linkLifeMs && now.wall.ms >= record->madeMs - linkLifeMs;
        return isStranger && isInTime ? grant(id, *record, *meeting.met, now) : Done();
    }
    // The first of several links that is answered counts.
    if (!meeting.granted || !m_world.identity->root) return {};
    const auto& told = meeting.granted->ownRoom.replicas;
    replicas.insert(replicas.end(), told.begin(), told.end());
    return become(id, *record, *meeting.granted, now);
}

Done Linking::grant(const RoomId& id, Record& record, const feed::DeviceCertificate& newcomer, Now now) {
    auto certificate = m_devices.admit(newcomer, now);
    if (!certificate) return passOn(certificate);
    std::vector<std::string> replicas;
    const auto known = m_world.stores.peers.replicas();
    if (!known) return passOn(known);
    replicas.reserve(known->size());
    for (const auto& replica : *known) replicas.push_back(replica.address);
    const room::Granted granted{*certificate, room::welcomeTo(m_devices.room()->record(), std::move(replicas))};
    const auto said = m_rooms.findRendezvous(id)->grant(newcomer, granted, now, m_world.random);
    if (!said) return said;
    record.isDone = true;
    m_world.effects.events.push_back(DeviceLinked{certificate->person, certificate->device, certificate->name});
    m_world.effects.rooms = true;
    return write(id, record);
}

Done Linking::become(const RoomId& id, Record& record, const room::Granted& granted, Now now) {
    const auto invite = inviteOf(record.link);
    if (!invite) return passOn(invite);
    // Everybody who has the link can write there; only the person whom it names can vouch for us in his name. A code
    // names nobody: whoever it was shown to may.
    if (!invite->person.isZero() && granted.certificate.person != invite->person) return {};
    if (const auto became = adopt(*m_world.identity, granted.certificate, m_world.stores.settings); !became) {
        return became;
    }
    const auto joined = m_rooms.join(granted.ownRoom, nullptr, now);
    if (!joined) return passOn(joined);
    record.isDone = true;
    m_world.effects.introduceAgain = true;
    m_world.effects.memberLists.insert(*joined);
    const feed::DeviceCertificate& self = granted.certificate;
    m_world.effects.events.push_back(DeviceLinked{self.person, self.device, self.name});
    return write(id, record);
}

std::vector<Linking::Record> Linking::waiting() const {
    std::vector<Record> records;
    if (!m_world.identity->root) return records; // linked by now
    for (const auto& [id, meeting] : m_rooms.meetings()) {
        if (!isOurs(id)) continue;
        auto record = read(id);
        if (record && record->isNew && !record->isDone) records.push_back(std::move(*record));
    }
    return records;
}

/// Nothing has happened here yet but links that were accepted.
bool Linking::isFresh() const {
    return m_world.identity->root && m_rooms.all().empty() && m_rooms.meetings().size() == waiting().size();
}

std::vector<std::string> Linking::addresses() const {
    std::vector<std::string> all;
    for (const Record& record : waiting()) {
        const auto invite = inviteOf(record.link);
        if (invite) all.insert(all.end(), invite->addresses.begin(), invite->addresses.end());
    }
    return all;
}

std::string Linking::waitsFor() const {
    const std::vector<Record> records = waiting();
    const auto latest = std::max_element(records.begin(), records.end(),
                                         [](const auto& a, const auto& b) { return a.madeMs < b.madeMs; });
    if (latest == records.end()) return {};
    const auto invite = room::readLink(latest->link);
    return invite && !invite->inviter.empty() ? invite->inviter : latest->link;
}

} // namespace ieum::node
