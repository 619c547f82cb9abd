// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The half of Room that takes in what others wrote. It shares no function with the half that writes, and both together
// would be past the size of a file that is read in one go.
#include "room/body_seal.h"
#include "room/error.h"
#include "room/limits.h"
#include "room/room.h"
#include "room/timeline.h"

#include <algorithm>

namespace ieum::room {

Result<FeedRecord> Room::openFeed(const feed::Event& first, feed::Kind kind) const {
    const auto bad = [] { return fail(Cause::Peer, RoomError::BadBody, 1); };
    const auto plain = openBody(m_keys.control(), {first.header.feed, 1, EpochId{}}, first.body);
    if (!plain || !first.header.epoch.isZero()) return bad();
    wire::FeedOpen open;
    if (kind == feed::Kind::Control) {
        const auto body = wire::decode<wire::ControlBody>(*plain);
        if (!body || !body->has_open()) return bad();
        open = body->open();
    } else {
        const auto body = wire::decode<wire::ContentBody>(*plain);
        if (!body || !body->has_open()) return bad();
        open = body->open();
    }
    const auto device = feed::readDeviceCertificate(open.device());
    if (!device) return passOn(device);
    const auto feed = feed::readFeedCertificate(open.feed(), device->device);
    if (!feed) return passOn(feed);
    if (feed->room != m_record.id || feed->feed != first.header.feed || feed->kind != kind) return bad();
    return FeedRecord{feed->feed, m_record.id, kind, device->device, device->person};
}

Result<Absorbed> Room::absorb(const feed::Range& range, Now now) {
    if (range.firstSeq() == 1) {
        const auto record = openFeed(range.events.front(), range.kind);
        if (!record) return passOn(record);
        if (const auto saved = m_ports.log.saveFeed(*record); !saved) return passOn(saved);
        m_feeds.insert_or_assign(record->feed, *record);
    }
    const auto known = m_feeds.find(range.feed);
    if (known == m_feeds.end() || known->second.kind != range.kind) return fail(Cause::Peer, RoomError::BadBody);
    if (const auto appended = m_ports.feeds.append(m_record.id, range); !appended) return passOn(appended);

    // Nobody's future drags our own clock along.
    const feed::Hlc latest = feed::Hlc::fromWall({now.wall.ms + clockAheadMs});
    m_clock = std::max(m_clock, std::min(range.head().hlc, latest));
    Absorbed absorbed;
    const FeedRecord feed = known->second;
    for (const feed::Event& event : range.events) {
        const Done done =
            range.kind == feed::Kind::Control ? absorbControl(feed, event) : absorbContent(feed, event, now, absorbed);
        if (!done) return passOn(done);
    }
    if (range.kind == feed::Kind::Content) {
        m_contentHeads[range.feed] = range.head().seq;
    } else if (const auto settled = settle(now, absorbed); !settled) {
        return passOn(settled);
    }
    return absorbed;
}

Done Room::absorbControl(const FeedRecord& feed, const feed::Event& event) {
    const auto plain =
        openBody(m_keys.control(), {event.header.feed, event.header.seq, event.header.epoch}, event.body);
    // A member may write nonsense into his own feed; it counts as nothing and is kept and passed on like the rest.
    if (!plain) return {};
    const auto body = wire::decode<wire::ControlBody>(*plain);
    if (!body) return {};
    if (body->has_epoch()) {
        auto epoch = openEpoch(m_record.id, body->epoch(), m_self.certificate.device, *m_self.agreement);
        if (!epoch || m_control.epoch(epoch->id) != nullptr) return {};
        epoch->hlc = event.header.hlc;
        if (const auto saved = m_ports.log.saveEpoch(m_record.id, *epoch); !saved) return saved;
        m_control.keep(std::move(*epoch));
        return {};
    }
    (void)m_control.take(*body, event.header.feed, event.header.seq, event.header.hlc, feed.person);
    return {};
}

Result<uint64_t> Room::causeOf(const wire::ContentBody& body) {
    uint64_t cause = 0;
    for (int i = 0; i < std::min<int>(body.references_size(), static_cast<int>(referencesMax)); ++i) {
        const auto feed = wire::idOf<FeedId>(body.references(i).feed());
        if (!feed) continue;
        const auto word = m_ports.log.wordOf(*feed, body.references(i).seq());
        if (!word) return passOn(word);
        cause = std::max(cause, *word);
    }
    return cause;
}

Done Room::absorbContent(const FeedRecord& feed, const feed::Event& event, Now now, Absorbed& absorbed) {
    const feed::Header& header = event.header;
    if (header.seq == 1) return {};
    const bool own = feed.device == m_self.certificate.device;
    const bool mayWrite = own || members().mayHaveWritten(feed.person, header.feed, header.seq);
    const EpochRecord* epoch = m_control.epoch(header.epoch);
    if (!mayWrite && members().removed().contains(feed.person)) return {};
    if (!mayWrite || epoch == nullptr) return m_ports.log.setUnopened(header.feed, header.seq, header.epoch);

    const auto plain = openBody(epoch->secret, {header.feed, header.seq, header.epoch}, event.body);
    if (!plain) return {};
    const auto body = wire::decode<wire::ContentBody>(*plain);
    if (!body) return {};
    auto record = fromBody(*body, feed.device);
    if (!record) return {};
    record->room = m_record.id;
    record->author = feed.person;
    record->own = own;
    Placed placed;
    if (record->origin) {
        placed = placeImported(header.feed, header.seq, record->origin->timeMs);
    } else {
        const auto cause = causeOf(*body);
        const auto newest = m_ports.log.newestWord(m_record.id);
        if (!cause) return passOn(cause);
        if (!newest) return passOn(newest);
        placed = placeMessage(header.feed, header.seq, header.hlc, record->timeMs, *cause, *newest, now.wall);
    }
    record->key = placed.key;
    record->timeMs = placed.shownMs;
    record->late = placed.late;
    absorbed.messages.push_back(record->id);
    return m_ports.log.saveMessage(*record);
}

Done Room::retryUnopened(Now now, Absorbed& absorbed) {
    const auto waiting = m_ports.log.unopened(m_record.id);
    if (!waiting) return passOn(waiting);
    for (const auto& [feed, seq] : *waiting) {
        const FeedRecord* record = feedOf(feed);
        if (record == nullptr) continue;
        const auto range = m_ports.feeds.read(feed, seq, seq, 1);
        if (!range) return passOn(range);
        if (range->events.empty()) continue;
        // Cleared first: absorbContent sets it again when the event still cannot be opened.
        if (const auto cleared = m_ports.log.clearUnopened(feed, seq); !cleared) return cleared;
        if (const auto opened = absorbContent(*record, range->events.front(), now, absorbed); !opened) return opened;
    }
    return {};
}

Done Room::settle(Now now, Absorbed& absorbed) {
    const std::string before = members().roomName();
    absorbed.membersChanged = m_control.resolve() || absorbed.membersChanged;
    absorbed.nameChanged = members().roomName() != before;
    if (absorbed.membersChanged) {
        for (const auto& [person, removed] : members().removed()) {
            if (person == m_self.certificate.person) continue; // our own words stay ours to read
            for (const auto& [feed, record] : m_feeds) {
                if (record.person != person || record.kind != feed::Kind::Content) continue;
                const auto cut = removed.cuts.find(feed);
                const uint64_t seq = cut == removed.cuts.end() ? 0 : cut->second;
                if (const auto done = m_ports.log.voidBeyond(feed, seq); !done) return done;
            }
        }
    }
    // Removed means: was told so. A room whose control history has not come yet is not left.
    const bool removed = members().removed().contains(m_self.certificate.person);
    const bool renamed = !members().roomName().empty() && members().roomName() != m_record.name;
    if (removed != m_record.removed || renamed) {
        m_record.removed = removed;
        if (renamed) m_record.name = members().roomName();
        if (const auto saved = m_ports.log.saveRoom(m_record); !saved) return saved;
    }
    return retryUnopened(now, absorbed);
}

} // namespace ieum::room
