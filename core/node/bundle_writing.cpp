// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/bundle_writing.h"

#include "node/error.h"
#include "node/handlers.h"
#include "node/limits.h"
#include "sync/limits.h"

#include <algorithm>

namespace ieum::node {

BundleWriting::BundleWriting(Parts& parts, Asked<WriteBundle> asked)
    : m_parts(parts), m_asked(std::move(asked)), m_contents(parts) {}

Done BundleWriting::begin(Now now) {
    const WriteBundle& request = m_asked.request;
    if (m_parts.world.files.exists(request.outPath)) return fail(Cause::Input, NodeError::OutExists);
    if (request.splitBytes != 0 && request.splitBytes < sync::bundlePartBytesMin) {
        return fail(Cause::Input, NodeError::PartTooSmall, static_cast<int64_t>(sync::bundlePartBytesMin));
    }
    const std::vector<RoomId> wanted = wantedRooms();
    if (const auto sent = sendWaiting(wanted, now); !sent) return sent;
    std::vector<sync::BundleRoom> rooms;
    for (const RoomId& id : wanted) {
        if (const auto added = addRoom(id, rooms, now); !added) return added;
    }
    m_rooms = static_cast<uint32_t>(rooms.size());
    const auto errands = m_parts.meetings.errands();
    if (!errands) return passOn(errands);
    for (const auto& [id, room] : *errands) {
        if (room && !m_contents.isNewToSomebody(*room)) continue;
        rooms.push_back({id, m_parts.rooms.keysOf(id)->session().clone()});
        if (const auto added = m_contents.addMeeting(id); !added) return added;
    }
    if (rooms.empty()) return fail(Cause::Input, NodeError::NothingForThem);
    const Identity& self = *m_parts.world.identity;
    sync::BundleWriter::Config config{request.outPath, request.splitBytes, m_parts.world.random.make<sync::BundleId>(),
                                      self.deviceId(), self.device,        now.wall.ms};
    m_writer = std::make_unique<sync::BundleWriter>(m_parts.world.files, std::move(config), rooms);
    return {};
}

std::vector<RoomId> BundleWriting::wantedRooms() {
    if (!m_asked.request.rooms.empty()) return m_asked.request.rooms;
    std::vector<RoomId> all;
    for (const auto& [id, room] : m_parts.rooms.all()) {
        const bool isFor = !m_asked.request.people.empty() && !room->record().removed &&
                           !readersOf(m_parts.world, *room, m_asked.request.people).empty();
        if (isFor) all.push_back(id);
    }
    return all;
}

/// It leaves this computer with the bundle, so now it is decided who can read it.
Done BundleWriting::sendWaiting(const std::vector<RoomId>& rooms, Now now) {
    if (m_parts.restoration.isReadOnly()) return {};
    const auto isMeant = [&](const RoomId& id) { return std::find(rooms.begin(), rooms.end(), id) != rooms.end(); };
    return m_parts.outbox.flush(isMeant, now);
}

Done BundleWriting::addRoom(const RoomId& id, std::vector<sync::BundleRoom>& rooms, Now now) {
    const auto room = roomOf(m_parts, id);
    if (!room) return passOn(room);
    const std::vector<DeviceId> readers = readersOf(m_parts.world, **room, m_asked.request.people);
    if (readers.empty()) return fail(Cause::Input, NodeError::NothingForThem);
    if (!m_parts.restoration.isReadOnly()) {
        if (const auto stated = m_parts.receipts.state(id, now); !stated) return stated;
    }
    for (const auto& [person, member] : (*room)->members().members()) {
        const auto isMeant = [&](const feed::DeviceCertificate& device) {
            return std::find(readers.begin(), readers.end(), device.device) != readers.end();
        };
        if (std::any_of(member.devices.begin(), member.devices.end(), isMeant)) m_people.insert(person);
    }
    rooms.push_back({id, (*room)->keys().session().clone()});
    return m_contents.add(**room, readers, m_asked.request.withFiles);
}

void BundleWriting::start() {
    m_parts.pool.run([self = shared_from_this()]() -> Finished { return [self] { self->goOn(); }; });
}

void BundleWriting::goOn() {
    auto units = m_contents.next(bundleStepBytes);
    if (!units) {
        m_writer->giveUp();
        return answer(passOn(units));
    }
    const bool isLast = units->empty();
    m_parts.pool.run([self = shared_from_this(), units = std::move(*units), isLast]() -> Finished {
        const Done done = isLast ? self->m_writer->end() : self->m_writer->put(units);
        return [self, done, isLast] {
            if (!done) return self->answer(passOn(done));
            if (!isLast) return self->goOn();
            const BundleContents::Count& count = self->m_contents.count();
            self->answer(BundleWritten{self->m_writer->paths(), self->m_writer->bytes(), self->m_rooms,
                                       static_cast<uint32_t>(self->m_people.size()), count.events, count.receipts,
                                       count.files});
        };
    });
}

void BundleWriting::answer(Result<BundleWritten> result) {
    replyLater(m_parts.world, m_asked.reply, std::move(result));
}

} // namespace ieum::node
