// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/intake.h"

#include "node/limits.h"
#include "room/error.h"

namespace ieum::node {

namespace {

/// The event that a range follows: our head, the end of the newest part that is here, or whatever its sender says and
/// its signature proves. Nothing: it fits nowhere, now.
std::optional<feed::Head> before(const sync::StoreRange& wanted, const feed::Head& head,
                                 const std::optional<feed::Tip>& tip) {
    const uint64_t last = wanted.firstSeq + wanted.events.size() - 1;
    if (wanted.events.empty()) return wanted.firstSeq == head.seq + 1 ? std::optional(head) : std::nullopt;
    if (wanted.firstSeq == head.seq + 1 && (!tip || last < tip->from)) return head;
    if (tip && wanted.firstSeq == tip->head.seq + 1) return tip->head;
    const bool isApart =
        wanted.previous && wanted.kind == feed::Kind::Content && head.seq > 0 && wanted.firstSeq > head.seq + 1 &&
        (!tip || wanted.firstSeq > tip->head.seq + 1 || (wanted.firstSeq < tip->from && last + 1 >= tip->from));
    if (!isApart) return std::nullopt;
    return feed::Head{wanted.firstSeq - 1, *wanted.previous, {}};
}

} // namespace

Result<Intake::Outcome> Intake::take(sync::StoreRange wanted, Now now) {
    const auto head = m_world.stores.feeds.head(wanted.feed);
    const auto tip = m_world.stores.feeds.tip(wanted.feed);
    if (!head) return passOn(head);
    if (!tip) return passOn(tip);
    const auto known = before(wanted, *head, *tip);
    if (!known) return Outcome::DoesNotFit;
    auto range = feed::verifyRange(wanted.feed, *known, wanted.firstSeq, std::move(wanted.events));
    if (!range) {
        // He may have another branch of the feed, and be as honest as we are. A clock that does not go on says so, too.
        const bool contradicts = range.error().is(FeedError::BadSignature) || range.error().is(FeedError::BadHeader);
        const bool isOurs = known->id == head->id || (*tip && known->id == (*tip)->head.id);
        if (head->seq > 0 && contradicts && isOurs) return Outcome::MayBeABranch;
        return passOn(range);
    }
    // Signed by an event that is here already, as is what follows the gap.
    if (*tip && range->firstSeq() < (*tip)->from && range->head().seq >= (*tip)->from) {
        range->events.resize((*tip)->from - range->firstSeq());
    }
    // His piece and what we have above it or below it, each signed, and they do not join.
    const bool reaches = *tip && range->head().seq + 1 == (*tip)->from;
    if (reaches && range->head().id != (*tip)->previous) return Outcome::MayBeABranch;
    const bool closes = reaches && range->firstSeq() == head->seq + 1;
    if (closes && range->events.front().header.previous != head->id) return Outcome::MayBeABranch;
    if (m_rooms.findRendezvous(wanted.room) != nullptr) {
        const auto met = m_meetings.absorb(wanted.room, *range, now);
        if (!met && met.error().is(RoomError::BadOpening)) return skip(wanted.room, wanted.feed);
        if (!met) return passOn(met);
        return Outcome::Taken;
    }
    const auto absorbed = m_rooms.absorb(wanted.room, *range, now);
    m_fetcher.slices().touched(wanted.room);
    if (!absorbed && absorbed.error().is(FeedError::Fork)) return Outcome::DoesNotFit;
    if (!absorbed && absorbed.error().is(RoomError::BadOpening)) return skip(wanted.room, wanted.feed);
    if (!absorbed) return passOn(absorbed);
    if (const auto noted = noteNews(wanted.room, *range, *absorbed, now); !noted) return passOn(noted);
    return Outcome::Taken;
}

Intake::Outcome Intake::skip(const RoomId& room, const FeedId& feed) {
    Skipped& skipped = m_world.skipped;
    ++skipped.count;
    std::set<FeedId>& feeds = skipped.feeds[room];
    if (feeds.size() < skippedFeedsMax) feeds.insert(feed);
    m_world.effects.status = true;
    return Outcome::Useless;
}

Done Intake::take(const sync::StoreReceipt& receipt, Now now) {
    const sync::ReceiptRecord& record = receipt.receipt;
    return m_receipts.take(receipt.room, {record.feed, record.counter, record.sealed.bytes(), record.signature}, now);
}

Done Intake::noteNews(const RoomId& room, const feed::Range& range, const room::Absorbed& absorbed, Now now) {
    if (range.kind == feed::Kind::Content || !absorbed.messages.empty()) m_receipts.due(room, now);
    if (range.kind == feed::Kind::Content && range.firstSeq() == 1) {
        const auto noted = m_receipts.noteFeed(room, range.feed, now);
        if (!noted && noted.error().cause != Cause::Peer) return noted;
    }
    return {};
}

Done Intake::noteOpened(Now now) {
    for (const auto& [room, id] : std::exchange(m_world.effects.opened, {})) {
        const auto message = m_world.stores.messages.find(room, id);
        if (!message) return passOn(message);
        if (!*message) continue;
        m_receipts.due(room, now);
        if (const auto noted = m_fetcher.noteMessage(**message); !noted) return noted;
    }
    return {};
}

} // namespace ieum::node
