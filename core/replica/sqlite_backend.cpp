// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/sqlite_backend.h"

#include "replica/limits.h"
#include "replica/sqlite_schema.h"

namespace ieum::replica {

namespace {

constexpr const char* feedColumns = "SELECT f.feed, f.kind, f.admission, f.seq, f.head, f.hlc, f.change, "
                                    "g.first, g.last, g.before, (SELECT e.place - (f.number << 32) FROM events e "
                                    "WHERE e.place BETWEEN (f.number << 32) + g.last + 1 AND (f.number << 32) + f.seq "
                                    "AND e.signature IS NOT NULL ORDER BY e.place LIMIT 1), g.wanted FROM feeds f "
                                    "JOIN rooms r ON r.number = f.room LEFT JOIN gaps g ON g.feed = f.number AND "
                                    "g.first = (SELECT max(first) FROM gaps WHERE feed = f.number) WHERE r.tag = ?1";

DepotFeed feedOf(store::Statement& row) {
    DepotFeed feed;
    feed.feed = row.id<FeedId>(0);
    feed.kind = static_cast<feed::Kind>(row.number(1));
    if (feed.kind != feed::Kind::Control && feed.kind != feed::Kind::Content) row.refuse(1);
    feed.admission = row.id<crypto::Signature>(2);
    feed.head = {row.unsignedNumber(3), row.id<EventId>(4), {row.unsignedNumber(5)}};
    feed.change = row.unsignedNumber(6);
    if (!row.isNull(7)) {
        feed.gap = {row.unsignedNumber(7), row.unsignedNumber(8), row.id<EventId>(9),
                    row.isNull(10) ? 0 : row.unsignedNumber(10), row.number(11) != 0};
    }
    return feed;
}

std::optional<EpochId> orNull(const EpochId& epoch) { return epoch.isZero() ? std::nullopt : std::optional(epoch); }

/// One event as a row has it; what follows from its neighbours is filled in by whoever knows them.
feed::Event eventOf(store::Statement& row, uint64_t seq) {
    feed::Event event;
    event.header.seq = seq;
    event.header.flags = static_cast<uint16_t>(row.number(1));
    event.header.hlc = {row.unsignedNumber(2)};
    event.header.epoch = row.idOrNull<EpochId>(3).value_or(EpochId{});
    event.id = row.id<EventId>(4);
    event.body = copyOf(row.blob(5));
    event.signature = row.idOrNull<crypto::Signature>(6);
    event.header.bodyBytes = static_cast<uint32_t>(event.body.size());
    event.header.bodyHash = feed::bodyHashOf(event.body);
    return event;
}

/// Gathers rows until a good place to end: at a signed event, before too much.
class RangeBuilder {
  public:
    explicit RangeBuilder(size_t bytesMax) : m_bytesMax(bytesMax) {}

    void add(feed::Event event) {
        m_bytes += event.body.size() + eventOverheadBytes;
        const bool isSigned = event.signature.has_value();
        m_events.push_back(std::move(event));
        if (isSigned) m_good = m_events.size();
    }
    bool isFull() const { return m_good > 0 && m_good == m_events.size() && m_bytes >= m_bytesMax; }
    std::vector<feed::Event> take() {
        m_events.resize(m_good);
        return std::move(m_events);
    }

  private:
    size_t m_bytesMax;
    size_t m_bytes = 0;
    size_t m_good = 0; ///< events up to and with the last signed one
    std::vector<feed::Event> m_events;
};

} // namespace

Result<std::unique_ptr<SqliteBackend>> SqliteBackend::open(std::unique_ptr<store::Connection> connection,
                                                           Random& random) {
    const auto instance = openDepotTables(*connection, random);
    if (!instance) return passOn(instance);
    std::unique_ptr<SqliteBackend> backend(new SqliteBackend(std::move(connection)));
    backend->m_instance = *instance;
    return backend;
}

Result<std::optional<DepotRoom>> SqliteBackend::room(const ReplicaTag& tag) {
    auto query =
        m_connection->prepare("SELECT depot_key, bytes, feeds, day, events_that_day FROM rooms WHERE tag = ?1");
    if (!query) return passOn(query);
    return query->bind(tag).first([&tag](store::Statement& row) {
        const RoomUsage usage{row.unsignedNumber(1), row.unsignedNumber(2), row.number(3), row.unsignedNumber(4)};
        return DepotRoom{tag, row.id<crypto::PublicKey>(0), usage};
    });
}

Result<uint64_t> SqliteBackend::roomCount() {
    auto query = m_connection->prepare("SELECT count(*) FROM rooms");
    if (!query) return passOn(query);
    const auto row = query->step();
    if (!row) return passOn(row);
    return query->unsignedNumber(0);
}

Done SqliteBackend::saveRoom(const DepotRoom& room) {
    auto upsert = m_connection->prepare(
        "INSERT INTO rooms (tag, depot_key, bytes, feeds, day, events_that_day) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
        "ON CONFLICT (tag) DO UPDATE SET bytes = ?3, feeds = ?4, day = ?5, events_that_day = ?6");
    if (!upsert) return passOn(upsert);
    const RoomUsage& usage = room.usage;
    return upsert->bind(room.tag, room.depotKey, usage.bytes, usage.feeds, usage.day, usage.eventsThatDay).run();
}

Result<std::vector<DepotFeed>> SqliteBackend::feeds(const ReplicaTag& tag) {
    auto query = m_connection->prepare(feedColumns);
    if (!query) return passOn(query);
    return query->bind(tag).all(feedOf);
}

Result<std::optional<DepotFeed>> SqliteBackend::feed(const ReplicaTag& tag, const FeedId& feed) {
    auto query = m_connection->prepare(std::string(feedColumns) + " AND f.feed = ?2");
    if (!query) return passOn(query);
    return query->bind(tag, feed).first(feedOf);
}

Result<uint64_t> SqliteBackend::nextChange() {
    auto next = m_connection->prepare("UPDATE depot SET change = change + 1 WHERE only = 1 RETURNING change");
    if (!next) return passOn(next);
    const auto row = next->first([](store::Statement& found) { return found.unsignedNumber(0); });
    if (!row) return passOn(row);
    if (!*row) return fail(Cause::Machine, StoreError::Corrupt);
    return **row;
}

Result<int64_t> SqliteBackend::feedNumber(const ReplicaTag& tag, const FeedId& feed) {
    auto query = m_connection->prepare("SELECT f.number FROM feeds f JOIN rooms r ON r.number = f.room "
                                       "WHERE r.tag = ?1 AND f.feed = ?2");
    if (!query) return passOn(query);
    const auto number = query->bind(tag, feed).first([](store::Statement& row) { return row.number(0); });
    if (!number) return passOn(number);
    return number->value_or(0);
}

Done SqliteBackend::advanceHead(const ReplicaTag& tag, const feed::Range& range, const crypto::Signature& admission,
                                uint64_t change) {
    auto upsert =
        m_connection->prepare("INSERT INTO feeds (room, feed, kind, admission, seq, head, hlc, change) "
                              "SELECT number, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM rooms WHERE tag = ?1 "
                              "ON CONFLICT (room, feed) DO UPDATE SET seq = ?5, head = ?6, hlc = ?7, change = ?8");
    if (!upsert) return passOn(upsert);
    const feed::Head head = range.head();
    return upsert->bind(tag, range.feed, range.kind, admission, head.seq, head.id, head.hlc.word, change).run();
}

Result<uint64_t> SqliteBackend::appendRange(const ReplicaTag& tag, const feed::Range& range,
                                            const crypto::Signature& admission) {
    const auto change = nextChange();
    if (!change) return passOn(change);
    const auto known = feed(tag, range.feed);
    if (!known) return passOn(known);
    const uint64_t head = *known ? (*known)->head.seq : 0;
    if (range.firstSeq() > head) {
        if (const auto advanced = advanceHead(tag, range, admission, *change); !advanced) return passOn(advanced);
    }
    const auto number = feedNumber(tag, range.feed);
    if (!number) return passOn(number);
    if (*number <= 0 || *number > feedNumberMax) return fail(Cause::Machine, StoreError::Constraint, *number);
    Done fitted;
    if (range.firstSeq() > head + 1) {
        fitted = m_gaps.add(*number, {head + 1, range.firstSeq() - 1, range.events.front().header.previous, 0, true});
    } else if (range.firstSeq() <= head) {
        fitted = m_gaps.fill(*number, range);
        if (fitted) fitted = noteChange(*number, *change);
    }
    if (fitted) fitted = insert(*number, range);
    return fitted ? Result<uint64_t>(*change) : passOn(fitted);
}

/// Whoever remembers how far he had our changes is told that there is more of the feed.
Done SqliteBackend::noteChange(int64_t number, uint64_t change) {
    auto update = m_connection->prepare("UPDATE feeds SET change = ?2 WHERE number = ?1");
    if (!update) return passOn(update);
    return update->bind(number, change).run();
}

Done SqliteBackend::insert(int64_t number, const feed::Range& range) {
    for (const feed::Event& event : range.events) {
        auto insert = m_connection->prepare("INSERT INTO events (place, flags, hlc, epoch, id, body, signature) "
                                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        if (!insert) return passOn(insert);
        const auto done = insert
                              ->bind(placeOf(number, event.header.seq), event.header.flags, event.header.hlc.word,
                                     orNull(event.header.epoch), event.id, event.body, event.signature)
                              .run();
        if (!done) return done;
    }
    return {};
}

Result<feed::Range> SqliteBackend::readRange(const ReplicaTag& tag, const FeedId& feed, uint64_t fromSeq,
                                             uint64_t toSeq, size_t bytesMax, Direction direction) {
    const auto known = this->feed(tag, feed);
    if (!known) return passOn(known);
    feed::Range range;
    range.feed = feed;
    if (!*known || fromSeq == 0 || fromSeq > toSeq || fromSeq > (*known)->head.seq) return range;
    range.kind = (*known)->kind;
    const auto number = feedNumber(tag, feed);
    if (!number) return passOn(number);
    const bool isBackwards = direction == Direction::Backwards;
    const auto stretch = m_gaps.around(*number, isBackwards ? toSeq : fromSeq, (*known)->head.seq);
    if (!stretch) return passOn(stretch);
    toSeq = std::min(toSeq, stretch->to);
    fromSeq = std::max(fromSeq, stretch->from);
    if (fromSeq > toSeq) return range;
    if (isBackwards) {
        const auto begin = pieceBegin(*number, fromSeq, toSeq, bytesMax);
        if (!begin) return passOn(begin);
        if (*begin > toSeq) return range;
        fromSeq = *begin;
        bytesMax = SIZE_MAX;
    }
    return readStretch(**known, *number, *stretch, fromSeq, toSeq, bytesMax);
}

Result<feed::Range> SqliteBackend::readStretch(const DepotFeed& feed, int64_t number,
                                               const SqliteGaps::Stretch& stretch, uint64_t fromSeq, uint64_t toSeq,
                                               size_t bytesMax) {
    feed::Range range{feed.feed, feed.kind, {}};
    // One row before the first, for its id: the first event's header names it. Below it may be nothing.
    const bool isFirst = fromSeq == stretch.from;
    auto query = m_connection->prepare("SELECT place, flags, hlc, epoch, id, body, signature FROM events "
                                       "WHERE place BETWEEN ?1 AND ?2 ORDER BY place");
    if (!query) return passOn(query);
    uint64_t expected = isFirst ? fromSeq : fromSeq - 1;
    query->bind(placeOf(number, expected), placeOf(number, toSeq));
    RangeBuilder builder(bytesMax);
    EventId previous = isFirst ? stretch.before : EventId{};
    while (!builder.isFull()) {
        const auto more = query->step();
        if (!more) return passOn(more);
        if (!*more) break;
        if (query->number(0) != placeOf(number, expected)) return fail(Cause::Machine, StoreError::Corrupt);
        feed::Event event = eventOf(*query, expected);
        event.header.kind = range.kind;
        event.header.feed = range.feed;
        event.header.previous = std::exchange(previous, event.id);
        if (expected >= fromSeq) builder.add(std::move(event));
        ++expected;
    }
    range.events = builder.take();
    return range;
}

Result<uint64_t> SqliteBackend::pieceBegin(int64_t feedNumber, uint64_t floorSeq, uint64_t toSeq, size_t bytesMax) {
    uint64_t begin = toSeq + 1;
    auto query = m_connection->prepare("SELECT place, length(body), signature IS NOT NULL FROM events "
                                       "WHERE place BETWEEN ?1 AND ?2 ORDER BY place DESC");
    if (!query) return passOn(query);
    query->bind(placeOf(feedNumber, floorSeq), placeOf(feedNumber, toSeq));
    size_t bytes = 0;
    for (;;) {
        const auto more = query->step();
        if (!more) return passOn(more);
        if (!*more || query->number(0) != placeOf(feedNumber, begin - 1)) return begin;
        const bool isSigned = query->number(2) != 0;
        if ((begin > toSeq && !isSigned) || (bytes >= bytesMax && isSigned)) return begin;
        bytes += eventOverheadBytes + query->unsignedNumber(1);
        --begin;
    }
}

Result<std::vector<sync::ReceiptRecord>> SqliteBackend::receipts(const ReplicaTag& tag) {
    auto query = m_connection->prepare("SELECT c.feed, c.counter, c.sealed, c.signature, c.change FROM receipts c "
                                       "JOIN rooms r ON r.number = c.room WHERE r.tag = ?1");
    if (!query) return passOn(query);
    return query->bind(tag).all([](store::Statement& row) {
        return sync::ReceiptRecord{row.id<FeedId>(0), row.unsignedNumber(1), copyOf(row.blob(2)),
                                   row.id<crypto::Signature>(3), row.unsignedNumber(4)};
    });
}

Result<std::optional<SavedReceipt>> SqliteBackend::saveReceipt(const ReplicaTag& tag,
                                                               const sync::ReceiptRecord& receipt) {
    SavedReceipt saved;
    {
        auto query = m_connection->prepare("SELECT c.counter, length(c.sealed) FROM receipts c "
                                           "JOIN rooms r ON r.number = c.room WHERE r.tag = ?1 AND c.feed = ?2");
        if (!query) return passOn(query);
        const auto row = query->bind(tag, receipt.feed).step();
        if (!row) return passOn(row);
        if (*row && query->unsignedNumber(0) >= receipt.counter) return std::optional<SavedReceipt>();
        if (*row) saved.replacedBytes = query->unsignedNumber(1);
    }
    const auto change = nextChange();
    if (!change) return passOn(change);
    saved.change = *change;
    auto insert =
        m_connection->prepare("INSERT OR REPLACE INTO receipts (room, feed, counter, sealed, signature, change) "
                              "SELECT number, ?2, ?3, ?4, ?5, ?6 FROM rooms WHERE tag = ?1");
    if (!insert) return passOn(insert);
    const auto done =
        insert->bind(tag, receipt.feed, receipt.counter, receipt.sealed.bytes(), receipt.signature, saved.change).run();
    if (!done) return passOn(done);
    return std::optional(saved);
}

} // namespace ieum::replica
