// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/range_server.h"

#include "sync/limits.h"

namespace ieum::sync {

namespace {

/// What a frame has beside its events: tag, feed, first seq, signature, flags and lengths.
constexpr size_t partOverheadBytes = 192;
/// What an event adds to its own size: its field number and length.
constexpr size_t eventOverheadBytes = 4;

wire::EventPart partOf(const feed::Event& event, const EpochId* before) {
    wire::EventPart part;
    part.set_kind(static_cast<uint32_t>(event.header.kind));
    part.set_flags(event.header.flags);
    part.set_hlc(event.header.hlc.word);
    const EpochId& epoch = event.header.epoch;
    if (before != nullptr && *before == epoch) {
        part.set_again(true);
    } else if (!epoch.isZero()) {
        part.set_epoch(wire::fieldOf(epoch));
    }
    part.set_body(wire::fieldOf(ByteView(event.body)));
    return part;
}

} // namespace

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
    wire::Frame frame;
    size_t bytes = 0;
    const EpochId* before = nullptr;
    const auto flush = [&](bool more) {
        frame.mutable_range()->set_more(more);
        m_at.out.send(frame, lane);
        frame.Clear();
        bytes = 0;
        before = nullptr;
    };
    for (const feed::Event& event : range.events) {
        wire::EventPart part = partOf(event, before);
        size_t added = part.ByteSizeLong() + eventOverheadBytes;
        if (bytes > 0 && bytes + added + partOverheadBytes > wire::frameBytesMax) {
            flush(true);
            part = partOf(event, nullptr);
            added = part.ByteSizeLong() + eventOverheadBytes;
        }
        wire::RangePart& made = *frame.mutable_range();
        if (bytes == 0) {
            name(loading, made);
            made.set_first_seq(event.header.seq);
            const bool isFirst = &event == &range.events.front();
            if (loading.backwards && isFirst) made.set_previous(wire::fieldOf(event.header.previous));
        }
        bytes += added;
        before = &event.header.epoch;
        *made.add_events() = std::move(part);
        if (!event.signature) continue;
        made.set_signature(wire::fieldOf(*event.signature));
        flush(&event != &range.events.back());
    }
    SharedFeed& feed = m_at.rooms.byTag(loading.tag)->feeds.at(loading.feed);
    feed.joinedSeq = std::max(feed.joinedSeq, range.head().seq); // or he finds that it does not fit
    // Never so by the log's promise; but the asker must not wait for an end that does not come.
    if (bytes > 0) flush(false);
}

} // namespace ieum::sync
