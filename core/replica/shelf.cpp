// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/shelf.h"

#include "base/writer.h"
#include "replica/error.h"
#include "wire/codec.h"

namespace ieum::replica {

namespace {

constexpr std::string_view receiptLabel = "ieum receipt v1";

sync::LocalHead headOf(const DepotFeed& feed) {
    sync::LocalHead head{feed.feed, feed.kind, feed.head.seq, feed.change, feed.admission, sync::markOf(feed.head.id)};
    if (!feed.gap) return head;
    head.from = feed.gap->last + 1;
    if (feed.gap->isWanted) {
        head.lowSeq = feed.gap->first - 1;
        head.tipFrom = head.from;
        head.tipSeq = head.seq;
        head.tipSigned = feed.gap->joinSeq;
    } else {
        head.keptFrom = head.from;
    }
    return head;
}

/// The event before a piece that does not join the newest one: as its sender says, and as its own signatures prove.
/// Nothing: it fits nowhere.
std::optional<feed::Head> beforePiece(const sync::StoreRange& range, const DepotFeed& known) {
    const uint64_t last = range.firstSeq + range.events.size() - 1;
    const bool isAbove = range.firstSeq > known.head.seq + 1;
    const bool fills = known.gap && known.gap->isWanted && range.firstSeq >= known.gap->first &&
                       range.firstSeq <= known.gap->last && last >= known.gap->last;
    const bool fits = range.previous && range.firstSeq > 1 && !range.events.empty() &&
                      known.kind == feed::Kind::Content && (isAbove || fills);
    if (!fits) return std::nullopt;
    return feed::Head{range.firstSeq - 1, *range.previous, {}};
}

RangeAnswer refused(uint32_t code) { return {std::nullopt, code}; }

/// Does the error say that the events contradict those that are here, rather than each other?
bool isContradiction(const Error& error) {
    return error.is(FeedError::BadSignature) || error.is(FeedError::BadHeader) || error.is(FeedError::BadChain);
}

uint64_t bytesOf(const feed::Range& range) {
    uint64_t bytes = 0;
    for (const feed::Event& event : range.events) bytes += event.body.size() + eventOverheadBytes;
    return bytes;
}

} // namespace

Result<sync::LocalRoom> Shelf::look(const RoomId& room) {
    sync::LocalRoom local;
    local.room = room;
    const auto feeds = m_backend->feeds(tagOf(room));
    if (!feeds) return passOn(feeds);
    for (const DepotFeed& feed : *feeds) local.heads.push_back(headOf(feed));
    auto receipts = m_backend->receipts(tagOf(room));
    if (!receipts) return passOn(receipts);
    m_receipts.share(tagOf(room), *receipts);
    local.receipts = std::move(*receipts);
    return local;
}

Result<RangeAnswer> Shelf::store(sync::StoreRange range, WallMs now) {
    const auto room = m_backend->room(tagOf(range.room));
    if (!room) return passOn(room);
    if (!*room) return refused(wire::REFUSAL_NOT_SERVED);
    const auto known = m_backend->feed(tagOf(range.room), range.feed);
    if (!known) return passOn(known);
    const bool isNew = !*known;
    if (isNew) {
        const uint32_t refusal = Admission::refusalOfFeed(**room, range.feed, range.kind, range.admission);
        if (refusal != wire::REFUSAL_NONE) return refused(refusal);
    }
    if (!isNew && range.previous) return storePiece(**room, **known, std::move(range), now);
    const feed::Head head = isNew ? feed::Head{} : (*known)->head;
    // Two clients may bring the same events: what is here already is passed over, what would leave a gap waits.
    if (range.firstSeq == 0 || range.firstSeq > head.seq + 1) return refused(wire::REFUSAL_NONE);
    const uint64_t here = std::min<uint64_t>(head.seq + 1 - range.firstSeq, range.events.size());
    range.events.erase(range.events.begin(), range.events.begin() + static_cast<std::ptrdiff_t>(here));
    if (range.events.empty()) return refused(wire::REFUSAL_NONE);
    if (head.seq + range.events.size() >= (uint64_t{1} << seqBits)) return refused(wire::REFUSAL_QUOTA);

    const auto verified = feed::verifyRange(range.feed, head, head.seq + 1, std::move(range.events));
    if (!verified) {
        // A feed whose owner forked it: the client may honestly hold the other branch, and is not to be shut out of
        // his rooms for it. With nothing here to contradict, there is nobody to blame but the sender.
        if (!isNew && isContradiction(verified.error())) return refused(wire::REFUSAL_BAD_SIGNATURE);
        return passOn(verified);
    }
    if (!isNew && verified->kind != (*known)->kind) return refused(wire::REFUSAL_BAD_SIGNATURE);
    if (isNew && verified->kind != range.kind) {
        return fail(Cause::Peer, FeedError::BadHeader, static_cast<int64_t>(verified->firstSeq()));
    }
    return append(**room, *verified, isNew ? *range.admission : (*known)->admission, isNew, now);
}

/// Members keep different parts of a feed. The first of them leaves a gap, and others fill it.
Result<RangeAnswer> Shelf::storePiece(const DepotRoom& room, const DepotFeed& known, sync::StoreRange range,
                                      WallMs now) {
    const auto before = beforePiece(range, known);
    if (!before) return refused(wire::REFUSAL_NONE);
    constexpr uint64_t end = uint64_t{1} << seqBits;
    if (range.events.size() > end || range.firstSeq > end - range.events.size()) return refused(wire::REFUSAL_QUOTA);
    auto verified = feed::verifyRange(range.feed, *before, range.firstSeq, std::move(range.events));
    if (!verified) return passOn(verified); // it is signed by itself, so there is nobody else to blame
    if (verified->kind != known.kind) return refused(wire::REFUSAL_BAD_SIGNATURE);
    // Another branch of what is above or below: found out before anything is written.
    const bool isBelow = known.gap && verified->firstSeq() <= known.gap->last;
    if (isBelow) verified->events.resize(known.gap->last + 1 - verified->firstSeq());
    if (isBelow && verified->head().id != known.gap->before) return refused(wire::REFUSAL_BAD_SIGNATURE);
    return append(room, *verified, known.admission, false, now);
}

Result<RangeAnswer> Shelf::append(const DepotRoom& room, const feed::Range& range, const crypto::Signature& admission,
                                  bool isNew, WallMs now) {
    const auto usage = m_admission->charged(room.usage, bytesOf(range), range.events.size(), isNew ? 1 : 0, now);
    if (!usage) return refused(wire::REFUSAL_QUOTA);
    const auto change = m_backend->appendRange(room.tag, range, admission);
    if (!change && change.error().is(FeedError::BadChain)) return refused(wire::REFUSAL_BAD_SIGNATURE);
    if (!change) return passOn(change);
    if (const auto charged = m_backend->saveRoom({room.tag, room.depotKey, *usage}); !charged) return passOn(charged);
    const auto stored = m_backend->feed(room.tag, range.feed);
    if (!stored) return passOn(stored);
    if (!*stored) return fail(Cause::Machine, ReplicaError::StorageFailed);
    const auto noted = m_backend->kept().content.note(room.tag, range.feed, (*stored)->head.seq, now);
    if (!noted) return passOn(noted);
    return RangeAnswer{headOf(**stored), std::nullopt};
}

Result<feed::Range> Shelf::load(const sync::LoadRange& wanted) {
    const Direction direction = wanted.backwards ? Direction::Backwards : Direction::Forwards;
    return m_backend->readRange(tagOf(wanted.room), wanted.feed, wanted.fromSeq, wanted.toSeq, wanted.bytesMax,
                                direction);
}

Result<std::optional<sync::ReceiptRecord>> Shelf::store(const sync::StoreReceipt& receipt, WallMs now) {
    using Stored = std::optional<sync::ReceiptRecord>;
    sync::ReceiptRecord record = receipt.receipt;
    const ReplicaTag tag = tagOf(receipt.room);
    const Bytes counter = Writer().u64(record.counter).take();
    if (record.sealed.size() > receiptBytesMax ||
        !crypto::verify(record.feed.view(), receiptLabel, {counter, record.sealed.bytes()}, record.signature)) {
        return fail(Cause::Peer, ReplicaError::BadReceipt);
    }
    const auto room = m_backend->room(tag);
    if (!room) return passOn(room);
    const auto feed = m_backend->feed(tag, record.feed);
    if (!feed) return passOn(feed);
    if (!*room || !*feed) return Stored();
    auto usage = m_admission->charged((*room)->usage, record.sealed.size() + receiptOverheadBytes, 0, 0, now);
    if (!usage) return Stored();
    const auto saved = m_backend->saveReceipt(tag, record);
    if (!saved) return passOn(saved);
    if (!*saved) return Stored();
    if ((*saved)->replacedBytes > 0) usage->bytes -= (*saved)->replacedBytes + receiptOverheadBytes;
    if (const auto charged = m_backend->saveRoom({tag, (*room)->depotKey, *usage}); !charged) return passOn(charged);
    record.change = (*saved)->change;
    m_receipts.note(tag, record);
    return Stored(std::move(record));
}

} // namespace ieum::replica
