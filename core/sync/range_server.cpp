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

wire::EventPart partOf(const feed::Event& event) {
    wire::EventPart part;
    part.set_kind(static_cast<uint32_t>(event.header.kind));
    part.set_flags(event.header.flags);
    part.set_hlc(event.header.hlc.word);
    if (!event.header.epoch.isZero()) part.set_epoch(wire::fieldOf(event.header.epoch));
    part.set_body(wire::fieldOf(ByteView(event.body)));
    return part;
}

} // namespace

void RangeServer::onWant(const wire::Want& want) {
    if (m_at.rooms.standing(want.tag()) == Standing::Unknown) return m_at.out.blame(SyncError::UnknownRoom);
    const auto id = m_at.read<FeedId>(want.feed());
    if (!id) return;
    if (want.from_seq() == 0 || want.to_seq() < want.from_seq()) return m_at.out.blame(SyncError::BadRange);
    const SharedRoom* room = m_at.rooms.byTag(want.tag());
    // A want always gets an answer, so that the asker's place in the window comes free.
    if (room == nullptr || !mayGive(room->id, *id)) return sendNothing(want.tag(), *id, want.from_seq());
    const uint64_t have = room->feeds.at(*id).ownSeq;
    if (have < want.from_seq()) return sendNothing(want.tag(), *id, want.from_seq());
    if (m_loading.size() >= wantsServedMax) return m_at.out.blame(SyncError::TooMuch);
    const Loading loading{want.tag(), want.from_seq(), std::min(want.to_seq(), have)};
    if (!m_loading.emplace(std::pair(room->id, *id), loading).second) return m_at.out.blame(SyncError::OutOfTurn);
    m_at.out.put(LoadRange{room->id, *id, loading.from, loading.to, rangeBytesMax});
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
    const bool isAnswer = loaded.range.firstSeq() == loading.from && mayGive(loaded.room, loaded.range.feed);
    if (!isAnswer) return sendNothing(loading.tag, loaded.range.feed, loading.from);
    sendAll(loading, loaded.range);
}

void RangeServer::sendNothing(uint64_t tag, const FeedId& feed, uint64_t from) {
    wire::Frame frame;
    frame.mutable_range()->set_tag(tag);
    frame.mutable_range()->set_feed(wire::fieldOf(feed));
    frame.mutable_range()->set_first_seq(from);
    m_at.out.send(frame);
}

void RangeServer::sendAll(const Loading& loading, const feed::Range& range) {
    wire::Frame frame;
    size_t bytes = 0;
    const auto flush = [&](bool more) {
        frame.mutable_range()->set_more(more);
        m_at.out.send(frame);
        frame.Clear();
        bytes = 0;
    };
    for (const feed::Event& event : range.events) {
        wire::EventPart part = partOf(event);
        const size_t added = part.ByteSizeLong() + eventOverheadBytes;
        if (bytes > 0 && bytes + added + partOverheadBytes > wire::frameBytesMax) flush(true);
        wire::RangePart& made = *frame.mutable_range();
        if (bytes == 0) {
            made.set_tag(loading.tag);
            made.set_feed(wire::fieldOf(range.feed));
            made.set_first_seq(event.header.seq);
        }
        bytes += added;
        *made.add_events() = std::move(part);
        if (!event.signature) continue;
        made.set_signature(wire::fieldOf(*event.signature));
        flush(&event != &range.events.back());
    }
    // Never so by the log's promise; but the asker must not wait for an end that does not come.
    if (bytes > 0) flush(false);
}

} // namespace ieum::sync
