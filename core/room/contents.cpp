// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/contents.h"

#include "room/error.h"
#include "room/limits.h"
#include "room/reading.h"

#include <algorithm>
#include <limits>

namespace ieum::room {

namespace {

constexpr uint64_t toTheEnd = std::numeric_limits<uint64_t>::max();
constexpr size_t loadBytes = 1024 * 1024;

} // namespace

Done Contents::loadFeed(const FeedId& feed) {
    const auto head = m_ports.feeds.head(feed);
    if (!head) return passOn(head);
    m_clock = std::max(m_clock, head->hlc);
    m_standings[feed].head = head->seq;
    return {};
}

void Contents::loadLimits() {
    for (auto& [feed, standing] : m_standings) standing.limit = limitOf(m_feeds.at(feed));
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
    const auto range = m_own->append(m_room, first, m_clock, now, m_ports.feeds);
    if (!range) return passOn(range);
    m_standings[range->feed].head = range->head().seq;
    return {};
}

Done Contents::send(std::vector<wire::ContentBody> messages, const EpochRecord& epoch, Now now) {
    std::vector<Unsealed> bodies;
    for (wire::ContentBody& message : messages) {
        if (bodies.empty()) {
            for (auto& reference : referencesNow()) *message.add_references() = std::move(reference);
        }
        bodies.push_back({0, epoch.id, &epoch.secret, wire::encode(message)});
    }
    if (bodies.empty()) return {};
    m_clock = notAheadOf(m_clock, now, clockAheadMs);
    const auto range = m_own->append(m_room, bodies, m_clock, now, m_ports.feeds);
    if (!range) return passOn(range);
    m_standings[range->feed].head = range->head().seq;
    Absorbed ignored;
    const FeedRecord& own = m_feeds.at(range->feed);
    for (const feed::Event& event : range->events) {
        if (const auto absorbed = absorbEvent(own, event, now, ignored); !absorbed) return absorbed;
    }
    return {};
}

std::vector<wire::Reference> Contents::referencesNow() {
    std::vector<wire::Reference> references;
    for (auto& [feed, standing] : m_standings) {
        const uint64_t seq = std::min(standing.head, standing.limit);
        if (feed == ownFeed() || standing.referenced == seq || references.size() == referencesMax) continue;
        standing.referenced = seq;
        wire::Reference reference;
        reference.set_feed(wire::fieldOf(feed));
        reference.set_seq(seq);
        references.push_back(std::move(reference));
    }
    return references;
}

Done Contents::absorb(const FeedRecord& feed, const feed::Range& range, Now now, Absorbed& absorbed) {
    m_clock = std::max(m_clock, range.head().hlc);
    for (const feed::Event& event : range.events) {
        if (const auto done = absorbEvent(feed, event, now, absorbed); !done) return done;
    }
    m_standings[range.feed].head = range.head().seq;
    return {};
}

uint64_t Contents::limitOf(const FeedRecord& feed) const {
    // Our own words stay ours to read.
    const bool own = feed.device == m_self.certificate.device;
    return own ? noLimit : m_control.membership().limitOf(feed.person, feed.device, feed.feed);
}

Done Contents::absorbEvent(const FeedRecord& feed, const feed::Event& event, Now now, Absorbed& absorbed) {
    const feed::Header& header = event.header;
    if (header.seq == 1) return {};
    const EpochRecord* epoch = m_epochs.find(header.epoch);
    if (header.seq > limitOf(feed) || epoch == nullptr) {
        return m_ports.log.setUnopened(header.feed, header.seq, header.epoch);
    }
    auto record = readMessage(feed, event, *epoch, now, m_ports.log);
    if (!record) return passOn(record);
    if (!*record) return {};
    (*record)->own = feed.device == m_self.certificate.device;
    absorbed.messages.push_back((*record)->id);
    return m_ports.log.saveMessage(**record);
}

Done Contents::retryUnopened(Now now, Absorbed& absorbed) {
    const auto waiting = m_ports.log.unopened(m_room);
    if (!waiting) return passOn(waiting);
    feed::Range range;
    for (const auto& [feed, seq, epoch] : *waiting) {
        const auto known = m_feeds.find(feed);
        const bool stillShut = known == m_feeds.end() || seq > limitOf(known->second) ||
                               (!epoch.isZero() && m_epochs.find(epoch) == nullptr);
        if (stillShut) continue;
        if (range.feed != feed || range.events.empty() || seq < range.firstSeq() || seq > range.head().seq) {
            // To the end, not to seq: a log gives what ends at a signed event, and this one may stand in the middle.
            auto read = m_ports.feeds.read(feed, seq, toTheEnd, loadBytes);
            if (!read) return passOn(read);
            range = std::move(*read);
            if (range.events.empty()) continue;
        }
        // Cleared first: absorbEvent sets it again when the event still cannot be opened.
        if (const auto cleared = m_ports.log.clearUnopened(feed, seq); !cleared) return cleared;
        const feed::Event& event = range.events[seq - range.firstSeq()];
        if (const auto opened = absorbEvent(known->second, event, now, absorbed); !opened) return opened;
    }
    return {};
}

/// What was shown and is void now waits with what was never opened: the
/// removal may turn out to be void itself, and somebody removed may be asked back.
Done Contents::applyLimits() {
    for (auto& [feed, standing] : m_standings) {
        const uint64_t limit = limitOf(m_feeds.at(feed));
        if (limit == standing.limit) continue;
        if (const auto told = m_ports.log.voidBeyond(feed, limit); !told) return told;
        if (limit < standing.limit) {
            const auto hidden = hide(feed, limit + 1, std::min(standing.limit, standing.head));
            if (!hidden) return hidden;
        }
        standing.limit = limit;
    }
    return {};
}

Done Contents::hide(const FeedId& feed, uint64_t fromSeq, uint64_t toSeq) {
    for (uint64_t next = std::max<uint64_t>(fromSeq, 2); next <= toSeq;) {
        const auto range = m_ports.feeds.read(feed, next, toTheEnd, loadBytes);
        if (!range) return passOn(range);
        if (range->events.empty()) return {};
        for (const feed::Event& event : range->events) {
            const auto set = m_ports.log.setUnopened(feed, event.header.seq, event.header.epoch);
            if (!set) return set;
        }
        next = range->head().seq + 1;
    }
    return {};
}

Result<SignedReceipt> Contents::receipt(const RoomKeys& keys, uint64_t counter, std::vector<FeedSeq> read,
                                        std::vector<FileId> holds, Now now) const {
    if (!m_own) return fail(Cause::Machine, RoomError::NotAMember);
    Statement statement{m_self.certificate.device, {}, std::move(read), std::move(holds), now.wall.ms};
    for (const auto& [feed, standing] : m_standings) statement.have.push_back({feed, standing.head});
    return signReceipt(keys, m_own->key(), counter, statement);
}

uint64_t Contents::total() const {
    uint64_t total = 0;
    for (const auto& [feed, standing] : m_standings) total += standing.head;
    return total;
}

} // namespace ieum::room
