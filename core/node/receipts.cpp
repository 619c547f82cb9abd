// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/receipts.h"

#include "crypto/error.h"
#include "node/limits.h"
#include "room/limits.h"

#include <algorithm>

namespace ieum::node {

namespace {
std::string silentSetting(const RoomId& room) { return "silent " + room.hex(); }
} // namespace

Result<bool> tellsReading(World& world, const RoomId& room) {
    const auto silent = world.stores.settings.get(silentSetting(room));
    if (!silent) return passOn(silent);
    return !*silent;
}

Done Receipts::load() {
    const auto rooms = m_world.stores.holders.toRestate(1);
    if (!rooms) return passOn(rooms);
    m_mayRestate = !rooms->empty();
    m_unsettled.clear();
    for (const auto& [id, room] : m_rooms.all()) {
        const auto heard = m_world.stores.holders.heardIn(id);
        if (!heard) return passOn(heard);
        const bool isSettled =
            std::all_of(heard->begin(), heard->end(), [&](const DeviceId& each) { return mayHold(*room, each); });
        if (!isSettled) m_unsettled.insert(id);
    }
    return {};
}

void Receipts::due(const RoomId& room, Now now) { dueWithin(room, receiptDelayMs, now); }

void Receipts::dueWithin(const RoomId& room, int64_t ms, Now now) {
    m_due.insert(room);
    const SteadyMs at = now.steady.after(ms);
    m_next = std::min(m_next.value_or(at), at);
}

Done Receipts::restate(Now now) {
    // A question costs the batch a transaction.
    if (!m_mayRestate && m_world.connection->changedInTransaction() == 0) return {};
    const auto rooms = m_world.stores.holders.toRestate(roomsRestatedMax);
    if (!rooms) return passOn(rooms);
    m_mayRestate = rooms->size() == roomsRestatedMax;
    for (const RoomId& id : *rooms) {
        const room::Room* room = m_rooms.find(id);
        if (room != nullptr && room->isMember()) {
            const auto last = m_world.stores.receipts.find(id, room->ownContentFeed());
            if (!last) return passOn(last);
            // Counters are wall times: at once after a quiet while, and then no more often than that.
            const int64_t lastMs = *last ? static_cast<int64_t>((*last)->receipt.counter) : 0;
            const bool isQuiet = now.wall.ms - lastMs >= holdingsStatedAfterMs;
            dueWithin(id, isQuiet ? receiptDelayMs : holdingsStatedAfterMs, now);
        } else if (const auto over = m_world.stores.holders.restated(id); !over) {
            return over; // nobody there hears us any more
        }
    }
    return {};
}

Done Receipts::issue(Now now) {
    m_stated.clear();
    if (!m_next || now.steady < *m_next) return {};
    m_next.reset();
    m_stated = std::exchange(m_due, {});
    for (const RoomId& room : m_stated) {
        if (const auto stated = state(room, now); !stated) return stated;
    }
    return {};
}

void Receipts::allDue(Now now) {
    for (const auto& [id, room] : m_rooms.all()) {
        if (room->members().devices().size() > 1) due(id, now);
    }
}

void Receipts::abandoned(Now now) {
    for (const RoomId& room : std::exchange(m_stated, {})) due(room, now);
}

Done Receipts::tellReading(const RoomId& room, bool tell, Now now) {
    const std::string name = silentSetting(room);
    due(room, now);
    m_world.effects.rooms = true;
    return tell ? m_world.stores.settings.remove(name) : m_world.stores.settings.set(name, Bytes(1));
}

Done Receipts::state(const RoomId& id, Now now) {
    const room::Room* room = m_rooms.find(id);
    if (room == nullptr || !room->isMember()) return {};
    const auto before = m_world.stores.receipts.find(id, room->ownContentFeed());
    auto read = m_world.stores.messages.readVector(id);
    auto whole = m_world.stores.files.wholeFiles(id, room::holdsInFull + room::stubsMax);
    auto parts = m_world.stores.holders.ownParts(id);
    if (!before) return passOn(before);
    if (!read) return passOn(read);
    if (!whole) return passOn(whole);
    if (!parts) return passOn(parts);
    const auto tells = tellsReading(m_world, id);
    if (!tells) return passOn(tells);
    if (!*tells) read->clear();
    // Wall time makes counters of a restored profile likely to be ahead of those it has forgotten.
    const uint64_t least = *before ? (*before)->receipt.counter + 1 : 1;
    const uint64_t counter = std::max(least, static_cast<uint64_t>(std::max<int64_t>(now.wall.ms, 0)));
    room::Holdings holds{std::move(*whole), {}, std::move(*parts)};
    const auto receipt = room->receipt(counter, std::move(*read), std::move(holds), now, m_world.listeningAt);
    if (!receipt) return passOn(receipt);
    if (const auto over = m_world.stores.holders.restated(id); !over) return over;
    const auto put = m_world.stores.receipts.put(id, *receipt);
    if (!put) return passOn(put);
    m_world.effects.receipts.emplace(id, receipt->feed);
    return {};
}

Done Receipts::take(const RoomId& id, const room::SignedReceipt& receipt, Now now) {
    const room::Room* room = m_rooms.find(id);
    if (room == nullptr) return {};
    // On a LAN everybody passes it on to everybody: it is verified once, not once for each of them.
    const auto known = m_world.stores.receipts.find(id, receipt.feed);
    if (!known) return passOn(known);
    if (*known && (*known)->receipt.counter >= receipt.counter) return {};
    // Verified before it is kept: a receipt that nobody can read would be passed on for ever.
    const auto statement = room::readReceipt(room->keys(), receipt);
    if (!statement && statement.error().is(CryptoError::BadSignature)) return passOn(statement);
    if (!statement) {
        // Signed, so its author is at fault: whoever passed it on may be a replica, which cannot look into it.
        ++m_world.skipped.count;
        m_world.effects.status = true;
        return {};
    }
    // Nobody speaks for another device. Whoever brought this need not have known whose feed it is.
    const room::FeedRecord* feed = room->feedOf(receipt.feed);
    if (feed != nullptr && statement->device != feed->device) return {};
    if (feed == nullptr && !*known) {
        const auto waiting = m_world.stores.receipts.countWaiting(id);
        if (!waiting) return passOn(waiting);
        if (*waiting >= receiptsWaitingMax) return {}; // its author will send a newer one
    }
    const auto put = m_world.stores.receipts.put(id, receipt);
    if (!put) return passOn(put);
    if (!*put) return {};
    m_world.effects.receipts.emplace(id, receipt.feed);
    return feed == nullptr ? Done() : count(*room, receipt, *statement, now);
}

Done Receipts::count(const room::Room& room, const room::SignedReceipt& receipt, const room::Statement& statement,
                     Now now) {
    const RoomId& id = room.record().id;
    const room::FeedRecord* feed = room.feedOf(receipt.feed);
    store::ReceiptStore& receipts = m_world.stores.receipts;
    const auto newest = isNewest(room, receipt, feed->device);
    if (!newest) return passOn(newest);
    if (!*newest) return {};
    if (const auto set = receipts.setHave(id, statement.device, statement.have); !set) return set;
    if (const auto set = receipts.setRead(id, statement.device, statement.read); !set) return set;
    if (mayHold(room, statement.device)) {
        const auto set = m_world.stores.holders.setHolds(id, statement.device, statement.holds, m_world.ageMs);
        if (!set) return set;
    }
    const bool isMember = room.members().roleOf(feed->person) != room::Role::None;
    if (isMember) {
        if (const auto noted = m_whereabouts.note(statement.device, statement, now); !noted) return noted;
    }
    m_world.effects.timelines.insert(id);
    m_world.effects.rooms = true;
    return m_world.stores.peers.setSeen(feed->person.view(), statement.statedMs);
}

/// Not one that the device made in an earlier incarnation, and that came late.
Result<bool> Receipts::isNewest(const room::Room& room, const room::SignedReceipt& receipt, const DeviceId& device) {
    for (const auto& [other, record] : room.feeds()) {
        const bool mayHaveOne = record.kind == feed::Kind::Content && record.device == device;
        if (!mayHaveOne || other == receipt.feed) continue;
        const auto newer = m_world.stores.receipts.find(room.record().id, other);
        if (!newer) return passOn(newer);
        if (*newer && (*newer)->receipt.counter > receipt.counter) return false;
    }
    return true;
}

/// Whoever was put out, and whose device was taken back, gives nobody anything; and what we have we see ourselves.
bool Receipts::mayHold(const room::Room& room, const DeviceId& device) const {
    return device != m_world.identity->deviceId() && room.members().hasDevice(device);
}

Done Receipts::settleMembers() {
    std::set<RoomId> rooms = std::exchange(m_unsettled, {});
    rooms.insert(m_world.effects.memberLists.begin(), m_world.effects.memberLists.end());
    for (const RoomId& id : rooms) {
        const room::Room* room = m_rooms.find(id);
        if (room == nullptr) continue;
        if (const auto settled = settleHolders(*room); !settled) return settled;
    }
    return {};
}

Done Receipts::settleHolders(const room::Room& room) {
    const RoomId& id = room.record().id;
    const auto heard = m_world.stores.holders.heardIn(id);
    if (!heard) return passOn(heard);
    for (const DeviceId& device : *heard) {
        if (mayHold(room, device)) continue;
        if (const auto forgotten = m_world.stores.holders.forget(id, device); !forgotten) return forgotten;
        m_world.effects.timelines.insert(id);
    }
    const std::set<DeviceId> known(heard->begin(), heard->end());
    for (const auto& [feed, record] : room.feeds()) {
        if (record.kind != feed::Kind::Content || known.contains(record.device) || !mayHold(room, record.device)) {
            continue;
        }
        if (const auto counted = countHolds(room, feed, record.device); !counted) return counted;
    }
    return {};
}

/// His receipt was here before it was known that he is a member.
Done Receipts::countHolds(const room::Room& room, const FeedId& feed, const DeviceId& device) {
    const RoomId& id = room.record().id;
    const auto stored = m_world.stores.receipts.find(id, feed);
    if (!stored) return passOn(stored);
    if (!*stored) return {};
    const auto newest = isNewest(room, (*stored)->receipt, device);
    if (!newest) return passOn(newest);
    const auto statement = room::readReceipt(room.keys(), (*stored)->receipt);
    if (!*newest || !statement || statement->device != device) return {};
    m_world.effects.timelines.insert(id);
    return m_world.stores.holders.setHolds(id, device, statement->holds, m_world.ageMs);
}

Done Receipts::noteFeed(const RoomId& id, const FeedId& feed, Now now) {
    const auto waiting = m_world.stores.receipts.find(id, feed);
    if (!waiting) return passOn(waiting);
    const room::Room* room = m_rooms.find(id);
    const room::FeedRecord* record = room == nullptr ? nullptr : room->feedOf(feed);
    if (!*waiting || record == nullptr) return {};
    const auto statement = room::readReceipt(room->keys(), (*waiting)->receipt);
    if (!statement) return passOn(statement);
    // Nobody speaks for another device.
    return statement->device == record->device ? count(*room, (*waiting)->receipt, *statement, now) : Done();
}

} // namespace ieum::node
