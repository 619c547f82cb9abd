// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/feed_store.h"

#include "store/fork_store.h"
#include "store/keys.h"
#include "store/limits.h"

#include <algorithm>

namespace ieum::store {
namespace {

constexpr uint64_t seqMax = (uint64_t{1} << seqBits) - 1;

int64_t placeOf(int64_t feedKey, uint64_t seq) { return feedKey << seqBits | static_cast<int64_t>(seq); }

/// Columns: header, body, signature. A header that does not decode makes the row refused.
feed::Event eventOf(Statement& row) {
    feed::Event event;
    const auto header = feed::decodeHeader(row.blob(0));
    if (!header) {
        row.refuse(0);
        return event;
    }
    event.header = *header;
    event.id = feed::idOf(*header);
    event.body = copyOf(row.blob(1));
    if (event.body.size() != event.header.bodyBytes) row.refuse(1);
    if (!row.isNull(2)) event.signature = row.id<crypto::Signature>(2);
    return event;
}

constexpr const char* headColumns =
    "SELECT f.id, r.id, f.kind, f.head_seq, f.change, f.head_id, x.seq, f.tip_from, f.tip_seq, f.floor, f.kept_from, "
    "f.missed,"
    " (SELECT e.place-(f.key<<40) FROM event e WHERE e.place BETWEEN (f.key<<40|f.tip_from) AND (f.key<<40|f.tip_seq)"
    " AND e.signature IS NOT NULL ORDER BY e.place LIMIT 1)"
    " FROM feed f JOIN room r ON r.key=f.room LEFT JOIN fork x ON x.feed=f.id WHERE f.head_seq>0 AND ";

StoredHead headOf(Statement& row) {
    StoredHead head;
    head.feed = row.id<FeedId>(0);
    head.room = row.id<RoomId>(1);
    head.kind = static_cast<feed::Kind>(row.number(2));
    head.seq = row.unsignedNumber(3);
    head.change = row.unsignedNumber(4);
    head.id = row.id<EventId>(5);
    if (!row.isNull(6)) head.endSeq = row.unsignedNumber(6) - 1;
    if (!row.isNull(7)) head.tipFrom = row.unsignedNumber(7);
    if (!row.isNull(8)) head.tipSeq = row.unsignedNumber(8);
    head.floor = row.unsignedNumber(9);
    head.keptFrom = row.unsignedNumber(10);
    head.missed = row.unsignedNumber(11);
    if (!row.isNull(12)) head.tipSigned = row.unsignedNumber(12);
    return head;
}

} // namespace

Result<feed::Head> FeedStore::head(const FeedId& feed) {
    auto statement = m_connection->prepare("SELECT head_seq, head_id, head_hlc FROM feed WHERE id=?1 AND head_seq>0");
    if (!statement) return passOn(statement);
    const auto found = statement->bind(feed).first([](Statement& row) {
        return feed::Head{row.unsignedNumber(0), row.id<EventId>(1), feed::Hlc{fromSortable(row.number(2))}};
    });
    if (!found) return passOn(found);
    return found->value_or(feed::Head{});
}

Result<std::optional<feed::Tip>> FeedStore::tip(const FeedId& feed) {
    auto statement = m_connection->prepare("SELECT tip_from, tip_after, tip_seq, tip_id, tip_hlc FROM feed WHERE id=?1"
                                           " AND tip_from IS NOT NULL");
    if (!statement) return passOn(statement);
    return statement->bind(feed).first([](Statement& row) {
        return feed::Tip{row.unsignedNumber(0),
                         row.id<EventId>(1),
                         {row.unsignedNumber(2), row.id<EventId>(3), feed::Hlc{fromSortable(row.number(4))}}};
    });
}

Result<uint64_t> FeedStore::floor(const FeedId& feed) {
    auto statement = m_connection->prepare("SELECT floor FROM feed WHERE id=?1");
    if (!statement) return passOn(statement);
    const auto found = statement->bind(feed).first([](Statement& row) { return row.unsignedNumber(0); });
    if (!found) return passOn(found);
    return found->value_or(0);
}

Done FeedStore::keepFrom(const FeedId& feed, uint64_t seq) {
    auto statement = m_connection->prepare("SELECT 1 FROM feed WHERE id=?1 AND kind=2 AND kept_from<?2");
    if (!statement) return passOn(statement);
    const auto isNews = statement->bind(feed, std::min(seq, seqMax)).first([](Statement&) { return true; });
    if (!isNews) return passOn(isNews);
    if (!*isNews || seq <= 2) return {};
    const auto change = nextChange(*m_connection);
    if (!change) return passOn(change);
    auto update = m_connection->prepare("UPDATE feed SET kept_from=?2, change=?3 WHERE id=?1");
    if (!update) return passOn(update);
    if (const auto done = update->bind(feed, std::min(seq, seqMax), *change).run(); !done) return done;
    return joinFloor(feed);
}

/// A gap that reaches no higher than what its author lets go is no gap: what is above it is all that is wanted.
Done FeedStore::joinFloor(const FeedId& feed) {
    const auto above = tip(feed);
    if (!above) return passOn(above);
    if (!*above) return {};
    auto update = m_connection->prepare(
        "UPDATE feed SET floor=?2, missed=missed+?2-1-head_seq WHERE id=?1 AND kept_from>=?2 RETURNING 1");
    if (!update) return passOn(update);
    const auto joined = update->bind(feed, (*above)->from).first([](Statement&) { return true; });
    if (!joined) return passOn(joined);
    if (!*joined) return {};
    if (const auto cleared = saveTip(feed, std::nullopt); !cleared) return cleared;
    return saveHead(feed, (*above)->head);
}

Done FeedStore::dropTip(int64_t feedKey, const feed::Tip& tip) {
    auto remove = m_connection->prepare("DELETE FROM event WHERE place BETWEEN ?1 AND ?2");
    if (!remove) return passOn(remove);
    return remove->bind(placeOf(feedKey, tip.from), placeOf(feedKey, tip.head.seq)).run();
}

Done FeedStore::insert(int64_t feedKey, const feed::Range& range) {
    auto insert = m_connection->prepare("INSERT INTO event(place, header, body, signature) VALUES(?1, ?2, ?3, ?4)");
    if (!insert) return passOn(insert);
    for (const auto& event : range.events) {
        const auto header = feed::encode(event.header);
        insert->reset().bind(placeOf(feedKey, event.header.seq), lent(header), lent(event.body), event.signature);
        if (const auto put = insert->run(); !put) return put;
    }
    return {};
}

Done FeedStore::saveHead(const FeedId& feed, const feed::Head& head) {
    const auto change = nextChange(*m_connection);
    if (!change) return passOn(change);
    auto update = m_connection->prepare("UPDATE feed SET head_seq=?2, head_id=?3, head_hlc=?4, change=?5 WHERE id=?1");
    if (!update) return passOn(update);
    return update->bind(feed, head.seq, head.id, sortable(head.hlc.word), *change).run();
}

Done FeedStore::saveTip(const FeedId& feed, const std::optional<feed::Tip>& tip) {
    if (!tip) {
        auto clear = m_connection->prepare("UPDATE feed SET tip_from=NULL, tip_after=NULL, tip_seq=NULL, tip_id=NULL,"
                                           " tip_hlc=NULL WHERE id=?1");
        if (!clear) return passOn(clear);
        return clear->bind(feed).run();
    }
    const auto change = nextChange(*m_connection);
    if (!change) return passOn(change);
    auto update = m_connection->prepare("UPDATE feed SET tip_from=?2, tip_after=?3, tip_seq=?4, tip_id=?5, tip_hlc=?6,"
                                        " change=?7 WHERE id=?1");
    if (!update) return passOn(update);
    return update
        ->bind(feed, tip->from, tip->previous, tip->head.seq, tip->head.id, sortable(tip->head.hlc.word), *change)
        .run();
}

Done FeedStore::append(const RoomId& room, const feed::Range& range) {
    if (range.events.empty()) return {};
    const auto key = feedKey(*m_connection, room, range.kind, range.feed);
    if (!key) return passOn(key);
    const auto known = head(range.feed);
    if (!known) return passOn(known);
    const auto end = forkSeqOf(*m_connection, range.feed);
    if (!end) return passOn(end);
    if (*end && range.events.back().header.seq >= **end) {
        return fail(Cause::Peer, FeedError::Fork, static_cast<int64_t>(**end));
    }
    if (range.firstSeq() != known->seq + 1 || range.events.front().header.previous != known->id ||
        range.events.back().header.seq > seqMax) {
        return fail(Cause::Peer, StoreError::Constraint, static_cast<int64_t>(range.firstSeq()));
    }
    const auto above = tip(range.feed);
    if (!above) return passOn(above);
    if (*above && range.head().seq >= (*above)->from) {
        return fail(Cause::Peer, FeedError::Gap, static_cast<int64_t>(range.firstSeq()));
    }
    const bool closes = *above && range.head().seq + 1 == (*above)->from;
    if (closes && range.head().id != (*above)->previous) {
        return fail(Cause::Peer, FeedError::BadChain, static_cast<int64_t>((*above)->from));
    }
    if (const auto put = insert(*key, range); !put) return put;
    if (!closes) return saveHead(range.feed, range.head());
    if (const auto cleared = saveTip(range.feed, std::nullopt); !cleared) return cleared;
    return saveHead(range.feed, (*above)->head);
}

Done FeedStore::appendApart(const RoomId& room, const feed::Range& range) {
    const auto key = feedKey(*m_connection, room, range.kind, range.feed);
    const auto known = head(range.feed);
    const auto above = tip(range.feed);
    const auto end = forkSeqOf(*m_connection, range.feed);
    if (!key) return passOn(key);
    if (!known) return passOn(known);
    if (!above) return passOn(above);
    if (!end) return passOn(end);
    const feed::Header& first = range.events.front().header;
    if (*end && range.head().seq >= **end) return fail(Cause::Peer, FeedError::Fork, static_cast<int64_t>(**end));
    const bool isApart = first.seq > known->seq && range.head().seq <= seqMax;
    const bool begins = !*above && first.seq > known->seq + 1;
    const bool goesOn = *above && first.seq == (*above)->head.seq + 1;
    const bool below = *above && range.head().seq + 1 == (*above)->from;
    const bool anew = *above && first.seq > (*above)->head.seq + 1;
    if (!isApart || !(begins || goesOn || below || anew)) {
        return fail(Cause::Peer, FeedError::Gap, static_cast<int64_t>(first.seq));
    }
    const bool closes = below && first.seq == known->seq + 1;
    const bool fits = (!goesOn || first.previous == (*above)->head.id) &&
                      (!below || range.head().id == (*above)->previous) && (!closes || first.previous == known->id);
    if (!fits) return fail(Cause::Peer, FeedError::BadChain, static_cast<int64_t>(first.seq));
    if (anew) {
        if (const auto dropped = dropTip(*key, **above); !dropped) return dropped;
    }
    if (const auto put = insert(*key, range); !put) return put;
    if (closes) {
        if (const auto cleared = saveTip(range.feed, std::nullopt); !cleared) return cleared;
        return saveHead(range.feed, (*above)->head);
    }
    feed::Tip next{first.seq, first.previous, range.head()};
    if (goesOn) next = {(*above)->from, (*above)->previous, range.head()};
    if (below) next.head = (*above)->head;
    if (const auto saved = saveTip(range.feed, next); !saved) return saved;
    return joinFloor(range.feed);
}

Result<uint64_t> FeedStore::pieceBegin(const FeedId& feed, uint64_t floorSeq, uint64_t toSeq, size_t bytesMax) {
    const auto key = findFeed(*m_connection, feed);
    if (!key) return passOn(key);
    if (!*key || floorSeq == 0 || toSeq < floorSeq || toSeq > seqMax) return toSeq + 1;
    const auto kept = floor(feed);
    if (!kept) return passOn(kept);
    if (toSeq < *kept && toSeq > 1) return toSeq + 1;
    if (toSeq > 1) floorSeq = std::max(floorSeq, *kept);
    auto statement = m_connection->prepare("SELECT place, length(body), signature IS NOT NULL FROM event"
                                           " WHERE place BETWEEN ?1 AND ?2 ORDER BY place DESC");
    if (!statement) return passOn(statement);
    statement->bind(placeOf(**key, floorSeq), placeOf(**key, toSeq));
    uint64_t begin = toSeq + 1;
    size_t bytes = 0;
    for (;;) {
        const auto more = statement->step();
        if (!more) return passOn(more);
        if (!*more || statement->number(0) != placeOf(**key, begin - 1)) return begin;
        const bool isSigned = statement->number(2) != 0;
        if (begin > toSeq && !isSigned) return begin;
        if (bytes >= bytesMax && isSigned) return begin;
        bytes += feed::headerBytes + statement->unsignedNumber(1);
        --begin;
    }
}

Result<feed::Range> FeedStore::read(const FeedId& feed, uint64_t fromSeq, uint64_t toSeq, size_t bytesMax) {
    feed::Range range;
    range.feed = feed;
    const auto key = findFeed(*m_connection, feed);
    if (!key) return passOn(key);
    if (!*key || fromSeq > toSeq || fromSeq > seqMax) return range;
    const auto end = forkSeqOf(*m_connection, feed);
    if (!end) return passOn(end);
    if (*end) toSeq = std::min(toSeq, **end - 1);
    const auto above = tip(feed);
    if (!above) return passOn(above);
    if (*above && fromSeq < (*above)->from) {
        const auto below = head(feed);
        if (!below) return passOn(below);
        toSeq = std::min(toSeq, below->seq);
    }
    const auto kept = floor(feed);
    if (!kept) return passOn(kept);
    if (*kept > 2 && fromSeq < *kept) toSeq = fromSeq <= 1 ? std::min<uint64_t>(toSeq, 1) : 0;
    if (fromSeq > toSeq) return range;
    auto statement = m_connection->prepare(
        "SELECT header, body, signature FROM event WHERE place >= ?1 AND place <= ?2 ORDER BY place");
    if (!statement) return passOn(statement);
    statement->bind(placeOf(**key, std::max<uint64_t>(fromSeq, 1)), placeOf(**key, std::min(toSeq, seqMax)));
    size_t bytes = 0;
    size_t signedCount = 0;
    for (;;) {
        const auto more = statement->step();
        if (!more) return passOn(more);
        if (!*more) break;
        range.events.push_back(eventOf(*statement));
        bytes += feed::headerBytes + range.events.back().body.size();
        if (!range.events.back().signature) continue;
        signedCount = range.events.size();
        if (bytes >= bytesMax) break;
    }
    // The last row may be the refused one.
    if (const auto shape = statement->step(); !shape) return passOn(shape);
    range.events.resize(signedCount);
    if (!range.events.empty()) range.kind = range.events.front().header.kind;
    return range;
}

Result<std::vector<StoredHead>> FeedStore::heads(const RoomId& room) {
    auto statement = m_connection->prepare(std::string(headColumns) + "r.id=?1 ORDER BY f.key");
    if (!statement) return passOn(statement);
    return statement->bind(room).all(headOf);
}

Result<std::vector<StoredHead>> FeedStore::headsAfter(uint64_t change) {
    auto statement = m_connection->prepare(std::string(headColumns) + "f.change>?1 ORDER BY f.change");
    if (!statement) return passOn(statement);
    return statement->bind(change).all(headOf);
}

Result<bool> FeedStore::close(const feed::ForkProof& proof) {
    const auto known = forkSeqOf(*m_connection, proof.feed);
    if (!known) return passOn(known);
    if (*known && **known <= proof.seq()) return false;
    auto insert = m_connection->prepare("INSERT OR REPLACE INTO fork VALUES(?1, ?2, ?3)");
    if (!insert) return passOn(insert);
    const auto saved = insert->bind(proof.feed, proof.seq(), ByteView(feed::encode(proof))).run();
    if (!saved) return passOn(saved);
    if (const auto ended = endTip(proof.feed, proof.seq()); !ended) return passOn(ended);
    const auto before = head(proof.feed);
    if (!before) return passOn(before);
    if (before->seq < proof.seq()) return true;
    const auto now = headBefore(proof);
    if (!now) return passOn(now);
    const auto moved = saveHead(proof.feed, *now);
    if (!moved) return passOn(moved);
    return true;
}

/// The event before the fork. Where that was dropped, the proof names it, and nothing but the first event is left.
Result<feed::Head> FeedStore::headBefore(const feed::ForkProof& proof) {
    if (proof.seq() == 1) return feed::Head();
    const auto last = event(proof.feed, proof.seq() - 1);
    const auto kept = floor(proof.feed);
    if (!last) return passOn(last);
    if (!kept) return passOn(kept);
    if (*kept >= proof.seq()) {
        auto update = m_connection->prepare("UPDATE feed SET floor=?2 WHERE id=?1");
        if (!update) return passOn(update);
        if (const auto done = update->bind(proof.feed, proof.seq()).run(); !done) return passOn(done);
    }
    if (*last) return feed::Head{(*last)->header.seq, (*last)->id, (*last)->header.hlc};
    if (*kept < proof.seq()) return fail(Cause::Machine, StoreError::BadRow, static_cast<int64_t>(proof.seq()));
    return feed::Head{proof.seq() - 1, proof.previous(), {}};
}

/// A fork at `seq` ends the newest part as well, or all of it when it lies above.
Done FeedStore::endTip(const FeedId& feed, uint64_t seq) {
    auto above = tip(feed);
    if (!above) return passOn(above);
    if (!*above || (*above)->head.seq < seq) return {};
    if ((*above)->from >= seq) return saveTip(feed, std::nullopt);
    const auto last = event(feed, seq - 1);
    if (!last) return passOn(last);
    if (!*last) return fail(Cause::Machine, StoreError::BadRow, static_cast<int64_t>(seq));
    (*above)->head = {(*last)->header.seq, (*last)->id, (*last)->header.hlc};
    return saveTip(feed, *above);
}

Done FeedStore::renewInstance(Random& random) {
    auto update = m_connection->prepare("UPDATE fact SET value=?1 WHERE name='instance'");
    if (!update) return passOn(update);
    return update->bind(random.make<InstanceId>()).run();
}

Result<uint64_t> FeedStore::change() {
    auto statement = m_connection->prepare("SELECT value FROM fact WHERE name='change'");
    if (!statement) return passOn(statement);
    const auto found = statement->first([](Statement& row) { return row.unsignedNumber(0); });
    if (!found) return passOn(found);
    if (!*found) return fail(Cause::Machine, StoreError::BadRow, 0);
    return **found;
}

InstanceId FeedStore::instance() {
    auto statement = m_connection->prepare("SELECT value FROM fact WHERE name='instance'");
    if (!statement) return {};
    const auto found = statement->first([](Statement& row) { return row.id<InstanceId>(0); });
    return found && *found ? **found : InstanceId{};
}

Result<std::optional<feed::Event>> FeedStore::event(const FeedId& feed, uint64_t seq) {
    const auto key = findFeed(*m_connection, feed);
    if (!key) return passOn(key);
    if (!*key || seq > seqMax) return std::optional<feed::Event>();
    auto statement = m_connection->prepare("SELECT header, body, signature FROM event WHERE place=?1");
    if (!statement) return passOn(statement);
    return statement->bind(placeOf(**key, seq)).first(eventOf);
}

} // namespace ieum::store
