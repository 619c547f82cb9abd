// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/announcer.h"

#include "sync/limits.h"
#include "sync/range_parts.h"

namespace ieum::sync {

namespace {

void addReceipt(wire::Receipts& to, const ReceiptRecord& receipt) {
    wire::Receipt& made = *to.add_receipts();
    made.set_feed(wire::fieldOf(receipt.feed));
    made.set_counter(receipt.counter);
    made.set_sealed(wire::fieldOf(ByteView(receipt.sealed.bytes())));
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
    while (m_ready && m_open.empty() && !m_queue.empty() && !m_at.out.closed()) {
        const wire::Resume resume = std::move(m_queue.front());
        m_queue.pop_front();
        m_asked = true;
        answer(resume);
    }
}

void Announcer::answer(const wire::Resume& resume) {
    Rooms full;
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
    if (!known && !full.empty()) return tags.empty() ? sendDigests(full, 0) : sendFlat(full);
    Rooms many;
    for (const SharedRoom* room : full) {
        if (movedMuch(*room, resume.cursor())) {
            many.push_back(room);
        } else {
            announce(*m_at.rooms.byTag(room->tag), resume.cursor());
        }
    }
    if (!many.empty()) return sendFlat(many);
    settle(false);
}

/// So many feeds that a question for his list, and all seqs in its order, take less than the names of those.
bool Announcer::movedMuch(const SharedRoom& room, uint64_t after) {
    const auto moved = static_cast<size_t>(std::count_if(
        room.feeds.begin(), room.feeds.end(), [after](const auto& each) { return each.second.ownChange > after; }));
    return moved >= movedForVectorMin && moved * 2 >= room.feeds.size();
}

void Announcer::sendDigests(const Rooms& rooms, unsigned depth) {
    if (rooms.size() <= digestsFlatMax || depth >= tagNibbles) return sendFlat(rooms);
    sendGroups(rooms, depth);
}

void Announcer::sendGroups(const Rooms& rooms, unsigned depth) {
    wire::Frame frame;
    wire::Digests& digests = *frame.mutable_digests();
    digests.set_prefix(prefixOf(rooms.front()->tag, depth));
    digests.set_depth(depth);
    for (unsigned group = 0; group < groupsPerSplit; ++group) {
        digests.add_groups(m_digester.ofRooms(groupOf(rooms, depth, group)));
    }
    Open open{{}, depth};
    for (const SharedRoom* room : rooms) open.tags.push_back(room->tag);
    m_open.push_back(std::move(open));
    m_at.out.send(frame, Lane::Receipts);
}

void Announcer::sendFlat(const Rooms& rooms) {
    wire::Frame frame;
    for (const SharedRoom* room : rooms) {
        wire::RoomDigest& digest = *frame.mutable_digests()->add_rooms();
        digest.set_tag(room->tag);
        digest.set_digest(m_digester.ofRoom(*room));
        if (static_cast<size_t>(frame.digests().rooms_size()) < digestsPerFrame && room != rooms.back()) continue;
        Open open;
        for (const wire::RoomDigest& told : frame.digests().rooms()) open.tags.push_back(told.tag());
        open.isFlat = true;
        m_open.push_back(std::move(open));
        m_at.out.send(frame, Lane::Receipts);
        frame.Clear();
    }
}

void Announcer::onDiffer(const wire::DigestsDiffer& differ) {
    if (m_open.empty()) return m_at.out.blame(SyncError::OutOfTurn);
    if (static_cast<size_t>(differ.tags_size()) > digestsPerFrame || differ.lists_size() > differ.tags_size()) {
        return m_at.out.blame(SyncError::TooMuch);
    }
    const Open open = std::move(m_open.front());
    m_open.pop_front();
    Rooms still; // some may have gone since
    for (const uint64_t tag : open.tags) {
        const SharedRoom* room = m_at.rooms.byTag(tag);
        if (room != nullptr && room->isFull()) still.push_back(room);
    }
    for (unsigned group = 0; group < groupsPerSplit && !still.empty() && !open.isFlat; ++group) {
        const Rooms rooms = groupOf(still, open.depth, group);
        if ((differ.groups() >> group & 1U) != 0 && !rooms.empty()) sendDigests(rooms, open.depth + 1);
    }
    if (open.isFlat) tellDiffering(differ, {open.tags.begin(), open.tags.end()});
    if (!m_open.empty() || m_at.out.closed()) return;
    settle(false);
    answerQueued();
}

/// Of the rooms that were asked about, each once: an answer of 8 bytes makes us say all that we have of a room.
void Announcer::tellDiffering(const wire::DigestsDiffer& differ, std::set<uint64_t> asked) {
    for (int i = 0; i < differ.tags_size(); ++i) {
        if (asked.erase(differ.tags(i)) == 0) continue;
        SharedRoom* room = m_at.roomFor(differ.tags(i));
        if (room == nullptr || !room->isFull()) continue;
        const bool sameList = i < differ.lists_size() && differ.lists(i) == m_digester.ofList(*room);
        if (sameList) {
            announceVector(*room);
            announceReceipts(*room, 0);
        } else {
            announce(*room, 0);
        }
    }
}

void Announcer::settle(bool same) {
    wire::Frame frame;
    frame.mutable_settled()->set_cursor(m_at.rooms.complete() ? m_at.rooms.cursor() : 0);
    frame.mutable_settled()->set_same(same);
    m_at.out.send(frame, Lane::Receipts);
}

void Announcer::tellControl(SharedRoom& room) {
    if (room.isFull() || std::exchange(room.told, true)) return;
    announceHeads(room, 0);
}

void Announcer::announce(SharedRoom& room, uint64_t after) {
    announceHeads(room, after);
    announceReceipts(room, after);
}

void Announcer::announceHeads(SharedRoom& room, uint64_t after) {
    wire::Frame frame;
    for (auto& [id, feed] : room.feeds) {
        if (feed.ownSeq == 0 || !room.mayTell(feed) || (after > 0 && feed.ownChange <= after)) continue;
        wire::Heads& heads = *frame.mutable_heads();
        addHead(heads, room, id, feed);
        if (heads.feeds_size() + heads.moved_size() / 2 < static_cast<int>(headsPerFrame)) continue;
        m_at.out.send(frame);
        frame.Clear();
    }
    if (frame.has_heads()) m_at.out.send(frame);
}

/// He knows which feeds these are.
void Announcer::announceVector(SharedRoom& room) {
    wire::Frame frame;
    frame.mutable_heads()->set_tag(room.tag);
    for (auto& [id, feed] : room.feeds) {
        if (feed.ownSeq == 0) continue;
        frame.mutable_heads()->add_vector(feed.ownSeq);
        feed.reference = m_at.numbers.addOwn({room.tag, id, feed.kind}) + 1;
        addFloor(*frame.mutable_heads(), feed);
    }
    m_at.out.send(frame);
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
            m_at.out.send(frame, Lane::Receipts);
            frame.Clear();
            bytes = 0;
        }
        m_toldReceipts = true;
        frame.mutable_receipts()->set_tag(room.tag);
        addReceipt(*frame.mutable_receipts(), own);
        bytes += added;
    }
    if (bytes > 0) m_at.out.send(frame, Lane::Receipts);
}

void Announcer::addHead(wire::Heads& to, const SharedRoom& room, const FeedId& id, SharedFeed& feed) {
    const bool isNews = m_at.config.side == Side::Client && !feed.peerKnows;
    if (feed.reference > 0 && !isNews) {
        to.add_moved(feed.reference - 1);
        to.add_moved(feed.ownSeq);
        return addFloor(to, feed);
    }
    to.set_tag(room.tag);
    wire::FeedHead& head = *to.add_feeds();
    head.set_feed(wire::fieldOf(id));
    head.set_seq(feed.ownSeq);
    head.set_kind(static_cast<uint32_t>(feed.kind));
    if (isNews && feed.admission) head.set_admission(wire::fieldOf(*feed.admission));
    feed.reference = m_at.numbers.addOwn({room.tag, id, feed.kind}) + 1;
    addFloor(to, feed);
}

/// Once, and again when it moved: an announcement of something new stays as small as it is.
void Announcer::addFloor(wire::Heads& to, SharedFeed& feed) {
    if (std::exchange(feed.floorTold, true)) return;
    to.add_floors(feed.reference - 1);
    to.add_floors(feed.ownFrom);
}

uint64_t Announcer::cursor() const {
    const bool atRest = m_asked && m_open.empty() && m_queue.empty() && m_at.rooms.complete();
    return atRest ? m_at.rooms.cursor() : 0;
}

void Announcer::headAdvanced(SharedRoom& room, const FeedId& id, const feed::Range* fresh) {
    SharedFeed& feed = room.feeds.at(id);
    if (!m_asked || feed.ownSeq == 0 || !room.mayTell(feed)) return;
    if (fresh != nullptr) push(feed, *fresh);
    wire::Frame frame;
    addHead(*frame.mutable_heads(), room, id, feed);
    // Receipts may still wait behind text, and a cursor says that they came.
    if (!m_toldReceipts) frame.mutable_heads()->set_cursor(cursor());
    m_at.out.send(frame);
}

/// He has, or is being given, all that comes before it: it saves him the question. In the lane of the announcement and
/// right before it, or he would ask all the same.
void Announcer::push(SharedFeed& feed, const feed::Range& fresh) {
    const bool isNext = std::max(feed.peerSeq, feed.joinedSeq) + 1 == fresh.firstSeq();
    if (!isNext || !feed.peerKnows || feed.reference == 0 || fresh.head().seq != feed.ownSeq) return;
    std::vector<wire::RangePart> parts = partsOf(fresh);
    if (parts.size() != 1) return;
    wire::Frame frame;
    *frame.mutable_range() = std::move(parts.front());
    frame.mutable_range()->set_reference(feed.reference);
    frame.mutable_range()->set_unasked(true);
    m_at.out.send(frame);
    feed.joinedSeq = fresh.head().seq;
}

void Announcer::receiptAdvanced(const SharedRoom& room, const FeedId& id) {
    const SharedReceipt& receipt = room.receipts.at(id);
    const ReceiptRecord& own = receipt.own;
    if (!m_asked || !room.isFull() || own.counter <= receipt.peerCounter) return;
    if (own.sealed.size() > receiptSealedBytesMax) return;
    wire::Frame frame;
    frame.mutable_receipts()->set_tag(room.tag);
    addReceipt(*frame.mutable_receipts(), own);
    m_toldReceipts = true;
    frame.mutable_receipts()->set_cursor(cursor());
    m_at.out.send(frame, Lane::Receipts);
}

} // namespace ieum::sync
