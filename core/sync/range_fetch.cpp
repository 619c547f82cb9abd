// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/range_fetch.h"

#include "base/assert.h"
#include "crypto/aead.h"
#include "sync/limits.h"
#include "sync/range_parts.h"

namespace ieum::sync {

void RangeFetch::moved(const SharedRoom& room, const FeedId& id) {
    const SharedFeed& feed = room.feeds.at(id);
    const Key key{room.tag, id};
    if (room.isFull() && feed.lacks()) {
        m_behind.insert({feed.kind, key});
    } else {
        m_behind.erase({feed.kind, key});
    }
    const auto found = m_fetches.find(key);
    if (found == m_fetches.end()) return;
    const size_t before = found->second.stored.size();
    forget(found->second, &feed);
    if (found->second.stored.size() < before) found->second.misfits = 0;
    // What did not fit was of a branch. Now the feed ends before it, there or here, and what is left was not asked for.
    uint64_t& hopelessTo = found->second.hopelessTo;
    if (hopelessTo != UINT64_MAX && feed.offeredSeq() < hopelessTo) hopelessTo = 0;
    tidy(key);
}

void RangeFetch::forget(Fetch& fetch, const SharedFeed* feed) {
    std::erase_if(fetch.stored, [&](const Stored& stored) {
        const bool isApart = feed != nullptr && feed->tipFrom > 0 && stored.first >= feed->tipFrom;
        const bool isHere = feed == nullptr || stored.last <= feed->lowSeq || (isApart && stored.last <= feed->tipSeq);
        if (isHere) m_uncommittedBytes -= stored.bytes;
        return isHere;
    });
}

/// The claim is held until the commit: before it, other paths do not see what we have.
void RangeFetch::tidy(const Key& key) {
    const auto found = m_fetches.find(key);
    if (found == m_fetches.end() || found->second.want || !found->second.stored.empty()) return;
    m_at.claims.release(key.feed, &m_at);
    if (found->second.isIdle()) m_fetches.erase(found);
}

void RangeFetch::ask() {
    m_retryAt.reset();
    if (m_silent || m_at.out.closed()) return;
    wire::Frame list;
    size_t passed = 0;
    for (const Behind& behind : m_behind) {
        if (m_inFlight >= wantsInFlightMax || m_uncommittedBytes > uncommittedBytesMax) break;
        const Asked asked = askFor(behind, list);
        if (asked == Asked::Held) m_retryAt = m_at.now.after(claimRetryMs);
        if (asked == Asked::NotNow && ++passed > longWantsPassedMax) break;
    }
    if (list.has_want()) m_at.out.send(list);
}

/// Above a gap, or into it: upwards from what is here where he has that, and else what ends at a place that is known.
void RangeFetch::setApart(const SharedFeed& feed, uint64_t first, Want& want) {
    const bool isAbove = feed.offeredSeq() > feed.topSeq();
    const uint64_t next = isAbove ? feed.topSeq() + 1 : feed.lowSeq + 1;
    const bool joinsAbove = isAbove && feed.tipFrom > 0 && first <= next;
    const bool joinsBelow = !isAbove && feed.offeredSeq() + 1 < feed.tipFrom;
    want.isBackwards = !joinsAbove && !joinsBelow;
    want.from = want.isBackwards ? first : next;
    if (!isAbove && !joinsBelow) want.to = feed.tipFrom - 1;
}

std::optional<RangeFetch::Want> RangeFetch::nextWant(const SharedFeed& feed, const Fetch* known, bool mayLeaveGaps) {
    if (known != nullptr && (known->want || feed.offeredSeq() <= known->hopelessTo)) return std::nullopt;
    if (!feed.lacks()) return std::nullopt;
    const bool isStoring = known != nullptr && !known->stored.empty();
    const uint64_t first = feed.lacksFrom();
    Want want;
    want.to = feed.offeredSeq();
    const bool isFar =
        mayLeaveGaps && feed.kind == feed::Kind::Content && feed.offeredSeq() - feed.lowSeq > gapEventsMin;
    if (feed.tipFrom == 0 && !isFar && first == feed.lowSeq + 1) {
        want.from = (isStoring ? std::max(feed.lowSeq, known->stored.back().last) : feed.lowSeq) + 1;
    } else if (isStoring) {
        return std::nullopt; // one piece after the other: where the next one ends is known when this one is stored
    } else if (feed.lowSeq == 0) {
        // Whose feed it is comes first; where the first event has no signature of its own, with what it is signed by.
        want.from = 1;
        if (known == nullptr || known->hopelessTo == 0) want.to = 1;
    } else {
        setApart(feed, first, want);
        // What lies here above the gap may begin in the middle of what is signed together: then it comes once more.
        const bool isBelow = want.isBackwards && want.to + 1 == feed.tipFrom;
        if (isBelow && known != nullptr && known->joinedAt == feed.tipFrom) want.to = feed.tipSigned;
    }
    if (want.to < want.from) return std::nullopt;
    want.next = want.from;
    want.isLong = want.to - want.from >= shortWantEvents;
    return want;
}

void RangeFetch::put(const SharedFeed& feed, const Want& want, wire::Want& list) {
    // What he has and we lack he has announced, and so it has a number.
    IEUM_ASSERT(feed.reference > 0);
    auto& to = want.isBackwards ? *list.mutable_backwards() : *list.mutable_ranges();
    for (const uint64_t number : {feed.reference - 1, want.isBackwards ? want.to : want.from, want.to - want.from}) {
        to.Add(number);
    }
}

RangeFetch::Asked RangeFetch::askFor(const Behind& behind, wire::Frame& list) {
    const SharedFeed& feed = m_at.rooms.byTag(behind.key.tag)->feeds.at(behind.key.feed);
    const auto known = m_fetches.find(behind.key);
    auto want = nextWant(feed, known == m_fetches.end() ? nullptr : &known->second, m_at.config.side != Side::Replica);
    if (!want) return Asked::Yes;
    if (want->isLong && m_longInFlight >= longWantsInFlightMax) return Asked::NotNow;
    if (!m_at.claims.take(behind.key.feed, &m_at, m_at.now)) return Asked::Held;
    if (m_inFlight == 0) m_lastPart = m_lastEnd = m_at.now;
    ++m_inFlight;
    if (want->isLong) ++m_longInFlight;
    put(feed, *want, *list.mutable_want());
    m_fetches[behind.key].want = std::move(*want);
    return Asked::Yes;
}

std::optional<RangeFetch::Key> RangeFetch::keyOf(const wire::RangePart& part) {
    if (part.reference() > 0) {
        const auto feed = m_at.numbers.heard(part.reference() - 1);
        if (feed) return Key{feed->tag, feed->feed};
        m_at.out.blame(SyncError::BadReference, static_cast<int64_t>(part.reference()));
        return std::nullopt;
    }
    if (m_at.rooms.standing(part.tag()) == Standing::Unknown) {
        m_at.out.blame(SyncError::UnknownRoom);
        return std::nullopt;
    }
    const auto id = m_at.read<FeedId>(part.feed());
    if (!id) return std::nullopt;
    return Key{part.tag(), *id};
}

/// What its author has just written and sends before he announces it. When it is what we would ask for next it is
/// taken as if we had; else it is overlooked, for he cannot know what comes on other paths. It is here already, and so
/// a claim of another path does not matter: that one may be dead.
bool RangeFetch::expects(const Key& key, const wire::RangePart& part) {
    const SharedRoom* room = m_at.rooms.byTag(key.tag);
    if (room == nullptr || !room->isFull() || part.events_size() == 0 || part.more()) return false;
    const auto at = room->feeds.find(key.feed);
    if (at == room->feeds.end()) return false;
    const SharedFeed& feed = at->second;
    const auto known = m_fetches.find(key);
    const Fetch* going = known == m_fetches.end() ? nullptr : &known->second;
    if (going != nullptr && (going->want || going->hopelessTo > feed.lowSeq)) return false;
    const bool isStoring = going != nullptr && !going->stored.empty();
    Want want;
    want.from = want.next = (isStoring ? std::max(feed.lowSeq, going->stored.back().last) : feed.lowSeq) + 1;
    want.to = want.from + static_cast<uint64_t>(part.events_size()) - 1;
    const bool isWhole = feed.kind == feed::Kind::Content && feed.lowSeq > 0 && feed.tipFrom == 0;
    if (!isWhole || part.first_seq() != want.from || want.to > feed.endSeq) return false;
    if (m_inFlight >= wantsInFlightMax || m_uncommittedBytes > uncommittedBytesMax) return false;
    m_at.claims.take(key.feed, &m_at, m_at.now);
    if (m_inFlight == 0) m_lastPart = m_lastEnd = m_at.now;
    ++m_inFlight;
    m_fetches[key].want = std::move(want);
    return true;
}

void RangeFetch::onPart(const wire::RangePart& part) {
    const auto named = keyOf(part);
    if (!named) return;
    const Key key = *named;
    if (part.unasked() && !expects(key, part)) return;
    const auto found = m_fetches.find(key);
    if (found == m_fetches.end() || !found->second.want) return m_at.out.blame(SyncError::BadRange);
    Fetch& fetch = found->second;
    m_lastPart = m_at.now;
    m_silent = false;
    if (!fetch.want->discard) {
        SharedRoom& room = *m_at.rooms.byTag(key.tag);
        SharedFeed& feed = room.feeds.at(key.feed);
        if (!begin(*fetch.want, part) || !take(feed, *fetch.want, part)) return m_at.out.blame(SyncError::BadRange);
        if (!part.signature().empty()) store(room, key, feed, fetch);
        if (!part.more() && !fetch.want->run.empty()) return m_at.out.blame(SyncError::BadRange);
        if (!part.more() && !fetch.want->piece.empty()) storePiece(room, key, feed, fetch);
        if (m_at.out.closed()) return;
    }
    for (const auto& [other, going] : m_fetches) {
        // Taken rather than renewed: after a silence they may have gone to somebody else, or be free.
        if (going.want && !going.want->discard) m_at.claims.take(other.feed, &m_at, m_at.now);
    }
    if (!part.more()) end(key, fetch);
}

/// The first part of an answer that goes backwards says where it begins, and after which event.
bool RangeFetch::begin(Want& want, const wire::RangePart& part) {
    const bool isFirst = want.isBackwards && !want.previous && part.events_size() > 0;
    if (!isFirst) return part.previous().empty() || !want.isBackwards;
    want.previous = EventId::from(bytesOf(part.previous()));
    if (!want.previous || part.first_seq() < want.from || part.first_seq() > want.to) return false;
    want.next = part.first_seq();
    return true;
}

bool RangeFetch::take(const SharedFeed& feed, Want& want, const wire::RangePart& part) {
    if (part.first_seq() != want.next) return false;
    std::optional<EpochId> before;
    for (const wire::EventPart& event : part.events()) {
        // The run that stands unsigned may not grow beyond what may be hashed on trust; its last event is signed.
        if (isRunTooLong(want.run.size(), want.runBytes)) return false;
        if (want.next > want.to || want.bytes > rangeAnswerBytesMax ||
            !add(feed, want, event, before ? &*before : nullptr))
            return false;
        before = want.run.back().epoch;
    }
    if (part.signature().empty()) return want.run.size() < wire::eventsPerSignatureMax;
    const auto signature = crypto::Signature::from(bytesOf(part.signature()));
    if (!signature || part.events().empty()) return false;
    want.run.back().signature = *signature;
    return true;
}

bool RangeFetch::add(const SharedFeed& feed, Want& want, const wire::EventPart& event, const EpochId* before) {
    auto made = receivedFrom(event, feed.kind, before);
    if (!made) return false;
    want.run.push_back(std::move(*made));
    want.runBytes += event.body().size();
    want.bytes +=
        std::max(event.body().size(), crypto::tagBytes); // no honest body is shorter, and nothing costs nothing
    ++want.next;
    return true;
}

void RangeFetch::store(const SharedRoom& room, const Key& key, SharedFeed& feed, Fetch& fetch) {
    Want& want = *fetch.want;
    if (want.isBackwards) {
        std::move(want.run.begin(), want.run.end(), std::back_inserter(want.piece));
        want.run.clear();
        want.runBytes = 0;
        return;
    }
    StoreRange made{room.id,      key.feed,    feed.kind, want.next - want.run.size(), std::move(want.run),
                    std::nullopt, std::nullopt};
    Stored stored{made.firstSeq, want.next - 1, want.runBytes};
    want.run.clear();
    want.runBytes = 0;
    // Another path was faster with some of it.
    if (stored.last <= feed.lowSeq) return;
    if (feed.tipFrom > 0 && stored.first >= feed.tipFrom && stored.last <= feed.tipSeq) return;
    if (stored.first <= feed.lowSeq) {
        const auto known = static_cast<ptrdiff_t>(feed.lowSeq + 1 - stored.first);
        made.events.erase(made.events.begin(), made.events.begin() + known);
        made.firstSeq = stored.first = feed.lowSeq + 1;
    }
    if (feed.admission) made.admission = *feed.admission;
    // It is taken only if it fits what is here, and a misfit is looked into.
    feed.joinedSeq = std::max(feed.joinedSeq, stored.last);
    m_uncommittedBytes += stored.bytes;
    fetch.stored.push_back(stored);
    m_at.out.put(std::move(made));
}

void RangeFetch::storePiece(const SharedRoom& room, const Key& key, const SharedFeed& feed, Fetch& fetch) {
    Want& want = *fetch.want;
    if (want.next != want.to + 1) return m_at.out.blame(SyncError::BadRange);
    StoreRange made{room.id,      key.feed,     feed.kind, want.next - want.piece.size(), std::move(want.piece),
                    std::nullopt, want.previous};
    want.piece.clear();
    if (feed.tipFrom > 0 && made.firstSeq >= feed.tipFrom && want.to <= feed.tipSeq) return; // another path was faster
    const Stored stored{made.firstSeq, want.to, want.bytes};
    m_uncommittedBytes += stored.bytes;
    fetch.stored.push_back(stored);
    m_at.out.put(std::move(made));
}

void RangeFetch::end(const Key& key, Fetch& fetch) {
    // He announced it and does not give it: others may, and he may announce more.
    const Want& want = *fetch.want;
    const bool isEmpty = want.isBackwards ? !want.previous : want.next == want.from;
    if (!want.discard && isEmpty) {
        const SharedRoom* room = m_at.rooms.byTag(key.tag);
        const SharedFeed* feed = room == nullptr ? nullptr : &room->feeds.at(key.feed);
        const bool mayOverlap = feed != nullptr && want.isBackwards && want.to + 1 == feed->tipFrom &&
                                feed->tipSigned <= feed->offeredSeq();
        if (mayOverlap && feed->tipSigned > 0 && std::exchange(fetch.joinedAt, feed->tipFrom) != feed->tipFrom) {
            return finish(key, fetch);
        }
        const uint64_t said = feed == nullptr ? want.to : std::max(want.to, feed->peerSeq);
        fetch.hopelessTo = std::max(fetch.hopelessTo, want.isBackwards ? said : want.to);
    }
    finish(key, fetch);
}

void RangeFetch::finish(const Key& key, Fetch& fetch) {
    if (fetch.want->isLong) --m_longInFlight;
    fetch.want.reset();
    --m_inFlight;
    m_lastEnd = m_at.now;
    tidy(key);
}

void RangeFetch::refused(SharedRoom& room, const RangeRefused& refusal) {
    const Key key{room.tag, refusal.feed};
    const auto found = m_fetches.find(key);
    if (found == m_fetches.end()) return;
    Fetch& fetch = found->second;
    // Several of one want come back one after the other; the first one speaks for all that follow it.
    const auto first = std::find_if(fetch.stored.begin(), fetch.stored.end(),
                                    [&](const Stored& stored) { return stored.first == refusal.fromSeq; });
    if (first == fetch.stored.end()) return;
    for (auto stored = first; stored != fetch.stored.end(); ++stored) m_uncommittedBytes -= stored->bytes;
    fetch.stored.erase(first, fetch.stored.end());
    if (fetch.want) fetch.want->discard = true;
    SharedFeed& feed = room.feeds.at(refusal.feed);
    if (refusal.forGood) {
        feed.endSeq = 0;
        m_behind.erase({feed.kind, key});
    } else if (refusal.refusal != 0) {
        fetch.hopelessTo = UINT64_MAX;
        wire::Frame frame;
        wire::Refused& refused = *frame.mutable_refused();
        refused.set_tag(room.tag);
        refused.set_feed(wire::fieldOf(refusal.feed));
        refused.set_from_seq(refusal.fromSeq);
        refused.set_code(refusal.refusal);
        m_at.out.send(frame);
    } else if (++fetch.misfits >= misfitsMax) {
        fetch.hopelessTo = std::max(fetch.hopelessTo, feed.peerSeq);
        fetch.misfits = 0;
    }
    tidy(key);
}

void RangeFetch::stopped(uint64_t tag) {
    std::erase_if(m_behind, [tag](const Behind& behind) { return behind.key.tag == tag; });
    for (auto at = m_fetches.lower_bound({tag, FeedId{}}); at != m_fetches.end() && at->first.tag == tag;) {
        Fetch& fetch = at->second;
        forget(fetch, nullptr);
        fetch.hopelessTo = 0;
        fetch.misfits = 0;
        m_at.claims.release(at->first.feed, &m_at);
        if (fetch.want) fetch.want->discard = true;
        at = fetch.want ? std::next(at) : m_fetches.erase(at);
    }
}

std::optional<SteadyMs> RangeFetch::deadline() const {
    std::optional<SteadyMs> first = m_retryAt;
    if (m_inFlight > 0 && !m_silent) {
        const SteadyMs silence = std::min(m_lastPart.after(rangeSilenceMs), m_lastEnd.after(completionMs));
        first = first ? std::min(*first, silence) : silence;
    }
    return first;
}

void RangeFetch::tick() {
    if (m_inFlight == 0 || m_silent) return;
    if (m_at.now < m_lastPart.after(rangeSilenceMs) && m_at.now < m_lastEnd.after(completionMs)) return;
    // The wants stand, for what comes late is still good; but other paths need not wait for it.
    m_silent = true;
    m_lastEnd = m_at.now;
    for (const auto& [key, fetch] : m_fetches) {
        if (fetch.want) m_at.claims.release(key.feed, &m_at);
    }
}

} // namespace ieum::sync
