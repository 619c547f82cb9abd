// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/sqlite_content_ages.h"

#include "replica/limits.h"

namespace ieum::replica {

namespace {

/// A feed of which something is due: what came before the day, and lies above what was dropped already.
constexpr const char* nextSql =
    "SELECT f.number, f.room, min(f.seq, (SELECT max(s.seq) + 1 FROM stored s WHERE s.feed = f.number AND s.day < ?1)) "
    "t"
    " FROM feeds f WHERE f.kind = 2 AND t > 2"
    " AND t > 1 + coalesce((SELECT max(g.last) FROM gaps g WHERE g.feed = f.number AND g.wanted = 0), 0)"
    " AND EXISTS (SELECT 1 FROM events e WHERE e.place = (f.number << ?2 | 1) AND e.signature IS NOT NULL) LIMIT 1";

} // namespace

Done SqliteContentAges::note(const ReplicaTag& room, const FeedId& feed, uint64_t seq, WallMs now) {
    auto upsert = m_connection->prepare("INSERT OR REPLACE INTO stored (feed, day, seq) SELECT f.number, ?3, ?4 "
                                        "FROM feeds f JOIN rooms r ON r.number = f.room WHERE r.tag = ?1 "
                                        "AND f.feed = ?2 AND f.kind = 2");
    if (!upsert) return passOn(upsert);
    return upsert->bind(room, feed, now.ms / dayMs, seq).run();
}

Result<size_t> SqliteContentAges::dropBefore(WallMs time, size_t countMax) {
    const auto due = next(time.ms / dayMs);
    if (!due) return passOn(due);
    return *due ? drop(**due, countMax) : Result<size_t>(0);
}

Result<std::optional<SqliteContentAges::Due>> SqliteContentAges::next(int64_t day) {
    auto query = m_connection->prepare(nextSql);
    if (!query) return passOn(query);
    return query->bind(day, seqBits).first([](store::Statement& row) {
        return Due{row.number(0), row.number(1), row.unsignedNumber(2)};
    });
}

Result<size_t> SqliteContentAges::drop(const Due& due, size_t countMax) {
    struct Row {
        uint64_t seq = 0;
        uint64_t bytes = 0;
    };
    std::vector<Row> rows;
    {
        auto query = m_connection->prepare("SELECT place, length(body) FROM events WHERE place > ?1 AND place < ?2 "
                                           "ORDER BY place LIMIT ?3");
        if (!query) return passOn(query);
        const int64_t opening = placeOf(due.feed, 1);
        query->bind(opening, placeOf(due.feed, due.keptFrom), countMax);
        auto found = query->all([&](store::Statement& row) {
            return Row{static_cast<uint64_t>(row.number(0) - opening) + 1, row.unsignedNumber(1) + eventOverheadBytes};
        });
        if (!found) return passOn(found);
        rows = std::move(*found);
    }
    // With less than it could, it goes on where this ends; with nothing left, the floor stands where it should.
    const uint64_t keptFrom = rows.size() == countMax ? rows.back().seq + 1 : due.keptFrom;
    const auto before = m_gaps.idOf(due.feed, keptFrom - 1);
    if (!before) return passOn(before);
    if (!*before) return fail(Cause::Machine, StoreError::Corrupt);
    if (const auto dropped = m_gaps.dropBelow(due.feed, keptFrom, **before); !dropped) return passOn(dropped);
    auto remove = m_connection->prepare("DELETE FROM events WHERE place > ?1 AND place < ?2");
    if (!remove) return passOn(remove);
    const auto removed = remove->bind(placeOf(due.feed, 1), placeOf(due.feed, keptFrom)).run();
    if (!removed) return passOn(removed);
    uint64_t bytes = 0;
    for (const Row& row : rows) bytes += row.bytes;
    if (const auto lighter = lighten(due.room, bytes); !lighter) return passOn(lighter);
    return std::max<size_t>(rows.size(), 1);
}

Done SqliteContentAges::lighten(int64_t room, uint64_t bytes) {
    auto update = m_connection->prepare("UPDATE rooms SET bytes = max(bytes - ?2, 0) WHERE number = ?1");
    if (!update) return passOn(update);
    return update->bind(room, bytes).run();
}

} // namespace ieum::replica
