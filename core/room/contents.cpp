// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/contents.h"

#include "room/error.h"
#include "room/limits.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace ieum::room {

namespace {

constexpr uint64_t toTheEnd = std::numeric_limits<uint64_t>::max();

/// The shorter of what its author gave a message and what the room does; 0 is for ever.
int64_t lifeOf(int64_t givenMs, int64_t roomsMs) {
    if (givenMs == 0 || roomsMs == 0) return std::max(givenMs, roomsMs);
    return std::min(givenMs, roomsMs);
}

} // namespace

Done Contents::loadFeed(const FeedId& feed) {
    if (const auto noted = noteHead(feed); !noted) return noted;
    m_standings[feed].moved = ++m_clock.moves;
    return {};
}

Done Contents::noteHead(const FeedId& feed) {
    const auto head = m_ports.feeds.head(feed);
    if (!head) return passOn(head);
    const auto tip = m_ports.feeds.tip(feed);
    if (!tip) return passOn(tip);
    const feed::Head& top = *tip ? (*tip)->head : *head;
    m_clock.hlc = std::max(m_clock.hlc, top.hlc);
    Standing& standing = m_standings[feed];
    standing.head = head->seq;
    standing.top = top.seq;
    return {};
}

Done Contents::loadRest() {
    for (auto& [feed, standing] : m_standings) standing.limit = limitOf(m_feeds.at(feed));
    const auto unopened = m_ports.log.unopened(m_room.id);
    if (!unopened) return passOn(unopened);
    for (const RoomLog::Unopened& each : *unopened) {
        if (each.why == RoomLog::Shut::Critical) m_unread.critical.emplace(each.feed, each.seq);
        if (each.why == RoomLog::Shut::Locked || each.why == RoomLog::Shut::Hidden)
            noteLocked({each.feed, each.seq}, each.epoch);
    }
    return m_places.load();
}

Done Contents::openOwn(const crypto::Key& seed) {
    auto own = OwnFeed::load(seed, feed::Kind::Content, m_ports.feeds);
    if (!own) return passOn(own);
    m_own.emplace(std::move(*own));
    return {};
}

Done Contents::begin(Unsealed opening, Now now) {
    std::vector<Unsealed> first;
    first.push_back(std::move(opening));
    m_clock.hlc = notAheadOf(m_clock.hlc, now, clockAheadMs);
    const auto range = m_own->append(m_room.id, first, m_clock.hlc, now, m_ports.feeds);
    if (!range) return passOn(range);
    return noteHead(range->feed);
}

Done Contents::send(std::vector<wire::ContentBody> messages, const EpochRecord& epoch, Now now) {
    refer(messages);
    std::vector<Unsealed> bodies;
    bodies.reserve(messages.size());
    for (wire::ContentBody& message : messages) {
        // Said in the message too, for who reads it when the room has another policy.
        if (message.has_message() && !message.message().has_origin()) {
            auto& said = *message.mutable_message();
            const auto givenMs = static_cast<int64_t>(std::min<uint64_t>(said.expires_after_ms(), expiresAfterMsMax));
            said.set_expires_after_ms(
                static_cast<uint64_t>(lifeOf(givenMs, m_control.membership().policy().disappearingMs)));
        }
        bodies.push_back({0, epoch.id, &epoch.secret, wire::encode(message)});
    }
    if (bodies.empty()) return {};
    m_clock.hlc = notAheadOf(m_clock.hlc, now, clockAheadMs);
    const auto range = m_own->append(m_room.id, bodies, m_clock.hlc, now, m_ports.feeds);
    if (!range) return passOn(range);
    if (const auto noted = noteHead(range->feed); !noted) return noted;
    Absorbed ignored;
    ContentOpener opener;
    const FeedRecord& own = m_feeds.at(range->feed);
    for (const feed::Event& event : range->events) {
        if (const auto absorbed = absorbEvent(own, event, opener, now, ignored); !absorbed) return absorbed;
    }
    return {};
}

/// What people saw before they wrote stands above it everywhere, so it is the first message that says what they saw.
void Contents::refer(std::vector<wire::ContentBody>& messages) {
    if (messages.empty()) return;
    const auto first =
        std::find_if(messages.begin(), messages.end(), [](const auto& each) { return each.has_message(); });
    const bool forGood = first != messages.end();
    for (auto& reference : referencesNow(forGood)) {
        *(forGood ? *first : messages.front()).add_references() = std::move(reference);
    }
}

/// Of more feeds than a message refers to, first those to which nothing that is here refers so far: whoever stands
/// below a message stands below what that one refers to. Then those that moved last: they hold what was seen last.
std::vector<wire::Reference> Contents::referencesNow(bool forGood) {
    std::vector<std::pair<FeedId, Standing*>> moved;
    for (auto& [feed, standing] : m_standings) {
        const uint64_t seq = std::min(standing.top, standing.limit);
        // A feed's first event says nothing that anybody could have seen.
        if (feed != ownFeed() && seq > 1 && standing.referenced != seq) moved.emplace_back(feed, &standing);
    }
    const auto rank = [](const auto& each) {
        const auto& [feed, standing] = each;
        const bool isCovered = standing->covered >= std::min(standing->top, standing->limit);
        return std::tuple(!isCovered, standing->moved, feed);
    };
    std::sort(moved.begin(), moved.end(), [&](const auto& a, const auto& b) { return rank(b) < rank(a); });
    std::vector<wire::Reference> references;
    for (const auto& [feed, standing] : moved) {
        if (references.size() == referencesMax) break;
        const uint64_t seq = std::min(standing->top, standing->limit);
        if (forGood) standing->referenced = seq;
        wire::Reference reference;
        reference.set_feed(wire::fieldOf(feed));
        reference.set_seq(seq);
        references.push_back(std::move(reference));
    }
    return references;
}

Done Contents::absorb(const FeedRecord& feed, const feed::Range& range, Now now, Absorbed& absorbed) {
    m_clock.hlc = std::max(m_clock.hlc, range.head().hlc);
    ContentOpener opener;
    for (const feed::Event& event : range.events) {
        if (const auto done = absorbEvent(feed, event, opener, now, absorbed); !done) return done;
    }
    if (const auto noted = noteHead(range.feed); !noted) return noted;
    Standing& standing = m_standings[range.feed];
    standing.moved = ++m_clock.moves;
    return standing.shut.empty() ? m_places.settle(range.feed, standing.head) : Done();
}

uint64_t Contents::limitOf(const FeedRecord& feed) const {
    // Our own words stay ours to read.
    const bool own = feed.device == m_self.certificate.device;
    return own ? noLimit : m_control.membership().limitOf(feed.person, feed.device, feed.feed);
}

Done Contents::setAside(const feed::Header& header, RoomLog::Shut why) {
    if (why == RoomLog::Shut::Critical) {
        m_unread.critical.emplace(header.feed, header.seq);
    } else {
        m_unread.critical.erase({header.feed, header.seq});
    }
    if (why == RoomLog::Shut::Locked || why == RoomLog::Shut::Hidden)
        noteLocked({header.feed, header.seq}, header.epoch);
    return m_ports.log.setUnopened(header.feed, header.seq, header.epoch, why);
}

void Contents::noteLocked(const FeedSeq& event, const EpochId& epoch) {
    m_standings[event.feed].shut.insert(event.seq);
    if (isWanted(m_epochs.secretOf(epoch))) m_unread.awaited.insert(epoch);
}

bool Contents::isShut(const feed::Header& event) const {
    const auto standing = m_standings.find(event.feed);
    return standing != m_standings.end() && standing->second.shut.contains(event.seq);
}

Done Contents::absorbEvent(const FeedRecord& feed, const feed::Event& event, ContentOpener& opener, Now now,
                           Absorbed& absorbed) {
    const feed::Header& header = event.header;
    if (header.seq == 1) return {};
    const EpochRecord* epoch = m_epochs.find(header.epoch);
    if (header.seq > limitOf(feed) || epoch == nullptr) return setAside(header, RoomLog::Shut::Locked);
    const auto body = opener.open(event, *epoch);
    if (!body) return {};
    if (body->has_message()) return takeMessage(feed, header, *body, now, absorbed);
    if (const auto change = readChange(feed, header, *body)) return takeChange(*change, absorbed);
    if (body->content_case() != wire::ContentBody::CONTENT_NOT_SET) return {};
    const bool critical = (header.flags & feed::flagCritical) != 0;
    return setAside(header, critical ? RoomLog::Shut::Critical : RoomLog::Shut::Unknown);
}

Done Contents::takeMessage(const FeedRecord& feed, const feed::Header& header, const wire::ContentBody& body, Now now,
                           Absorbed& absorbed) {
    const bool isLast = header.seq > m_standings[header.feed].top;
    const Coming coming = absorbed.older ? Coming::Older : isLast ? Coming::Last : Coming::Again;
    auto record = readMessage(feed, header, body, coming, now, m_places);
    if (!record) return passOn(record);
    if (!*record) return {};
    (*record)->own = feed.person == m_self.certificate.person; // on whichever of his devices
    const int64_t lifeMs = lifeOf((*record)->expiresAfterMs, m_control.membership().policy().disappearingMs);
    if (!(*record)->origin) (*record)->expiresAfterMs = lifeMs;
    const MessageId id = (*record)->id;
    const auto isNew = m_ports.messages.saveMessage(**record);
    if (!isNew) return passOn(isNew);
    // What stands here already was told already.
    if (!*isNew) return {};
    absorbed.messages.push_back(id);
    m_places.noteShown((*record)->key, isLast);
    if (const auto noted = noteReferences(header, body, **record); !noted) return noted;
    const auto waiting = m_ports.messages.wordingOf(m_room.id, id);
    if (!waiting) return passOn(waiting);
    return waiting->empty() ? Done() : m_changes.settle(id);
}

Done Contents::noteReferences(const feed::Header& header, const wire::ContentBody& body, const MessageRecord& message) {
    if (message.origin) return {}; // stands where its export says, whatever it refers to
    return eachReference(body, [&](const FeedId& feed, uint64_t seq) {
        const auto known = m_standings.find(feed);
        if (known != m_standings.end() && known->second.top >= seq)
            known->second.covered = std::max(known->second.covered, seq);
        const bool isHere = known != m_standings.end() && known->second.head >= seq && known->second.shut.empty();
        return isHere ? Done() : m_places.await({feed, seq, header.feed, header.seq, message.key.word});
    });
}

Done Contents::takeChange(const ChangeRecord& change, Absorbed& absorbed) {
    const auto counts = m_changes.take(change);
    if (!counts) return passOn(counts);
    if (*counts) absorbed.changed.push_back(change.target);
    return {};
}

Done Contents::retryUnopened(Now now, Absorbed& absorbed) {
    const auto waiting = m_ports.log.unopened(m_room.id);
    if (!waiting) return passOn(waiting);
    feed::Range range;
    ContentOpener opener;
    for (const auto& [feed, seq, epoch, why] : *waiting) {
        const auto known = m_feeds.find(feed);
        const bool stillShut = known == m_feeds.end() || seq > limitOf(known->second) ||
                               (!epoch.isZero() && m_epochs.find(epoch) == nullptr);
        if (stillShut) continue;
        if (range.feed != feed || range.events.empty() || seq < range.firstSeq() || seq > range.head().seq) {
            // To the end, not to seq: a log gives what ends at a signed event, and this one may stand in the middle.
            auto read = m_ports.feeds.read(feed, seq, toTheEnd, loadBytesMax);
            if (!read) return passOn(read);
            range = std::move(*read);
            if (range.events.empty()) continue;
        }
        // Cleared first: absorbEvent sets it again when the event still cannot be opened.
        if (const auto cleared = m_ports.log.clearUnopened(feed, seq); !cleared) return cleared;
        m_unread.critical.erase({feed, seq});
        m_standings[feed].shut.erase(seq);
        const feed::Event& event = range.events[seq - range.firstSeq()];
        const size_t shown = absorbed.messages.size();
        if (const auto opened = absorbEvent(known->second, event, opener, now, absorbed); !opened) return opened;
        const bool isAgain = why == RoomLog::Shut::Hidden && absorbed.messages.size() > shown;
        if (isAgain) absorbed.again.insert(absorbed.messages.back());
    }
    return {};
}

Done Contents::applyMembers(Absorbed& absorbed) {
    for (auto& [feed, standing] : m_standings) {
        const uint64_t limit = limitOf(m_feeds.at(feed));
        if (limit == standing.limit) continue;
        if (const auto applied = applyLimit(feed, limit, absorbed); !applied) return applied;
    }
    const auto judged = m_changes.judgeAgain();
    if (!judged) return passOn(judged);
    absorbed.changed.insert(absorbed.changed.end(), judged->begin(), judged->end());
    return {};
}

/// What was shown and is void now waits with what was never opened: the removal may turn out to be void itself, and
/// somebody removed may be asked back.
Done Contents::applyLimit(const FeedId& feed, uint64_t limit, Absorbed& absorbed) {
    Standing& standing = m_standings.at(feed);
    if (const auto told = m_ports.messages.voidBeyond(feed, limit); !told) return told;
    m_places.forgetShown();
    if (limit < standing.limit) {
        const auto hidden = hide(feed, limit + 1, std::min(standing.limit, standing.top));
        if (!hidden) return hidden;
    }
    standing.limit = limit;
    const auto touched = m_ports.messages.removeChangesBeyond(m_room.id, feed, limit);
    if (!touched) return passOn(touched);
    return touched->empty() ? Done() : restoreChanges(m_feeds.at(feed).person, *touched, absorbed);
}

template <class Visit> Done Contents::eachEvent(const FeedId& feed, uint64_t fromSeq, uint64_t toSeq, Visit visit) {
    const auto floor = m_ports.feeds.floor(feed);
    if (!floor) return passOn(floor);
    for (uint64_t next = std::max({fromSeq, uint64_t{2}, *floor}); next <= toSeq;) {
        const auto range = m_ports.feeds.read(feed, next, toTheEnd, loadBytesMax);
        if (!range) return passOn(range);
        if (range->events.empty()) {
            const auto tip = m_ports.feeds.tip(feed);
            if (!tip) return passOn(tip);
            if (!*tip || next >= (*tip)->from) return {};
            next = (*tip)->from; // over the gap
            continue;
        }
        for (const feed::Event& event : range->events) {
            if (event.header.seq > toSeq) return {};
            if (const auto visited = visit(event); !visited) return visited;
        }
        next = range->head().seq + 1;
    }
    return {};
}

Done Contents::readAgain(const FeedId& ended, Now now, Absorbed& absorbed) {
    const auto gone = m_feeds.find(ended);
    if (gone == m_feeds.end()) return {};
    for (const auto& [feed, standing] : m_standings) {
        const auto known = m_feeds.find(feed);
        if (feed == ended || known == m_feeds.end() || known->second.device != gone->second.device) continue;
        const auto hidden = hide(feed, 2, std::min(standing.limit, standing.top));
        if (!hidden) return hidden;
    }
    return retryUnopened(now, absorbed);
}

Done Contents::hide(const FeedId& feed, uint64_t fromSeq, uint64_t toSeq) {
    return eachEvent(feed, fromSeq, toSeq, [&](const feed::Event& event) {
        // What waits already was never shown.
        return isShut(event.header) ? Done() : setAside(event.header, RoomLog::Shut::Hidden);
    });
}

/// A void change may have replaced one that counts, which is kept in its event only: they are read again.
Done Contents::restoreChanges(const PersonId& person, const std::vector<MessageId>& of, Absorbed& absorbed) {
    const std::set<MessageId> targets(of.begin(), of.end());
    for (const auto& [id, standing] : m_standings) {
        const FeedRecord& record = m_feeds.at(id);
        if (record.person != person) continue;
        const uint64_t last = std::min(standing.top, limitOf(record));
        const auto read = eachEvent(id, 2, last, [&](const feed::Event& event) -> Done {
            const EpochRecord* epoch = m_epochs.find(event.header.epoch);
            const auto body = epoch == nullptr ? std::nullopt : openContent(event, *epoch);
            const auto change = body ? readChange(record, event.header, *body) : std::nullopt;
            if (!change || !targets.contains(change->target)) return {};
            const auto taken = m_changes.take(*change);
            return taken ? Done() : Done(passOn(taken));
        });
        if (!read) return read;
    }
    for (const MessageId& target : targets) {
        if (const auto settled = m_changes.settle(target); !settled) return settled;
        absorbed.changed.push_back(target);
    }
    return {};
}

Result<SignedReceipt> Contents::receipt(const RoomKeys& keys, uint64_t counter, std::vector<FeedSeq> read,
                                        Holdings holds, Now now, std::vector<LanAddress> addresses) const {
    if (!m_own) return fail(Cause::Machine, RoomError::NotAMember);
    Statement statement{m_self.certificate.device, {},          std::move(read),
                        std::move(holds),          now.wall.ms, std::move(addresses)};
    for (const auto& [feed, standing] : m_standings) statement.have.push_back({feed, standing.head});
    return signReceipt(keys, m_own->key(), counter, statement);
}

uint64_t Contents::total() const {
    uint64_t total = 0;
    for (const auto& [feed, standing] : m_standings) total += standing.top;
    return total;
}

} // namespace ieum::room
