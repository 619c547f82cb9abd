// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/sqlite_gaps.h"

#include "replica/limits.h"

namespace ieum::replica {

int64_t placeOf(int64_t feedNumber, uint64_t seq) { return (feedNumber << seqBits) | static_cast<int64_t>(seq); }

Result<SqliteGaps::Stretch> SqliteGaps::around(int64_t feedNumber, uint64_t seq, uint64_t head) {
    Stretch found{1, head, {}};
    auto query = m_connection->prepare("SELECT first, last, before FROM gaps WHERE feed = ?1 ORDER BY first");
    if (!query) return passOn(query);
    const auto gaps = query->bind(feedNumber).all([](store::Statement& row) {
        return DepotGap{row.unsignedNumber(0), row.unsignedNumber(1), row.id<EventId>(2), 0, false};
    });
    if (!gaps) return passOn(gaps);
    for (const DepotGap& gap : *gaps) {
        if (gap.first > seq) {
            found.to = gap.first - 1;
            break;
        }
        if (gap.last >= seq) return Stretch{};
        found.from = gap.last + 1;
        found.before = gap.before;
    }
    return found;
}

Done SqliteGaps::add(int64_t feedNumber, const DepotGap& gap) {
    auto insert = m_connection->prepare("INSERT INTO gaps (feed, first, last, before, wanted) "
                                        "VALUES (?1, ?2, ?3, ?4, ?5)");
    if (!insert) return passOn(insert);
    return insert->bind(feedNumber, gap.first, gap.last, gap.before, gap.isWanted).run();
}

Done SqliteGaps::remove(int64_t feedNumber, uint64_t first) {
    auto remove = m_connection->prepare("DELETE FROM gaps WHERE feed = ?1 AND first = ?2");
    if (!remove) return passOn(remove);
    return remove->bind(feedNumber, first).run();
}

Result<std::optional<DepotGap>> SqliteGaps::endingAt(int64_t feedNumber, uint64_t seq) {
    auto query = m_connection->prepare("SELECT first, last, before, wanted FROM gaps WHERE feed = ?1 AND last = ?2");
    if (!query) return passOn(query);
    return query->bind(feedNumber, seq).first([](store::Statement& row) {
        return DepotGap{row.unsignedNumber(0), row.unsignedNumber(1), row.id<EventId>(2), 0, row.number(3) != 0};
    });
}

Done SqliteGaps::fill(int64_t feedNumber, const feed::Range& range) {
    const feed::Header& first = range.events.front().header;
    const auto gap = endingAt(feedNumber, range.head().seq);
    if (!gap) return passOn(gap);
    if (!*gap || first.seq < (*gap)->first || range.head().id != (*gap)->before) {
        return fail(Cause::Peer, FeedError::BadChain, static_cast<int64_t>(first.seq));
    }
    const auto below = idOf(feedNumber, first.seq - 1);
    if (!below) return passOn(below);
    const bool closes = first.seq == (*gap)->first;
    if (closes && (!*below || **below != first.previous)) {
        return fail(Cause::Peer, FeedError::BadChain, static_cast<int64_t>(first.seq));
    }
    if (const auto removed = remove(feedNumber, (*gap)->first); !removed) return removed;
    return closes ? Done() : add(feedNumber, {(*gap)->first, first.seq - 1, first.previous, 0, (*gap)->isWanted});
}

Done SqliteGaps::dropBelow(int64_t feedNumber, uint64_t seq, const EventId& before) {
    auto remove = m_connection->prepare("DELETE FROM gaps WHERE feed = ?1 AND last < ?2");
    if (!remove) return passOn(remove);
    if (const auto removed = remove->bind(feedNumber, seq).run(); !removed) return removed;
    return add(feedNumber, {2, seq - 1, before, 0, false});
}

Result<std::optional<EventId>> SqliteGaps::idOf(int64_t feedNumber, uint64_t seq) {
    const auto gap = endingAt(feedNumber, seq);
    if (!gap) return passOn(gap);
    if (*gap) return std::optional((*gap)->before);
    auto query = m_connection->prepare("SELECT id FROM events WHERE place = ?1");
    if (!query) return passOn(query);
    return query->bind(placeOf(feedNumber, seq)).first([](store::Statement& row) { return row.id<EventId>(0); });
}

} // namespace ieum::replica
