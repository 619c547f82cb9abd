// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/bundle_reader.h"

#include "crypto/hash.h"
#include "sync/limits.h"
#include "sync/range_parts.h"

namespace ieum::sync {

Result<BundleReader> BundleReader::open(const Files& files, std::string path, const std::vector<BundleRoom>& rooms) {
    const auto begin = files.readAt(path, 0, bundlePreambleBytes);
    if (!begin) return passOn(begin);
    const auto preamble = readBundlePreamble(*begin);
    if (!preamble) return passOn(preamble);
    BundleReader reader(files, std::move(path));
    reader.m_account.preamble = *preamble;
    for (const BundleRoom& room : rooms) {
        Room made{room.room, bundleKeysOf(room.session, preamble->bundle), 0, {}, 0, {}, 0};
        const BundleTag tag = made.keys.tag;
        reader.m_rooms.emplace(tag, std::move(made));
    }
    return reader;
}

Result<std::vector<BundleItem>> BundleReader::next(size_t bytes) {
    std::vector<BundleItem> items;
    const auto slice = m_files->readAt(m_path, m_at, bytes + bundleRecordBytesMax * 2);
    if (!slice) return passOn(slice);
    size_t used = 0;
    while (used < bytes && !m_isThrough) {
        const auto raw = rawRecordAt(ByteView(*slice).subspan(used));
        if (!raw || !*raw) {
            // No more than an end of file looks like this: more than a whole record was read beyond `bytes`.
            m_account.isCut = !raw || used < slice->size();
            m_isThrough = true;
            break;
        }
        used += (*raw)->bytes;
        take(**raw, items);
        ++m_number;
    }
    m_at += used;
    return items;
}

void BundleReader::take(const RawRecord& raw, std::vector<BundleItem>& items) {
    const auto found = m_rooms.find(raw.tag);
    if (found == m_rooms.end()) {
        ++m_account.foreign;
        return;
    }
    const auto record = openRecord(found->second.keys, m_account.preamble, m_number, raw.sealed);
    if (!record || !take(found->second, *record, items)) ++m_account.damaged;
    ++found->second.records;
}

bool BundleReader::take(Room& room, const wire::BundleRecord& record, std::vector<BundleItem>& items) {
    switch (record.kind_case()) {
    case wire::BundleRecord::kHead:
        return takeHead(room, record.head(), items);
    case wire::BundleRecord::kRange:
        return takeRange(room, record.range(), items);
    case wire::BundleRecord::kReceipt:
        return takeReceipt(room, record.receipt(), items);
    case wire::BundleRecord::kChunk:
        return takeChunk(room, record.chunk(), items);
    case wire::BundleRecord::kHas:
        return takeHas(room, record.has(), items);
    case wire::BundleRecord::kEnd:
        return takeEnd(room, record.end());
    case wire::BundleRecord::KIND_NOT_SET:
        break;
    }
    return true; // what a later version adds is left alone
}

bool BundleReader::takeHead(const Room& room, const wire::BundleHead& head, std::vector<BundleItem>& items) const {
    const auto device = wire::idOf<DeviceId>(head.device());
    if (!device || !verifyHead(m_account.preamble, room.room, head)) return false;
    items.push_back({room.room, BundleBy{*device, head.written_ms()}});
    return true;
}

bool BundleReader::takeEnd(const Room& room, const wire::BundleEnd& end) {
    if (end.records() != room.records) return false;
    m_account.whole.insert(room.room);
    m_account.last |= end.last();
    return true;
}

bool BundleReader::takeRange(Room& room, const wire::RangePart& part, std::vector<BundleItem>& items) {
    const auto feed = wire::idOf<FeedId>(part.feed());
    // Far from the end of all numbers: whoever adds to it need not look.
    const bool isSeq = part.first_seq() > 0 && part.first_seq() <= room::noLimit / 2;
    if (!feed || part.events().empty() || !isSeq) return false;
    const bool goesOn = room.run && room.run->feed == *feed &&
                        room.run->firstSeq + room.run->events.size() == part.first_seq() && part.previous().empty();
    if (!goesOn) {
        const auto kind = static_cast<feed::Kind>(part.events(0).kind());
        if (kind != feed::Kind::Control && kind != feed::Kind::Content) return false;
        const auto previous = wire::idOf<EventId>(part.previous());
        room.run.reset();
        room.runBytes = 0;
        if (!previous) return false;
        room.run = StoreRange{room.room, *feed, kind, part.first_seq(), {}, std::nullopt, *previous};
    }
    std::optional<EpochId> before;
    for (const wire::EventPart& event : part.events()) {
        auto made = isRunTooLong(room.run->events.size(), room.runBytes)
                        ? std::nullopt
                        : receivedFrom(event, room.run->kind, before ? &*before : nullptr);
        if (!made) {
            room.run.reset();
            return false;
        }
        before = made->epoch;
        room.runBytes += event.body().size();
        room.run->events.push_back(std::move(*made));
    }
    if (part.signature().empty()) return true;
    auto run = std::exchange(room.run, std::nullopt);
    const auto signature = wire::idOf<crypto::Signature>(part.signature());
    if (!signature) return false;
    run->events.back().signature = *signature;
    items.push_back({room.room, std::move(*run)});
    return true;
}

bool BundleReader::takeReceipt(const Room& room, const wire::Receipt& receipt, std::vector<BundleItem>& items) {
    const auto feed = wire::idOf<FeedId>(receipt.feed());
    const auto signature = wire::idOf<crypto::Signature>(receipt.signature());
    if (!feed || !signature || receipt.sealed().size() > receiptSealedBytesMax) return false;
    items.push_back({room.room, StoreReceipt{room.room,
                                             {*feed, receipt.counter(), SharedBytes(copyOf(bytesOf(receipt.sealed()))),
                                              *signature, 0}}});
    return true;
}

bool BundleReader::takeChunk(Room& room, const wire::ChunkPart& part, std::vector<BundleItem>& items) {
    const auto id = wire::idOf<ChunkId>(part.id());
    if (!id || part.total() > chunkBytesMax || part.data().empty()) return false;
    if (part.offset() == 0) {
        room.chunk = ChunkArrived{room.room, *id, {}};
        room.chunkBytes = part.total();
    }
    const bool fits = room.chunk && room.chunk->chunk == *id && part.offset() == room.chunk->bytes.size() &&
                      part.total() == room.chunkBytes && part.data().size() <= room.chunkBytes - part.offset();
    if (!fits) {
        room.chunk.reset();
        return false;
    }
    append(room.chunk->bytes, bytesOf(part.data()));
    if (room.chunk->bytes.size() < room.chunkBytes) return true;
    auto chunk = std::exchange(room.chunk, std::nullopt);
    if (crypto::hashTo<ChunkId>({chunk->bytes}) != chunk->chunk) return false;
    items.push_back({room.room, std::move(*chunk)});
    return true;
}

bool BundleReader::takeHas(const Room& room, const wire::BundleHas& has, std::vector<BundleItem>& items) {
    BundleHas made;
    for (const wire::Reference& each : has.feeds()) {
        const auto feed = wire::idOf<FeedId>(each.feed());
        if (!feed) return false;
        made.feeds.push_back({*feed, each.seq()});
    }
    items.push_back({room.room, std::move(made)});
    return true;
}

} // namespace ieum::sync
