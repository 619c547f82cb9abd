// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/receipts.h"

#include "crypto/error.h"
#include "node/limits.h"

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

void Receipts::due(const RoomId& room, Now now) {
    m_due.insert(room);
    if (!m_next) m_next = now.steady.after(receiptDelayMs);
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
    auto holds = m_world.stores.files.wholeFiles(id);
    if (!before) return passOn(before);
    if (!read) return passOn(read);
    if (!holds) return passOn(holds);
    const auto tells = tellsReading(m_world, id);
    if (!tells) return passOn(tells);
    if (!*tells) read->clear();
    // Wall time makes counters of a restored profile likely to be ahead of those it has forgotten.
    const uint64_t least = *before ? (*before)->receipt.counter + 1 : 1;
    const uint64_t counter = std::max(least, static_cast<uint64_t>(std::max<int64_t>(now.wall.ms, 0)));
    const auto receipt = room->receipt(counter, std::move(*read), std::move(*holds), now, m_world.listeningAt);
    if (!receipt) return passOn(receipt);
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
    // One that the device made in an earlier incarnation, and that came late.
    for (const auto& [other, record] : room.feeds()) {
        const bool mayHaveOne = record.kind == feed::Kind::Content && record.device == feed->device;
        if (!mayHaveOne || other == receipt.feed) continue;
        const auto newer = receipts.find(id, other);
        if (!newer) return passOn(newer);
        if (*newer && (*newer)->receipt.counter > receipt.counter) return {};
    }
    if (const auto set = receipts.setHave(id, statement.device, statement.have); !set) return set;
    if (const auto set = receipts.setRead(id, statement.device, statement.read); !set) return set;
    if (const auto set = receipts.setHolds(id, statement.device, statement.holds); !set) return set;
    const bool isMember = room.members().roleOf(feed->person) != room::Role::None;
    if (isMember) {
        if (const auto noted = m_whereabouts.note(statement.device, statement, now); !noted) return noted;
    }
    m_world.effects.timelines.insert(id);
    m_world.effects.rooms = true;
    return m_world.stores.peers.setSeen(feed->person.view(), statement.statedMs);
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
