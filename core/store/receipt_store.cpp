// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/receipt_store.h"

#include "store/keys.h"

#include <map>

namespace ieum::store {
namespace {

constexpr int has = 1;
constexpr int hasRead = 2;

StoredReceipt receiptOf(Statement& row) {
    StoredReceipt stored;
    stored.receipt.feed = row.id<FeedId>(0);
    stored.receipt.counter = fromSortable(row.number(1));
    stored.receipt.sealed = copyOf(row.blob(2));
    stored.receipt.signature = row.id<crypto::Signature>(3);
    stored.change = row.unsignedNumber(4);
    return stored;
}

} // namespace

Result<std::optional<uint64_t>> ReceiptStore::put(const RoomId& room, const room::SignedReceipt& receipt) {
    const auto inRoom = roomKey(*m_connection, room);
    if (!inRoom) return passOn(inRoom);
    const auto change = nextChange(*m_connection);
    if (!change) return passOn(change);
    auto statement =
        m_connection->prepare("INSERT INTO receipt VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE SET"
                              " counter=?3, sealed=?4, signature=?5, change=?6 WHERE counter<?3");
    if (!statement) return passOn(statement);
    const auto put =
        statement->bind(*inRoom, receipt.feed, sortable(receipt.counter), receipt.sealed, receipt.signature, *change)
            .run();
    if (!put) return passOn(put);
    return m_connection->changed() > 0 ? std::optional(*change) : std::nullopt;
}

Result<uint64_t> ReceiptStore::countWaiting(const RoomId& room) {
    auto statement = m_connection->prepare("SELECT count(*) FROM receipt WHERE room=(SELECT key FROM room WHERE id=?1)"
                                           " AND feed NOT IN (SELECT id FROM feed)");
    if (!statement) return passOn(statement);
    const auto count = statement->bind(room).first([](Statement& row) { return row.unsignedNumber(0); });
    if (!count) return passOn(count);
    return count->value_or(0);
}

Result<std::vector<StoredReceipt>> ReceiptStore::list(const RoomId& room) {
    auto statement = m_connection->prepare("SELECT c.feed, c.counter, c.sealed, c.signature, c.change FROM receipt c"
                                           " JOIN room r ON r.key=c.room WHERE r.id=?1 ORDER BY c.change");
    if (!statement) return passOn(statement);
    return statement->bind(room).all(receiptOf);
}

Result<std::optional<StoredReceipt>> ReceiptStore::find(const RoomId& room, const FeedId& feed) {
    auto statement = m_connection->prepare("SELECT c.feed, c.counter, c.sealed, c.signature, c.change FROM receipt c"
                                           " JOIN room r ON r.key=c.room WHERE r.id=?1 AND c.feed=?2");
    if (!statement) return passOn(statement);
    return statement->bind(room, feed).first(receiptOf);
}

Done ReceiptStore::setHave(const RoomId& room, const DeviceId& device, const std::vector<room::FeedSeq>& seqs) {
    return replaceVector(room, device, has, seqs);
}

Done ReceiptStore::setRead(const RoomId& room, const DeviceId& device, const std::vector<room::FeedSeq>& seqs) {
    return replaceVector(room, device, hasRead, seqs);
}

Result<std::unordered_map<DeviceId, FeedSeqs>> ReceiptStore::have(const RoomId& room) { return vectors(room, has); }

Result<std::unordered_map<DeviceId, FeedSeqs>> ReceiptStore::read(const RoomId& room) { return vectors(room, hasRead); }

/// Receipts come often and say little that is new: only what differs is written.
Done ReceiptStore::replaceVector(const RoomId& room, const DeviceId& device, int what,
                                 const std::vector<room::FeedSeq>& seqs) {
    const auto inRoom = roomKey(*m_connection, room);
    if (!inRoom) return passOn(inRoom);
    std::map<FeedId, uint64_t> wanted;
    for (const auto& [feed, seq] : seqs) wanted[feed] = seq; // a peer may name a feed twice: the last one counts
    auto known = m_connection->prepare("SELECT feed, seq FROM stated WHERE room=?1 AND what=?2 AND device=?3");
    if (!known) return passOn(known);
    std::vector<FeedId> gone;
    const auto rows = known->bind(*inRoom, what, device).all([&](Statement& row) {
        const auto still = wanted.find(row.id<FeedId>(0));
        if (still == wanted.end()) {
            gone.push_back(row.id<FeedId>(0));
        } else if (still->second == fromSortable(row.number(1))) {
            wanted.erase(still);
        }
        return true;
    });
    if (!rows) return passOn(rows);
    for (const FeedId& feed : gone) {
        auto remove = m_connection->prepare("DELETE FROM stated WHERE room=?1 AND what=?2 AND device=?3 AND feed=?4");
        if (!remove) return passOn(remove);
        if (const auto removed = remove->bind(*inRoom, what, device, feed).run(); !removed) return removed;
    }
    auto insert = m_connection->prepare("INSERT OR REPLACE INTO stated VALUES(?1, ?2, ?3, ?4, ?5)");
    if (!insert) return passOn(insert);
    for (const auto& [feed, seq] : wanted) {
        const auto put = insert->reset().bind(*inRoom, what, device, feed, sortable(seq)).run();
        if (!put) return put;
    }
    return {};
}

Result<std::unordered_map<DeviceId, FeedSeqs>> ReceiptStore::vectors(const RoomId& room, int what) {
    auto statement = m_connection->prepare("SELECT s.device, s.feed, s.seq FROM stated s JOIN room r ON r.key=s.room"
                                           " WHERE r.id=?1 AND s.what=?2");
    if (!statement) return passOn(statement);
    std::unordered_map<DeviceId, FeedSeqs> devices;
    const auto rows = statement->bind(room, what).all([&](Statement& row) {
        devices[row.id<DeviceId>(0)][row.id<FeedId>(1)] = fromSortable(row.number(2));
        return true;
    });
    if (!rows) return passOn(rows);
    return devices;
}

} // namespace ieum::store
