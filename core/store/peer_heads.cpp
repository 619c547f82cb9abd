// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/peer_heads.h"

#include "store/keys.h"
#include "store/limits.h"

namespace ieum::store {

Result<bool> PeerHeads::meet(ByteView peer, const InstanceId& instance) {
    auto select = m_connection->prepare("SELECT key FROM peer WHERE id=?1 AND instance<>?2");
    if (!select) return passOn(select);
    const auto other = select->bind(peer, instance).first([](Statement& row) { return row.number(0); });
    if (!other) return passOn(other);
    if (!*other) return false;
    auto count = m_connection->prepare("SELECT count(*) FROM peer_head WHERE peer=?1 AND seq>?2");
    if (!count) return passOn(count);
    const auto had = count->bind(**other, sortable(0)).first([](Statement& row) { return row.number(0); });
    if (!had) return passOn(had);
    // The high-water marks stay: they say what has to be given again.
    auto clear = m_connection->prepare("UPDATE peer_head SET seq=?2 WHERE peer=?1");
    if (!clear) return passOn(clear);
    if (const auto cleared = clear->bind(**other, sortable(0)).run(); !cleared) return passOn(cleared);
    auto update = m_connection->prepare("UPDATE peer SET instance=?2 WHERE key=?1");
    if (!update) return passOn(update);
    if (const auto done = update->bind(**other, instance).run(); !done) return passOn(done);
    return had->value_or(0) > 0;
}

Result<int64_t> PeerHeads::keyOf(ByteView peer, const InstanceId& instance) {
    auto select = m_connection->prepare("SELECT key FROM peer WHERE id=?1");
    if (!select) return passOn(select);
    const auto known = select->bind(peer).first([](Statement& row) { return row.number(0); });
    if (!known) return passOn(known);
    if (*known) return **known;
    auto insert = m_connection->prepare("INSERT INTO peer(id, instance) VALUES(?1, ?2)");
    if (!insert) return passOn(insert);
    if (const auto made = insert->bind(peer, instance).run(); !made) return passOn(made);
    return m_connection->lastRow();
}

Result<bool> PeerHeads::set(ByteView peer, const InstanceId& instance, const FeedId& feed, uint64_t seq,
                            uint64_t from) {
    if (const auto met = meet(peer, instance); !met) return passOn(met);
    const auto key = keyOf(peer, instance);
    if (!key) return passOn(key);
    auto select = m_connection->prepare("SELECT seq, floor FROM peer_head WHERE feed=?1 AND peer=?2");
    if (!select) return passOn(select);
    const auto known = select->bind(feed, *key).first([](Statement& row) {
        return std::pair(fromSortable(row.number(0)), row.unsignedNumber(1));
    });
    if (!known) return passOn(known);
    if (*known == std::pair(seq, from)) return false;
    auto put = m_connection->prepare("INSERT INTO peer_head(feed, peer, seq, high, floor) VALUES(?1, ?2, ?3, ?3, ?4)"
                                     " ON CONFLICT(feed, peer) DO UPDATE SET seq=?3, high=max(high, ?3), floor=?4");
    if (!put) return passOn(put);
    if (const auto done = put->bind(feed, *key, sortable(seq), from).run(); !done) return passOn(done);
    return *known && (*known)->first > seq;
}

Result<std::vector<PeerHead>> PeerHeads::of(const FeedId& feed) {
    auto statement =
        m_connection->prepare("SELECT p.id, p.instance, h.seq, h.floor FROM peer_head h JOIN peer p ON p.key=h.peer"
                              " WHERE h.feed=?1 AND h.seq>?2 ORDER BY p.key");
    if (!statement) return passOn(statement);
    return statement->bind(feed, sortable(0)).all([&](Statement& row) {
        return PeerHead{copyOf(row.blob(0)), row.id<InstanceId>(1), feed, fromSortable(row.number(2)),
                        row.unsignedNumber(3)};
    });
}

Result<std::vector<ReplicaKey>> PeerHeads::replicasHaving(const FeedId& feed, uint64_t seq) {
    auto statement =
        m_connection->prepare("SELECT r.key FROM peer_head h JOIN peer p ON p.key=h.peer JOIN replica r"
                              " ON r.key=p.id WHERE h.feed=?1 AND h.seq>=?2 AND h.floor<=?3 ORDER BY r.position");
    if (!statement) return passOn(statement);
    return statement->bind(feed, sortable(seq), seq).all([](Statement& row) { return row.id<ReplicaKey>(0); });
}

Result<bool> PeerHeads::noteSetback(ByteView peer, int64_t nowMs) {
    const auto known = setback(peer);
    if (!known) return passOn(known);
    const bool isOn = known->sinceMs != 0 && known->sinceMs <= nowMs &&
                      (known->missing > 0 || nowMs - known->sinceMs < setbackQuietMs);
    auto update = m_connection->prepare("UPDATE peer SET went_back_ms=?2 WHERE id=?1");
    if (!update) return passOn(update);
    if (const auto done = update->bind(peer, isOn ? known->sinceMs : nowMs).run(); !done) return passOn(done);
    return !isOn;
}

Result<Setback> PeerHeads::setback(ByteView peer) {
    auto since = m_connection->prepare("SELECT went_back_ms FROM peer WHERE id=?1");
    if (!since) return passOn(since);
    const auto noticed = since->bind(peer).first([](Statement& row) { return row.number(0); });
    if (!noticed) return passOn(noticed);
    Setback found{noticed->value_or(0), 0};
    if (found.sinceMs == 0) return found;
    auto behind = m_connection->prepare("SELECT h.seq, h.high, f.head_seq FROM peer_head h JOIN peer p ON p.key=h.peer"
                                        " JOIN feed f ON f.id=h.feed JOIN room r ON r.key=f.room"
                                        " WHERE p.id=?1 AND h.seq<h.high AND coalesce(r.removed, 0)=0");
    if (!behind) return passOn(behind);
    const auto rows = behind->bind(peer).all([&](Statement& row) {
        const uint64_t has = fromSortable(row.number(0));
        // What nobody but he ever had cannot be given again by us.
        const uint64_t want = std::min(fromSortable(row.number(1)), row.unsignedNumber(2));
        if (want > has) found.missing += want - has;
        return true;
    });
    if (!rows) return passOn(rows);
    return found;
}

Done PeerHeads::saveCursor(const InstanceId& instance, const RoomsHash& rooms, const PeerCursor& cursor) {
    auto statement = m_connection->prepare("INSERT OR REPLACE INTO peer_cursor(instance, rooms, cursor, run,"
                                           " compared_ms) VALUES(?1, ?2, ?3, ?4, ?5)");
    if (!statement) return passOn(statement);
    return statement->bind(instance, rooms, cursor.cursor, sortable(cursor.run), cursor.comparedMs).run();
}

Result<std::optional<PeerCursor>> PeerHeads::cursor(const InstanceId& instance, const RoomsHash& rooms) {
    auto statement =
        m_connection->prepare("SELECT cursor, run, compared_ms FROM peer_cursor WHERE instance=?1 AND rooms=?2");
    if (!statement) return passOn(statement);
    return statement->bind(instance, rooms).first([](Statement& row) {
        return PeerCursor{row.unsignedNumber(0), fromSortable(row.number(1)), row.number(2)};
    });
}

Done PeerHeads::forgetCursors(const InstanceId& instance) {
    auto statement = m_connection->prepare("DELETE FROM peer_cursor WHERE instance=?1");
    if (!statement) return passOn(statement);
    return statement->bind(instance).run();
}

Done PeerHeads::forget(ByteView peer) {
    for (const char* sql :
         {"DELETE FROM peer_head WHERE peer=(SELECT key FROM peer WHERE id=?1)", "DELETE FROM peer WHERE id=?1"}) {
        auto statement = m_connection->prepare(sql);
        if (!statement) return passOn(statement);
        if (const auto done = statement->bind(peer).run(); !done) return done;
    }
    return {};
}

} // namespace ieum::store
