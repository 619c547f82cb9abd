// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/floor_store.h"

#include "store/keys.h"
#include "store/limits.h"

namespace ieum::store {
namespace {

constexpr const char* noteSql =
    "INSERT OR REPLACE INTO aged(feed, age_ms, seq) SELECT f.key, ?1, max(f.head_seq, coalesce(f.tip_seq, 0)) FROM "
    "feed f"
    " WHERE f.kind=2 AND f.head_seq>0 AND NOT EXISTS(SELECT 1 FROM aged a WHERE a.feed=f.key"
    " AND (a.age_ms>?1-?2 OR a.seq>=max(f.head_seq, coalesce(f.tip_seq, 0))))";

constexpr const char* keepingSql =
    "SELECT f.id, f.floor, f.kept_from, min(f.head_seq,"
    " 1+coalesce((SELECT max(a.seq) FROM aged a WHERE a.feed=f.key AND a.age_ms<=?2), 0),"
    " coalesce((SELECT m.seq FROM message m WHERE m.feed=f.key AND m.seq>=f.floor AND m.gone IN (0, 2) AND m.void=0"
    " ORDER BY m.seq LIMIT 1), f.head_seq),"
    " coalesce((SELECT min(u.seq) FROM unopened u WHERE u.feed=f.key AND u.why=2), f.head_seq))"
    " FROM feed f JOIN room r ON r.key=f.room WHERE r.id=?1 AND f.kind=2 AND f.tip_from IS NULL AND f.head_seq>2"
    " AND NOT EXISTS(SELECT 1 FROM fork x WHERE x.feed=f.id)"
    " AND EXISTS(SELECT 1 FROM event e WHERE e.place=(f.key<<?3|1) AND e.signature IS NOT NULL)";

} // namespace

Done FloorStore::noteAges(int64_t ageMs, int64_t everyMs) {
    auto insert = m_connection->prepare(noteSql);
    if (!insert) return passOn(insert);
    return insert->bind(ageMs, everyMs).run();
}

Result<std::vector<Keeping>> FloorStore::keeping(const RoomId& room, int64_t ageMs) {
    auto statement = m_connection->prepare(keepingSql);
    if (!statement) return passOn(statement);
    return statement->bind(room, ageMs, seqBits).all([](Statement& row) {
        return Keeping{row.id<FeedId>(0), row.unsignedNumber(1), row.unsignedNumber(2), row.unsignedNumber(3)};
    });
}

Result<bool> FloorStore::raise(const FeedId& feed, uint64_t floor) {
    auto update = m_connection->prepare("UPDATE feed SET floor=?2 WHERE id=?1 AND kind=2 AND floor<?2 AND ?2>2"
                                        " AND head_seq>=?2 AND tip_from IS NULL");
    if (!update) return passOn(update);
    if (const auto done = update->bind(feed, floor).run(); !done) return passOn(done);
    auto remove = m_connection->prepare("DELETE FROM unopened WHERE seq>1 AND (feed, seq) IN (SELECT u.feed, u.seq"
                                        " FROM unopened u JOIN feed f ON f.key=u.feed WHERE f.id=?1 AND u.seq<f.floor)"
                                        " RETURNING 1");
    if (!remove) return passOn(remove);
    const auto waited = remove->bind(feed).all([](Statement&) { return true; });
    if (!waited) return passOn(waited);
    return !waited->empty();
}

Result<size_t> FloorStore::sweep(size_t rowsMax) {
    struct Due {
        int64_t key;
        uint64_t floor;
    };
    auto statement = m_connection->prepare("SELECT key, floor FROM feed WHERE floor>swept");
    if (!statement) return passOn(statement);
    const auto due = statement->all([](Statement& row) { return Due{row.number(0), row.unsignedNumber(1)}; });
    if (!due) return passOn(due);
    size_t deleted = 0;
    for (const Due& each : *due) {
        if (deleted >= rowsMax) break;
        const auto some = sweepOne(each.key, each.floor, rowsMax - deleted);
        if (!some) return passOn(some);
        deleted += *some;
    }
    return deleted;
}

Result<size_t> FloorStore::sweepOne(int64_t feedKey, uint64_t floor, size_t rowsMax) {
    auto remove = m_connection->prepare("DELETE FROM event WHERE place IN (SELECT place FROM event WHERE place>?1"
                                        " AND place<?2 ORDER BY place LIMIT ?3) RETURNING 1");
    if (!remove) return passOn(remove);
    const int64_t first = feedKey << seqBits | 1;
    const auto rows =
        remove->bind(first, feedKey << seqBits | static_cast<int64_t>(floor), rowsMax).all([](Statement&) {
            return true;
        });
    if (!rows) return passOn(rows);
    if (rows->size() == rowsMax) return rows->size();
    for (const char* sql : {"DELETE FROM unopened WHERE feed=?1 AND seq<?2 AND seq>1",
                            "DELETE FROM aged WHERE feed=?1 AND seq<?2-1", "UPDATE feed SET swept=?2 WHERE key=?1"}) {
        auto statement = m_connection->prepare(sql);
        if (!statement) return passOn(statement);
        if (const auto done = statement->bind(feedKey, floor).run(); !done) return passOn(done);
    }
    return rows->size();
}

} // namespace ieum::store
