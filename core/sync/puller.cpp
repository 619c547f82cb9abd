// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/puller.h"

#include "sync/limits.h"

namespace ieum::sync {

namespace {

std::string_view markOf(const wire::Heads& heads, size_t position) {
    const std::string_view marks = heads.marks();
    const size_t at = position * Marks::bytesEach;
    return marks.size() < at + Marks::bytesEach ? std::string_view() : marks.substr(at, Marks::bytesEach);
}

bool isFullOf(const SharedRoom& room, const FeedId& id) {
    return room.feeds.size() >= feedsPerRoomMax && !room.feeds.contains(id);
}

} // namespace

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
    resume.set_digest(m_digester.ofRooms(full, Digested::Asking));
    m_resumed = true;
    m_rest.reset();
    m_unsettled.push_back(std::move(asked));
    m_at.out.send(frame);
}

void Puller::onSettled(const wire::Settled& settled) {
    if (m_unsettled.empty()) return m_at.out.blame(SyncError::OutOfTurn);
    if (settled.same()) peerHas(m_unsettled.front());
    for (const auto& [tag, listing] : std::exchange(m_listings, {})) noteUnnamed(tag, listing);
    m_unsettled.pop_front();
    if (m_unsettled.empty() && settled.cursor() > 0) m_rest = settled.cursor();
}

/// He has what we had when we asked; by now either may have more.
void Puller::peerHas(const Asked& asked) {
    for (const auto& [tag, id, seq] : asked.heads) {
        SharedRoom* room = m_at.rooms.byTag(tag);
        if (room == nullptr || !room->isFull()) continue;
        const auto found = room->feeds.find(id);
        if (found == room->feeds.end()) continue;
        found->second.joinedSeq = std::max(found->second.joinedSeq, seq);
        if (seq <= found->second.peerSeq) continue;
        found->second.peerSeq = seq;
        found->second.peerKnows = true;
        m_at.out.put(PeerHas{room->id, id, seq});
    }
}

/// He has told everything that he has of the room: what he did not name he has not, whatever he said in another
/// session.
void Puller::noteUnnamed(uint64_t tag, const Listing& listing) {
    if (m_at.config.side == Side::Replica) return; // what clients lack is their own affair
    SharedRoom* room = m_at.rooms.byTag(tag);
    if (room == nullptr || !room->isFull()) return;
    for (auto& [id, feed] : room->feeds) {
        if (listing.named.contains(id)) continue;
        feed.peerSeq = 0;
        m_at.out.put(PeerHas{room->id, id, 0});
        m_fetch.moved(*room, id);
    }
}

void Puller::onDigests(const wire::Digests& digests) {
    if (m_unsettled.empty()) return m_at.out.blame(SyncError::OutOfTurn);
    if (static_cast<size_t>(digests.rooms_size()) > digestsPerFrame) return m_at.out.blame(SyncError::TooMuch);
    if (digests.groups_size() > 0) return onGroups(digests);
    wire::Frame frame;
    wire::DigestsDiffer& differ = *frame.mutable_digests_differ();
    std::set<uint64_t> seen;
    for (const wire::RoomDigest& digest : digests.rooms()) {
        if (!seen.insert(digest.tag()).second) continue;
        SharedRoom* room = m_at.roomFor(digest.tag());
        if (room == nullptr || !room->isFull()) continue;
        if (m_digester.ofRoom(*room, Digested::Asking) == digest.digest()) {
            m_at.peerHasAllOf(*room);
        } else {
            differ.add_tags(digest.tag());
            differ.add_lists(m_digester.ofList(*room));
            Listing& listing = m_listings[digest.tag()] = {};
            for (const auto& [id, feed] : room->feeds) {
                if (feed.ownSeq > 0) listing.list.push_back(id);
            }
        }
    }
    m_at.out.send(frame);
}

void Puller::onGroups(const wire::Digests& digests) {
    const bool isSound = digests.groups_size() == static_cast<int>(groupsPerSplit) && digests.rooms_size() == 0 &&
                         digests.depth() < tagNibbles;
    if (!isSound) return m_at.out.blame(WireError::Malformed);
    std::vector<const SharedRoom*> rooms;
    for (const auto& [tag, room] : m_at.rooms.all()) {
        if (room.isFull() && prefixOf(tag, digests.depth()) == digests.prefix()) rooms.push_back(&room);
    }
    uint32_t differing = 0;
    for (unsigned group = 0; group < groupsPerSplit; ++group) {
        const auto of = groupOf(rooms, digests.depth(), group);
        if (m_digester.ofRooms(of, Digested::Asking) != digests.groups(static_cast<int>(group))) {
            differing |= 1U << group;
        } else {
            for (const SharedRoom* room : of) m_at.peerHasAllOf(*m_at.rooms.byTag(room->tag));
        }
    }
    wire::Frame frame;
    frame.mutable_digests_differ()->set_groups(differing);
    m_at.out.send(frame);
}

void Puller::onHeads(const wire::Heads& heads) {
    const bool namesRoom = heads.feeds_size() > 0 || heads.vector_size() > 0 || heads.moved_size() == 0;
    if ((namesRoom && !onNamed(heads)) || !onMoved(heads) || !onFloors(heads)) return;
    noteCursor(heads.cursor());
}

void Puller::noteCursor(uint64_t cursor) {
    if (m_resumed && m_unsettled.empty() && cursor > 0) m_rest = cursor;
}

/// Numbers count even when the room is not shared (any more), or both sides would count differently.
bool Puller::onNamed(const wire::Heads& heads) {
    SharedRoom* room = m_at.roomFor(heads.tag());
    if (m_at.out.closed()) return false;
    if (room != nullptr && !room->isFull()) room = nullptr;
    for (const wire::FeedHead& head : heads.feeds()) {
        if (!onHead(heads.tag(), room, head)) return false;
    }
    return heads.vector_size() == 0 || onVector(heads, room);
}

bool Puller::onVector(const wire::Heads& heads, SharedRoom* room) {
    const auto listing = m_listings.find(heads.tag());
    if (listing == m_listings.end()) {
        m_at.out.blame(SyncError::OutOfTurn);
        return false;
    }
    const std::vector<FeedId> list = listing->second.list;
    if (static_cast<size_t>(heads.vector_size()) != list.size()) {
        m_at.out.blame(SyncError::BadReference, heads.vector_size());
        return false;
    }
    for (size_t i = 0; i < list.size(); ++i) {
        NumberedFeed feed{heads.tag(), list[i], feed::Kind::Content};
        if (room != nullptr) feed.kind = room->feeds.at(list[i]).kind;
        if (!number(feed, room)) return false;
        if (room != nullptr) moved(*room, list[i], heads.vector(static_cast<int>(i)), {});
    }
    return true;
}

bool Puller::onMoved(const wire::Heads& heads) {
    const auto marked = static_cast<size_t>(heads.moved_size()) / 2;
    const bool areMarked = heads.marks().empty() || heads.marks().size() == marked * Marks::bytesEach;
    if (heads.moved_size() % 2 != 0 || !areMarked) {
        m_at.out.blame(WireError::Malformed);
        return false;
    }
    for (int i = 0; i < heads.moved_size(); i += 2) {
        const auto feed = m_at.numbers.heard(heads.moved(i));
        if (!feed) {
            m_at.out.blame(SyncError::BadReference, static_cast<int64_t>(heads.moved(i)));
            return false;
        }
        SharedRoom* room = m_at.rooms.byTag(feed->tag);
        if (room == nullptr || !room->isFull() || feed->kind == unknownKind || isFullOf(*room, feed->feed)) continue;
        SharedFeed& known = room->feeds.try_emplace(feed->feed).first->second;
        if (known.ownSeq == 0 && known.peerSeq == 0) known.kind = feed->kind;
        if (known.reference == 0) known.reference = FeedNumbers::answerTo(heads.moved(i)) + 1;
        moved(*room, feed->feed, heads.moved(i + 1), markOf(heads, static_cast<size_t>(i) / 2));
    }
    return true;
}

/// From where on he has what he announced. A hint like all that he says: it spares him questions, and what lies below
/// is asked of others, unless its author said that nobody need keep it.
bool Puller::onFloors(const wire::Heads& heads) {
    if (heads.floors_size() % 2 != 0) {
        m_at.out.blame(WireError::Malformed);
        return false;
    }
    for (int i = 0; i < heads.floors_size(); i += 2) {
        const auto feed = m_at.numbers.heard(heads.floors(i));
        if (!feed) {
            m_at.out.blame(SyncError::BadReference, static_cast<int64_t>(heads.floors(i)));
            return false;
        }
        SharedRoom* room = m_at.rooms.byTag(feed->tag);
        if (room == nullptr || !room->isFull() || feed->kind == unknownKind) continue;
        const auto found = room->feeds.find(feed->feed);
        if (found == room->feeds.end()) continue; // named while the room was not shared
        SharedFeed& known = found->second;
        const uint64_t from = heads.floors(i + 1);
        // Control feeds are whole, and nobody begins beyond what he has.
        if (from > 2 && (known.kind == feed::Kind::Control || from - 1 > known.peerSeq)) {
            m_at.out.blame(SyncError::BadRange, static_cast<int64_t>(from));
            return false;
        }
        known.peerFrom = from > 2 ? from : 0;
        m_at.out.put(PeerHas{room->id, feed->feed, known.peerSeq, known.peerFrom});
        m_fetch.moved(*room, feed->feed);
    }
    return true;
}

bool Puller::number(const NumberedFeed& feed, SharedRoom* room) {
    if (m_at.numbers.peersCount() >= numbersMax) {
        m_at.out.blame(SyncError::TooMuch, static_cast<int64_t>(numbersMax));
        return false;
    }
    const uint64_t reference = m_at.numbers.addPeers(feed);
    if (room == nullptr) return true;
    SharedFeed& known = room->feeds[feed.feed];
    if (known.reference == 0) known.reference = reference + 1;
    return true;
}

bool Puller::onHead(uint64_t tag, SharedRoom* room, const wire::FeedHead& head) {
    const auto id = m_at.read<FeedId>(head.feed());
    if (!id) return false;
    // Whoever announces more than a room holds need not be the one who made so many feeds.
    const bool isTaken = (head.kind() == 1 || head.kind() == 2) && (room == nullptr || !isFullOf(*room, *id));
    if (!isTaken) room = nullptr;
    const NumberedFeed numbered{tag, *id, isTaken ? static_cast<feed::Kind>(head.kind()) : unknownKind};
    if (room != nullptr && room->feeds.try_emplace(*id).second) room->feeds.at(*id).kind = numbered.kind;
    if (!number(numbered, room)) return false;
    if (room == nullptr) return true;
    SharedFeed& feed = room->feeds.at(*id);
    if (m_at.config.side == Side::Replica && !head.admission().empty()) {
        const auto admission = m_at.read<crypto::Signature>(head.admission());
        if (!admission) return false;
        feed.admission = std::make_unique<const crypto::Signature>(*admission);
    }
    moved(*room, *id, head.seq(), {});
    return true;
}

void Puller::moved(SharedRoom& room, const FeedId& id, uint64_t seq, std::string_view mark) {
    SharedFeed& feed = room.feeds.at(id);
    if (const auto listing = m_listings.find(room.tag); listing != m_listings.end()) listing->second.named.insert(id);
    // Even when it is less than before: a replica that lost its disk says so, and whoever has the rest offers it.
    feed.peerSeq = seq;
    feed.peerKnows = true;
    if (feed.peerFrom > seq + 1) feed.peerFrom = 0; // said of a copy that he has no more
    m_at.out.put(PeerHas{room.id, id, feed.peerSeq, feed.peerFrom});
    m_fetch.moved(room, id);
    mark.empty() ? m_marks.moved(room, id) : m_marks.heard(room, id, mark);
}

void Puller::onReceipts(const wire::Receipts& receipts) {
    SharedRoom* room = m_at.roomFor(receipts.tag());
    if (room == nullptr || !room->isFull()) return;
    for (const wire::Receipt& receipt : receipts.receipts()) {
        if (!onReceipt(*room, receipt)) return;
    }
    noteCursor(receipts.cursor());
}

bool Puller::onReceipt(SharedRoom& room, const wire::Receipt& receipt) {
    const auto id = m_at.read<FeedId>(receipt.feed());
    const auto signature = m_at.read<crypto::Signature>(receipt.signature());
    if (!id || !signature) return false;
    if (receipt.sealed().size() > receiptSealedBytesMax) {
        m_at.out.blame(SyncError::TooMuch, static_cast<int64_t>(receipt.sealed().size()));
        return false;
    }
    if (room.receipts.size() >= feedsPerRoomMax && !room.receipts.contains(*id)) return true;
    SharedReceipt& kept = room.receipts[*id];
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
