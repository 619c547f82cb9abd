// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/shared_rooms.h"

#include "sync/limits.h"

namespace ieum::sync {

bool SharedFeed::lacks() const {
    const uint64_t offered = offeredSeq();
    if (offered == 0) return false;
    if (lowSeq == 0) return true; // whose feed it is, in any case
    const uint64_t first = lacksFrom();
    if (offered > topSeq()) return std::max(first, topSeq() + 1) <= offered;
    // Of a gap, what reaches its upper end or joins its lower one.
    return tipFrom > 0 && first < tipFrom && first <= offered && (offered + 1 >= tipFrom || first == lowSeq + 1);
}

bool SharedRooms::agree(const RoomId& room, uint64_t tag) {
    if (m_standing.contains(tag) || m_tags.contains(room)) return true;
    if (m_tags.size() >= roomsMax) return false;
    m_tags.emplace(room, tag);
    m_standing.emplace(tag, Standing::Agreed);
    ++m_agreedOnly;
    return true;
}

Standing SharedRooms::standing(uint64_t tag) const {
    const auto found = m_standing.find(tag);
    return found == m_standing.end() ? Standing::Unknown : found->second;
}

SharedRoom* SharedRooms::share(const LocalRoom& room) {
    const auto tag = m_tags.find(room.room);
    if (tag == m_tags.end()) return nullptr;
    Standing& standing = m_standing.at(tag->second);
    if (standing == Standing::Agreed) --m_agreedOnly;
    standing = Standing::Shared;
    SharedRoom made;
    made.id = room.room;
    made.tag = tag->second;
    made.access = room.access;
    SharedRoom& kept = m_shared[tag->second] = std::move(made);
    for (const LocalHead& head : room.heads) advance(kept, head);
    for (const ReceiptRecord& receipt : room.receipts) advance(kept, receipt);
    return &kept;
}

std::optional<uint64_t> SharedRooms::stop(const RoomId& room) {
    const auto tag = m_tags.find(room);
    if (tag == m_tags.end()) return std::nullopt;
    Standing& standing = m_standing.at(tag->second);
    if (standing == Standing::Agreed) --m_agreedOnly;
    standing = Standing::Retired;
    m_shared.erase(tag->second);
    return tag->second;
}

SharedRoom* SharedRooms::byTag(uint64_t tag) {
    const auto found = m_shared.find(tag);
    return found == m_shared.end() ? nullptr : &found->second;
}

SharedRoom* SharedRooms::byId(const RoomId& room) {
    const auto tag = m_tags.find(room);
    return tag == m_tags.end() ? nullptr : byTag(tag->second);
}

SharedFeed& SharedRooms::advance(SharedRoom& room, const LocalHead& head) {
    SharedFeed& feed = room.feeds[head.feed];
    feed.kind = head.kind;
    if (head.seq >= feed.ownSeq) feed.mark = head.mark;
    feed.ownSeq = std::max(feed.ownSeq, head.seq);
    if (head.change >= feed.ownChange) feed.lowSeq = head.lowSeq > 0 ? head.lowSeq : feed.ownSeq;
    feed.keptFrom = head.keptFrom;
    feed.floorTold = feed.floorTold && feed.ownFrom == head.from;
    feed.ownFrom = head.from;
    feed.endSeq = std::min(feed.endSeq, head.endSeq);
    feed.tipFrom = head.tipFrom;
    feed.tipSeq = head.tipSeq;
    feed.tipSigned = head.tipSigned;
    feed.ownChange = std::max(feed.ownChange, head.change);
    if (head.admission) feed.admission = std::make_unique<const crypto::Signature>(*head.admission);
    m_cursor = std::max(m_cursor, head.change);
    return feed;
}

void SharedRooms::advance(SharedRoom& room, const ReceiptRecord& receipt) {
    SharedReceipt& kept = room.receipts[receipt.feed];
    if (receipt.counter > kept.own.counter) kept.own = receipt;
    m_cursor = std::max(m_cursor, receipt.change);
}

} // namespace ieum::sync
