// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/feed_store.h"

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

/// Seq at which a proved fork ends the feed.
Result<std::optional<uint64_t>> endOf(Connection& connection, const FeedId& feed) {
    auto statement = connection.prepare("SELECT seq FROM fork WHERE feed=?1");
    if (!statement) return passOn(statement);
    return statement->bind(feed).first([](Statement& row) { return row.unsignedNumber(0); });
}

StoredHead headOf(Statement& row) {
    StoredHead head;
    head.feed = row.id<FeedId>(0);
    head.room = row.id<RoomId>(1);
    head.kind = static_cast<feed::Kind>(row.number(2));
    head.seq = row.unsignedNumber(3);
    head.change = row.unsignedNumber(4);
    head.id = row.id<EventId>(5);
    head.closed = !row.isNull(6);
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

Done FeedStore::append(const RoomId& room, const feed::Range& range) {
    if (range.events.empty()) return {};
    const auto key = feedKey(*m_connection, room, range.kind, range.feed);
    if (!key) return passOn(key);
    const auto known = head(range.feed);
    if (!known) return passOn(known);
    const auto end = endOf(*m_connection, range.feed);
    if (!end) return passOn(end);
    if (*end && range.events.back().header.seq >= **end) {
        return fail(Cause::Peer, FeedError::Fork, static_cast<int64_t>(**end));
    }
    if (range.firstSeq() != known->seq + 1 || range.events.front().header.previous != known->id ||
        range.events.back().header.seq > seqMax) {
        return fail(Cause::Peer, StoreError::Constraint, static_cast<int64_t>(range.firstSeq()));
    }
    auto insert = m_connection->prepare("INSERT INTO event(place, header, body, signature) VALUES(?1, ?2, ?3, ?4)");
    if (!insert) return passOn(insert);
    for (const auto& event : range.events) {
        const auto header = feed::encode(event.header);
        insert->reset().bind(placeOf(*key, event.header.seq), ByteView(header), event.body, event.signature);
        if (const auto put = insert->run(); !put) return put;
    }
    const auto change = nextChange(*m_connection);
    if (!change) return passOn(change);
    const auto now = range.head();
    auto update = m_connection->prepare("UPDATE feed SET head_seq=?2, head_id=?3, head_hlc=?4, change=?5 WHERE key=?1");
    if (!update) return passOn(update);
    return update->bind(*key, now.seq, now.id, sortable(now.hlc.word), *change).run();
}

Result<feed::Range> FeedStore::read(const FeedId& feed, uint64_t fromSeq, uint64_t toSeq, size_t bytesMax) {
    feed::Range range;
    range.feed = feed;
    const auto key = findFeed(*m_connection, feed);
    if (!key) return passOn(key);
    if (!*key || fromSeq > toSeq || fromSeq > seqMax) return range;
    const auto end = endOf(*m_connection, feed);
    if (!end) return passOn(end);
    if (*end) toSeq = std::min(toSeq, **end - 1);
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
    auto statement = m_connection->prepare(
        "SELECT f.id, r.id, f.kind, f.head_seq, f.change, f.head_id, x.seq FROM feed f"
        " JOIN room r ON r.key=f.room LEFT JOIN fork x ON x.feed=f.id WHERE r.id=?1 AND f.head_seq>0 ORDER BY f.key");
    if (!statement) return passOn(statement);
    return statement->bind(room).all(headOf);
}

Result<std::vector<StoredHead>> FeedStore::headsAfter(uint64_t change) {
    auto statement =
        m_connection->prepare("SELECT f.id, r.id, f.kind, f.head_seq, f.change, f.head_id, x.seq FROM feed f"
                              " JOIN room r ON r.key=f.room LEFT JOIN fork x ON x.feed=f.id WHERE f.change>?1 AND "
                              "f.head_seq>0 ORDER BY f.change");
    if (!statement) return passOn(statement);
    return statement->bind(change).all(headOf);
}

Result<bool> FeedStore::close(const feed::ForkProof& proof) {
    const auto known = endOf(*m_connection, proof.feed);
    if (!known) return passOn(known);
    if (*known && **known <= proof.seq()) return false;
    auto insert = m_connection->prepare("INSERT OR REPLACE INTO fork VALUES(?1, ?2, ?3)");
    if (!insert) return passOn(insert);
    const auto saved = insert->bind(proof.feed, proof.seq(), ByteView(feed::encode(proof))).run();
    if (!saved) return passOn(saved);
    const auto before = head(proof.feed);
    if (!before) return passOn(before);
    if (before->seq < proof.seq()) return true;
    feed::Head now;
    if (proof.seq() > 1) {
        const auto last = event(proof.feed, proof.seq() - 1);
        if (!last) return passOn(last);
        if (!*last) return fail(Cause::Machine, StoreError::BadRow, static_cast<int64_t>(proof.seq()));
        now = {(*last)->header.seq, (*last)->id, (*last)->header.hlc};
    }
    const auto change = nextChange(*m_connection);
    if (!change) return passOn(change);
    auto update = m_connection->prepare("UPDATE feed SET head_seq=?2, head_id=?3, head_hlc=?4, change=?5 WHERE id=?1");
    if (!update) return passOn(update);
    const auto moved = update->bind(proof.feed, now.seq, now.id, sortable(now.hlc.word), *change).run();
    if (!moved) return passOn(moved);
    return true;
}

Result<std::optional<feed::ForkProof>> FeedStore::forkOf(const FeedId& feed) {
    auto statement = m_connection->prepare("SELECT proof FROM fork WHERE feed=?1");
    if (!statement) return passOn(statement);
    const auto bytes = statement->bind(feed).first([](Statement& row) { return copyOf(row.blob(0)); });
    if (!bytes) return passOn(bytes);
    if (!*bytes) return std::optional<feed::ForkProof>();
    auto proof = feed::readFork(**bytes);
    if (!proof) return fail(Cause::Machine, StoreError::BadRow, 0);
    return std::optional(std::move(*proof));
}

Result<std::vector<FeedId>> FeedStore::closedFeeds() {
    auto statement = m_connection->prepare("SELECT feed FROM fork");
    if (!statement) return passOn(statement);
    return statement->all([](Statement& row) { return row.id<FeedId>(0); });
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

Result<std::vector<feed::Event>> FeedStore::controlEvents(const RoomId& room) {
    auto feeds =
        m_connection->prepare("SELECT f.key FROM feed f JOIN room r ON r.key=f.room WHERE r.id=?1 AND f.kind=?2");
    if (!feeds) return passOn(feeds);
    const auto keys = feeds->bind(room, feed::Kind::Control).all([](Statement& row) { return row.number(0); });
    if (!keys) return passOn(keys);
    std::vector<feed::Event> events;
    for (const int64_t key : *keys) {
        auto statement =
            m_connection->prepare("SELECT header, body, signature FROM event WHERE place BETWEEN ?1 AND ?2");
        if (!statement) return passOn(statement);
        auto some = statement->bind(placeOf(key, 0), placeOf(key, seqMax)).all(eventOf);
        if (!some) return passOn(some);
        std::move(some->begin(), some->end(), std::back_inserter(events));
    }
    std::sort(events.begin(), events.end(), [](const feed::Event& a, const feed::Event& b) {
        return std::tie(a.header.hlc, a.header.feed, a.header.seq) <
               std::tie(b.header.hlc, b.header.feed, b.header.seq);
    });
    return events;
}

Result<std::optional<feed::Event>> FeedStore::event(const FeedId& feed, uint64_t seq) {
    const auto key = findFeed(*m_connection, feed);
    if (!key) return passOn(key);
    if (!*key || seq > seqMax) return std::optional<feed::Event>();
    auto statement = m_connection->prepare("SELECT header, body, signature FROM event WHERE place=?1");
    if (!statement) return passOn(statement);
    return statement->bind(placeOf(**key, seq)).first(eventOf);
}

Done FeedStore::saveAdmission(const FeedId& feed, const crypto::Signature& signature) {
    auto statement = m_connection->prepare("INSERT OR REPLACE INTO admission(feed, signature) VALUES(?1, ?2)");
    if (!statement) return passOn(statement);
    return statement->bind(feed, signature).run();
}

Result<std::optional<crypto::Signature>> FeedStore::admission(const FeedId& feed) {
    auto statement = m_connection->prepare("SELECT signature FROM admission WHERE feed=?1");
    if (!statement) return passOn(statement);
    return statement->bind(feed).first([](Statement& row) { return row.id<crypto::Signature>(0); });
}

} // namespace ieum::store
