// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/puller.h"

#include "sync/limits.h"

namespace ieum::sync {

void Puller::shared(const std::vector<SharedRoom*>& rooms, std::optional<uint64_t> cursor) {
    m_cursor = cursor;
    // A client opens its rooms in several frames, and one question should cover them all.
    if (m_at.config.side != Side::Replica || m_peerAsked) resume(rooms, cursor);
}

void Puller::peerAsked() {
    if (std::exchange(m_peerAsked, true) || m_at.config.side != Side::Replica) return;
    std::vector<SharedRoom*> rooms;
    for (auto& [tag, room] : m_at.rooms.all()) rooms.push_back(&room);
    resume(rooms, m_cursor);
}

void Puller::resume(const std::vector<SharedRoom*>& rooms, std::optional<uint64_t> cursor) {
    std::map<uint64_t, const SharedRoom*> sorted;
    for (const SharedRoom* room : rooms) {
        if (room->isFull()) sorted.emplace(room->tag, room);
    }
    // From somebody who was removed nothing is taken, so there is nothing to ask.
    if (sorted.empty()) return;
    wire::Frame frame;
    wire::Resume& resume = *frame.mutable_resume();
    std::vector<const SharedRoom*> full;
    Asked asked;
    for (const auto& [tag, room] : sorted) {
        full.push_back(room);
        if (m_resumed) resume.add_tags(tag);
        if (m_at.config.side == Side::Replica) continue;
        for (const auto& [id, feed] : room->feeds) asked.heads.push_back({tag, id, feed.ownSeq});
    }
    if (!m_resumed && cursor) resume.set_cursor(*cursor);
    resume.set_digest(m_digester.ofRooms(full));
    m_resumed = true;
    m_rest.reset();
    m_unsettled.push_back(std::move(asked));
    m_at.out.send(frame);
}

void Puller::onSettled(const wire::Settled& settled) {
    if (m_unsettled.empty()) return m_at.out.blame(SyncError::OutOfTurn);
    if (settled.same()) peerHas(m_unsettled.front());
    for (const auto& [tag, named] : std::exchange(m_listings, {})) noteUnnamed(tag, named);
    m_unsettled.pop_front();
    if (m_unsettled.empty() && settled.cursor() > 0) m_rest = settled.cursor();
}

/// He has what we had when we asked; by now either may have more.
void Puller::peerHas(const Asked& asked) {
    for (const auto& [tag, id, seq] : asked.heads) {
        SharedRoom* room = m_at.rooms.byTag(tag);
        if (room == nullptr || !room->isFull()) continue;
        const auto found = room->feeds.find(id);
        if (found == room->feeds.end() || seq <= found->second.peerSeq) continue;
        found->second.peerSeq = seq;
        found->second.peerKnows = true;
        m_at.out.put(PeerHas{room->id, id, seq});
    }
}

/// He has told everything that he has of the room: what he did not name he has not, whatever he said in another
/// session.
void Puller::noteUnnamed(uint64_t tag, const std::set<FeedId>& named) {
    SharedRoom* room = m_at.rooms.byTag(tag);
    if (room == nullptr || !room->isFull()) return;
    for (auto& [id, feed] : room->feeds) {
        if (named.contains(id)) continue;
        feed.peerSeq = 0;
        m_at.out.put(PeerHas{room->id, id, 0});
        m_fetch.moved(*room, id);
    }
}

void Puller::onDigests(const wire::Digests& digests) {
    if (m_unsettled.empty()) return m_at.out.blame(SyncError::OutOfTurn);
    if (static_cast<size_t>(digests.rooms_size()) > digestsPerFrame) return m_at.out.blame(SyncError::TooMuch);
    wire::Frame frame;
    wire::DigestsDiffer& differ = *frame.mutable_digests_differ();
    for (const wire::RoomDigest& digest : digests.rooms()) {
        SharedRoom* room = m_at.roomFor(digest.tag());
        if (room == nullptr || !room->isFull()) continue;
        if (m_digester.ofRoom(*room) == digest.digest()) {
            m_at.peerHasAllOf(*room);
        } else {
            differ.add_tags(digest.tag());
            if (m_at.config.side != Side::Replica) m_listings[digest.tag()];
        }
    }
    m_at.out.send(frame);
}

void Puller::onHeads(const wire::Heads& heads) {
    SharedRoom* room = m_at.roomFor(heads.tag());
    if (room != nullptr && room->isFull()) {
        for (const wire::FeedHead& head : heads.feeds()) {
            if (!onHead(*room, head)) return;
        }
    }
    if (m_resumed && m_unsettled.empty() && heads.cursor() > 0) m_rest = heads.cursor();
}

bool Puller::onHead(SharedRoom& room, const wire::FeedHead& head) {
    const auto id = m_at.read<FeedId>(head.feed());
    if (!id) return false;
    if (head.kind() != 1 && head.kind() != 2) {
        m_at.out.blame(WireError::Malformed);
        return false;
    }
    const auto [found, isNew] = room.feeds.try_emplace(*id);
    SharedFeed& feed = found->second;
    if (isNew) feed.kind = static_cast<feed::Kind>(head.kind());
    if (room.feeds.size() > feedsPerRoomMax) {
        m_at.out.blame(SyncError::TooMuch, static_cast<int64_t>(room.feeds.size()));
        return false;
    }
    if (m_at.config.side == Side::Replica && !head.admission().empty()) {
        const auto admission = m_at.read<crypto::Signature>(head.admission());
        if (!admission) return false;
        feed.admission = std::make_unique<const crypto::Signature>(*admission);
    }
    if (const auto listing = m_listings.find(room.tag); listing != m_listings.end()) listing->second.insert(*id);
    // Even when it is less than before: a replica that lost its disk says so, and whoever has the rest offers it.
    feed.peerSeq = head.seq();
    feed.peerKnows = true;
    m_at.out.put(PeerHas{room.id, *id, feed.peerSeq});
    const bool parted = !head.mark().empty() && feed.ownSeq > 0 && feed.peerSeq == feed.ownSeq &&
                        head.mark() != textOf(feed.mark.view());
    if (parted) m_at.out.put(Parted{room.id, *id, feed.peerSeq});
    m_fetch.moved(room, *id);
    return true;
}

void Puller::onReceipts(const wire::Receipts& receipts) {
    SharedRoom* room = m_at.roomFor(receipts.tag());
    if (room == nullptr || !room->isFull()) return;
    for (const wire::Receipt& receipt : receipts.receipts()) {
        if (!onReceipt(*room, receipt)) return;
    }
}

bool Puller::onReceipt(SharedRoom& room, const wire::Receipt& receipt) {
    const auto id = m_at.read<FeedId>(receipt.feed());
    const auto signature = m_at.read<crypto::Signature>(receipt.signature());
    if (!id || !signature) return false;
    SharedReceipt& kept = room.receipts[*id];
    if (receipt.sealed().size() > receiptSealedBytesMax || room.receipts.size() > feedsPerRoomMax) {
        m_at.out.blame(SyncError::TooMuch, static_cast<int64_t>(receipt.sealed().size()));
        return false;
    }
    if (receipt.counter() <= std::max(kept.own.counter, kept.peerCounter)) {
        kept.peerCounter = std::max(kept.peerCounter, receipt.counter());
        return true;
    }
    kept.peerCounter = receipt.counter();
    m_at.out.put(StoreReceipt{room.id, {*id, receipt.counter(), copyOf(bytesOf(receipt.sealed())), *signature, 0}});
    return true;
}

void Puller::noteRest() {
    if (!m_rest || !m_unsettled.empty() || !m_fetch.isLevel()) return;
    m_at.out.put(CursorReached{*std::exchange(m_rest, std::nullopt)});
}

} // namespace ieum::sync
