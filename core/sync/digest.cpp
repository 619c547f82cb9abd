// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/digest.h"

#include "base/reader.h"
#include "base/writer.h"
#include "crypto/kdf.h"

namespace ieum::sync {

namespace {

constexpr std::string_view digestLabel = "ieum digest v1";

crypto::Key keyOf(const std::array<std::byte, 64>& channelHash) {
    const auto half = crypto::Key::from(ByteView(channelHash).first(crypto::Key::byteCount));
    return crypto::derive(*half, digestLabel, {channelHash});
}

} // namespace

uint64_t low64(ByteView hash) { return Reader(hash).u64(); }

uint64_t prefixOf(uint64_t tag, unsigned depth) { return depth == 0 ? 0 : tag >> 4 * (tagNibbles - depth); }

std::vector<const SharedRoom*> groupOf(const std::vector<const SharedRoom*>& rooms, unsigned depth, unsigned group) {
    std::vector<const SharedRoom*> found;
    for (const SharedRoom* room : rooms) {
        if ((prefixOf(room->tag, depth + 1) & 15U) == group) found.push_back(room);
    }
    return found;
}

Digester::Digester(const std::array<std::byte, 64>& channelHash) : m_key(keyOf(channelHash)) {}

crypto::Digest32 Digester::hashOf(const SharedRoom& room, Digested as) const {
    Writer feeds;
    uint32_t feedCount = 0;
    for (const auto& [id, feed] : room.feeds) {
        if (feed.ownSeq == 0) continue;
        feeds.put(id.view()).u64(as == Digested::Asking ? feed.lowSeq : feed.ownSeq).put(feed.mark.view());
        ++feedCount;
    }
    Writer receipts;
    uint32_t receiptCount = 0;
    for (const auto& [id, receipt] : room.receipts) {
        if (receipt.own.counter == 0) continue;
        receipts.put(id.view()).u64(receipt.own.counter);
        ++receiptCount;
    }
    Writer head;
    head.u64(room.tag).u32(feedCount).u32(receiptCount);
    return crypto::keyedHash(m_key, {head.bytes(), feeds.bytes(), receipts.bytes()});
}

uint64_t Digester::ofRoom(const SharedRoom& room, Digested as) const { return low64(hashOf(room, as).view()); }

uint64_t Digester::ofList(const SharedRoom& room) const {
    Writer list;
    for (const auto& [id, feed] : room.feeds) {
        if (feed.ownSeq > 0) list.put(id.view());
    }
    return low64(crypto::keyedHash(m_key, {list.bytes()}).view());
}

uint32_t Digester::ofHead(const FeedId& feed, uint64_t seq, const HeadMark& mark) const {
    Writer head;
    head.put(feed.view()).u64(seq).put(mark.view());
    return static_cast<uint32_t>(low64(crypto::keyedHash(m_key, {head.bytes()}).view()));
}

uint64_t Digester::ofRooms(const std::vector<const SharedRoom*>& rooms, Digested as) const {
    Writer list;
    for (const SharedRoom* room : rooms) list.u64(room->tag).put(hashOf(*room, as).view());
    return low64(crypto::keyedHash(m_key, {list.bytes()}).view());
}

} // namespace ieum::sync
