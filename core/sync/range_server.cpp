// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/range_server.h"

#include "sync/limits.h"
#include "sync/range_parts.h"

namespace ieum::sync {

void RangeServer::onWant(const wire::Want& want) {
    if (want.ranges_size() > 0 || want.backwards_size() > 0) {
        onRanges(want);
        return onBackwards(want);
    }
    if (m_at.rooms.standing(want.tag()) == Standing::Unknown) return m_at.out.blame(SyncError::UnknownRoom);
    const auto id = m_at.read<FeedId>(want.feed());
    if (id) this->want({want.tag(), want.from_seq(), want.to_seq(), *id, 0});
}

void RangeServer::onRanges(const wire::Want& want) {
    const auto& ranges = want.ranges();
    if (ranges.size() % 3 != 0) return m_at.out.blame(WireError::Malformed);
    for (int i = 0; i < ranges.size() && !m_at.out.closed(); i += 3) {
        const auto feed = m_at.numbers.heard(ranges[i]);
        if (!feed) return m_at.out.blame(SyncError::BadReference, static_cast<int64_t>(ranges[i]));
        const uint64_t from = ranges[i + 1];
        if (ranges[i + 2] > UINT64_MAX - from) return m_at.out.blame(SyncError::BadRange);
        this->want({feed->tag, from, from + ranges[i + 2], feed->feed, FeedNumbers::answerTo(ranges[i]) + 1});
    }
}

void RangeServer::onBackwards(const wire::Want& want) {
    const auto& asked = want.backwards();
    if (asked.size() % 3 != 0) return m_at.out.blame(WireError::Malformed);
    for (int i = 0; i < asked.size() && !m_at.out.closed(); i += 3) {
        const auto feed = m_at.numbers.heard(asked[i]);
        if (!feed) return m_at.out.blame(SyncError::BadReference, static_cast<int64_t>(asked[i]));
        const uint64_t to = asked[i + 1];
        if (asked[i + 2] >= to) return m_at.out.blame(SyncError::BadRange);
        this->want({feed->tag, to - asked[i + 2], to, feed->feed, FeedNumbers::answerTo(asked[i]) + 1, true});
    }
}

void RangeServer::want(Loading wanted) {
    if (wanted.from == 0 || wanted.to < wanted.from) return m_at.out.blame(SyncError::BadRange);
    const SharedRoom* room = m_at.rooms.byTag(wanted.tag);
    // A want always gets an answer, so that the asker's place in the window comes free.
    if (room == nullptr || !mayGive(room->id, wanted.feed)) return sendNothing(wanted);
    const uint64_t have = room->feeds.at(wanted.feed).ownSeq;
    if (have < wanted.from || (wanted.backwards && have < wanted.to)) return sendNothing(wanted);
    if (m_loading.size() >= wantsServedMax) return m_at.out.blame(SyncError::TooMuch);
    wanted.to = std::min(wanted.to, have);
    if (!m_loading.emplace(std::pair(room->id, wanted.feed), wanted).second) {
        return m_at.out.blame(SyncError::OutOfTurn);
    }
    const size_t bytesMax = wanted.backwards && wanted.to == have ? tipBytesMax : rangeBytesMax;
    m_at.out.put(LoadRange{room->id, wanted.feed, wanted.from, wanted.to, bytesMax, wanted.backwards});
}

bool RangeServer::mayGive(const RoomId& room, const FeedId& feed) {
    const SharedRoom* shared = m_at.rooms.byId(room);
    if (shared == nullptr) return false;
    const auto found = shared->feeds.find(feed);
    return found != shared->feeds.end() && shared->mayTell(found->second);
}

void RangeServer::loaded(const RangeLoaded& loaded) {
    const auto found = m_loading.find({loaded.room, loaded.range.feed});
    if (found == m_loading.end()) return;
    const Loading loading = found->second;
    m_loading.erase(found);
    if (!answers(loading, loaded.range) || !mayGive(loaded.room, loaded.range.feed)) return sendNothing(loading);
    sendAll(loading, loaded.range);
}

bool RangeServer::answers(const Loading& loading, const feed::Range& range) {
    if (!loading.backwards) return range.firstSeq() == loading.from;
    return range.firstSeq() >= loading.from && range.head().seq == loading.to;
}

void RangeServer::name(const Loading& loading, wire::RangePart& part) {
    if (loading.reference > 0) return part.set_reference(loading.reference);
    part.set_tag(loading.tag);
    part.set_feed(wire::fieldOf(loading.feed));
}

void RangeServer::sendNothing(const Loading& loading) {
    wire::Frame frame;
    name(loading, *frame.mutable_range());
    frame.mutable_range()->set_first_seq(loading.from);
    m_at.out.send(frame);
}

/// All parts of one answer go by one lane, so that they stay in order.
Lane RangeServer::laneOf(const Loading& loading, const feed::Range& range) const {
    if (range.kind == feed::Kind::Control) return Lane::Control;
    size_t bytes = 0;
    for (const feed::Event& event : range.events) bytes += event.body.size();
    const bool isTip = range.head().seq >= m_at.rooms.byTag(loading.tag)->feeds.at(loading.feed).ownSeq;
    return isTip && bytes <= newTextBytesMax ? Lane::NewText : Lane::OldText;
}

void RangeServer::sendAll(const Loading& loading, const feed::Range& range) {
    const Lane lane = laneOf(loading, range);
    bool isFirst = loading.backwards;
    for (wire::RangePart& part : partsOf(range)) {
        wire::Frame frame;
        *frame.mutable_range() = std::move(part);
        name(loading, *frame.mutable_range());
        if (std::exchange(isFirst, false)) {
            frame.mutable_range()->set_previous(wire::fieldOf(range.events.front().header.previous));
        }
        m_at.out.send(frame, lane);
    }
    SharedFeed& feed = m_at.rooms.byTag(loading.tag)->feeds.at(loading.feed);
    feed.joinedSeq = std::max(feed.joinedSeq, range.head().seq); // or he finds that it does not fit
}

} // namespace ieum::sync
