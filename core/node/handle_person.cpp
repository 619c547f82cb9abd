// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/safety_number.h"
#include "node/handlers.h"
#include "node/limits.h"
#include "room/room_ids.h"
#include "store/fork_store.h"

#include <algorithm>

namespace ieum::node {

namespace {

/// All that a person's card says, gathered room by room.
class Gathering {
  public:
    Gathering(Parts& parts, const PersonId& person) : m_parts(parts) { m_row.person = person; }

    void add(const room::Room& room, const room::Member& member) {
        m_row.name = room.members().nameOf(member.person);
        for (const feed::DeviceCertificate& device : member.devices) m_devices.emplace(device.device, device.name);
        if (!room.isMember()) return; // what was shared once is shared no more
        const room::RoomRecord& record = room.record();
        m_row.rooms.push_back({record.id, m_parts.rooms.titleOf(room), static_cast<RoomKind>(record.kind),
                               static_cast<Role>(member.role)});
        if (m_row.sinceMs == 0 || record.createdMs < m_row.sinceMs) m_row.sinceMs = record.createdMs;
    }
    void noteClosed(const room::FeedRecord& feed) {
        if (feed.person == m_row.person) m_row.forked = true;
    }
    PersonRow finish() && {
        const PersonId& self = m_parts.world.identity->person();
        m_row.number = crypto::safetyNumber(self, m_row.person);
        addDevices();
        const RoomId direct = room::directRoomId(self, m_row.person);
        for (const SharedRoomRow& each : m_row.rooms) {
            if (each.room == direct) m_row.direct = direct;
        }
        std::sort(m_row.rooms.begin(), m_row.rooms.end(), [](const SharedRoomRow& a, const SharedRoomRow& b) {
            return std::tie(a.name, a.room) < std::tie(b.name, b.room);
        });
        if (m_row.rooms.size() > personRoomsMax) {
            m_row.moreRooms = static_cast<uint32_t>(m_row.rooms.size() - personRoomsMax);
            m_row.rooms.resize(personRoomsMax);
        }
        return std::move(m_row);
    }

  private:
    void addDevices() {
        std::set<DeviceId> connected;
        for (const auto& [channel, with] : m_parts.conversations.all()) {
            if (with->device && with->device->person == m_row.person) connected.insert(with->device->device);
        }
        m_row.reachable = !connected.empty();
        for (const auto& [device, name] : m_devices)
            m_row.devices.push_back({device, name, connected.contains(device)});
    }

    Parts& m_parts;
    PersonRow m_row;
    std::map<DeviceId, std::string> m_devices;
};

} // namespace

Result<PersonRow> answer(Parts& parts, const GetPerson& request, Now now) {
    const auto closed = store::closedFeeds(*parts.world.connection);
    const auto seen = parts.world.stores.peers.lastSeenMs(request.person.view());
    if (!closed) return passOn(closed);
    if (!seen) return passOn(seen);
    Gathering gathering(parts, request.person);
    bool isKnown = false;
    for (const auto& [id, room] : parts.rooms.all()) {
        const auto& members = room->members().members();
        const auto found = members.find(request.person);
        if (found == members.end()) continue;
        isKnown = true;
        gathering.add(*room, found->second);
        for (const FeedId& feed : *closed) {
            if (const room::FeedRecord* of = room->feedOf(feed)) gathering.noteClosed(*of);
        }
    }
    if (!isKnown || request.person == parts.world.identity->person()) {
        return fail(Cause::Input, NodeError::NoSuchPerson);
    }
    PersonRow row = std::move(gathering).finish();
    row.seenMs = row.reachable ? now.wall.ms : *seen;
    return row;
}

} // namespace ieum::node
