// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/announcer.h"

#include "sync/limits.h"

namespace ieum::sync {

namespace {

void addReceipt(wire::Receipts& to, const ReceiptRecord& receipt) {
    wire::Receipt& made = *to.add_receipts();
    made.set_feed(wire::fieldOf(receipt.feed));
    made.set_counter(receipt.counter);
    made.set_sealed(wire::fieldOf(ByteView(receipt.sealed)));
    made.set_signature(wire::fieldOf(receipt.signature));
}

} // namespace

void Announcer::shared(const std::vector<SharedRoom*>& rooms) {
    m_ready = true;
    if (m_asked) {
        // His question was answered without these rooms, and he may not ask again. If he does not share them yet he
        // overlooks this, and will ask.
        for (SharedRoom* room : rooms) {
            tellControl(*room);
            if (room->isFull()) announce(*room, 0);
        }
    }
    answerQueued();
}

void Announcer::onResume(const wire::Resume& resume) {
    if (++m_resumes > resumesMax || m_queue.size() >= resumesQueuedMax ||
        static_cast<size_t>(resume.tags_size()) > roomsMax) {
        return m_at.out.blame(SyncError::TooMuch);
    }
    m_queue.push_back(resume);
    answerQueued();
}

void Announcer::answerQueued() {
    while (m_ready && m_openDigests == 0 && !m_queue.empty() && !m_at.out.closed()) {
        const wire::Resume resume = std::move(m_queue.front());
        m_queue.pop_front();
        m_asked = true;
        answer(resume);
    }
}

void Announcer::answer(const wire::Resume& resume) {
    std::vector<const SharedRoom*> full;
    const auto take = [&](SharedRoom& room) {
        tellControl(room);
        if (room.isFull()) full.push_back(&room);
    };
    std::vector<uint64_t> tags(resume.tags().begin(), resume.tags().end());
    std::sort(tags.begin(), tags.end());
    tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
    for (const uint64_t tag : tags) {
        if (SharedRoom* room = m_at.roomFor(tag)) take(*room);
    }
    if (tags.empty()) {
        for (auto& [tag, room] : m_at.rooms.all()) take(room);
    }
    if (m_digester.ofRooms(full) == resume.digest()) {
        for (const SharedRoom* room : full) m_at.peerHasAllOf(*m_at.rooms.byTag(room->tag));
        return settle(true);
    }
    const bool known = tags.empty() && resume.cursor() > 0 && resume.cursor() <= m_at.rooms.cursor();
    if (!known && !full.empty()) return sendDigests(full);
    for (const SharedRoom* room : full) announce(*room, resume.cursor());
    settle(false);
}

void Announcer::sendDigests(const std::vector<const SharedRoom*>& rooms) {
    wire::Frame frame;
    for (const SharedRoom* room : rooms) {
        wire::RoomDigest& digest = *frame.mutable_digests()->add_rooms();
        digest.set_tag(room->tag);
        digest.set_digest(m_digester.ofRoom(*room));
        if (static_cast<size_t>(frame.digests().rooms_size()) < digestsPerFrame && room != rooms.back()) continue;
        m_at.out.send(frame);
        ++m_openDigests;
        frame.Clear();
    }
}

void Announcer::onDiffer(const wire::DigestsDiffer& differ) {
    if (m_openDigests == 0) return m_at.out.blame(SyncError::OutOfTurn);
    if (static_cast<size_t>(differ.tags_size()) > digestsPerFrame) return m_at.out.blame(SyncError::TooMuch);
    for (const uint64_t tag : differ.tags()) {
        const SharedRoom* room = m_at.roomFor(tag);
        if (room != nullptr && room->isFull()) announce(*room, 0);
    }
    if (--m_openDigests > 0) return;
    settle(false);
    answerQueued();
}

void Announcer::settle(bool same) {
    wire::Frame frame;
    frame.mutable_settled()->set_cursor(m_at.rooms.complete() ? m_at.rooms.cursor() : 0);
    frame.mutable_settled()->set_same(same);
    m_at.out.send(frame);
}

void Announcer::tellControl(SharedRoom& room) {
    if (room.isFull() || std::exchange(room.told, true)) return;
    announceHeads(room, 0);
}

void Announcer::announce(const SharedRoom& room, uint64_t after) {
    announceHeads(room, after);
    announceReceipts(room, after);
}

void Announcer::announceHeads(const SharedRoom& room, uint64_t after) {
    wire::Frame frame;
    for (const auto& [id, feed] : room.feeds) {
        if (feed.ownSeq == 0 || !room.mayTell(feed) || (after > 0 && feed.ownChange <= after)) continue;
        wire::Heads& heads = *frame.mutable_heads();
        heads.set_tag(room.tag);
        addHead(heads, id, feed);
        if (static_cast<size_t>(heads.feeds_size()) < headsPerFrame) continue;
        m_at.out.send(frame);
        frame.Clear();
    }
    if (frame.heads().feeds_size() > 0) m_at.out.send(frame);
}

void Announcer::announceReceipts(const SharedRoom& room, uint64_t after) {
    wire::Frame frame;
    size_t bytes = 0;
    for (const auto& [id, receipt] : room.receipts) {
        const ReceiptRecord& own = receipt.own;
        if (own.counter <= receipt.peerCounter || own.sealed.size() > receiptSealedBytesMax) continue;
        if (after > 0 && own.change <= after) continue;
        // Feed, counter, signature and the lengths of all four: never more than this beside the sealed bytes.
        const size_t added = own.sealed.size() + 160;
        if (bytes + added > receiptsFrameBytes) {
            m_at.out.send(frame);
            frame.Clear();
            bytes = 0;
        }
        frame.mutable_receipts()->set_tag(room.tag);
        addReceipt(*frame.mutable_receipts(), own);
        bytes += added;
    }
    if (bytes > 0) m_at.out.send(frame);
}

void Announcer::addHead(wire::Heads& to, const FeedId& id, const SharedFeed& feed) const {
    wire::FeedHead& head = *to.add_feeds();
    head.set_feed(wire::fieldOf(id));
    head.set_seq(feed.ownSeq);
    head.set_kind(static_cast<uint32_t>(feed.kind));
    if (!feed.mark.isZero()) head.set_mark(wire::fieldOf(feed.mark));
    const bool isNews = m_at.config.side == Side::Client && !feed.peerKnows;
    if (isNews && feed.admission) head.set_admission(wire::fieldOf(*feed.admission));
}

uint64_t Announcer::cursor() const {
    const bool atRest = m_asked && m_openDigests == 0 && m_queue.empty() && m_at.rooms.complete();
    return atRest ? m_at.rooms.cursor() : 0;
}

void Announcer::headAdvanced(const SharedRoom& room, const FeedId& id) {
    const SharedFeed& feed = room.feeds.at(id);
    if (!m_asked || feed.ownSeq == 0 || !room.mayTell(feed)) return;
    wire::Frame frame;
    frame.mutable_heads()->set_tag(room.tag);
    addHead(*frame.mutable_heads(), id, feed);
    frame.mutable_heads()->set_cursor(cursor());
    m_at.out.send(frame);
}

void Announcer::receiptAdvanced(const SharedRoom& room, const FeedId& id) {
    const SharedReceipt& receipt = room.receipts.at(id);
    const ReceiptRecord& own = receipt.own;
    if (!m_asked || !room.isFull() || own.counter <= receipt.peerCounter) return;
    if (own.sealed.size() > receiptSealedBytesMax) return;
    wire::Frame frame;
    frame.mutable_receipts()->set_tag(room.tag);
    addReceipt(*frame.mutable_receipts(), own);
    m_at.out.send(frame);
}

} // namespace ieum::sync
