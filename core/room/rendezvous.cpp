// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/rendezvous.h"

#include "room/body_seal.h"
#include "room/error.h"

namespace ieum::room {

Rendezvous::Rendezvous(RoomRecord record, const Self& self, feed::FeedLog& feeds, RoomLog& log)
    : m_record(std::move(record)), m_keys(m_record.secret), m_self(self), m_feeds(feeds), m_log(log) {}

Result<std::unique_ptr<Rendezvous>> Rendezvous::load(RoomRecord record, const Self& self, feed::FeedLog& feeds,
                                                     RoomLog& log) {
    std::unique_ptr<Rendezvous> made(new Rendezvous(std::move(record), self, feeds, log));
    const auto own = log.ownFeeds(made->m_record.id);
    if (!own) return passOn(own);
    if (*own) {
        auto feed = OwnFeed::load((*own)->controlSeed, feed::Kind::Control, feeds);
        if (!feed) return passOn(feed);
        made->m_own.emplace(std::move(*feed));
    }
    const auto known = log.feeds(made->m_record.id);
    if (!known) return passOn(known);
    for (const FeedRecord& each : *known) made->m_persons.emplace(each.feed, each.person);
    return made;
}

Done Rendezvous::begin(Now now, Random& random) {
    const OwnFeedKeys keys{crypto::Key::random(random), crypto::Key::random(random)};
    if (const auto saved = m_log.saveOwnFeeds(m_record.id, keys); !saved) return saved;
    auto feed = OwnFeed::load(keys.controlSeed, feed::Kind::Control, m_feeds);
    if (!feed) return passOn(feed);
    m_own.emplace(std::move(*feed));
    std::vector<Unsealed> bodies;
    bodies.push_back({feed::flagCritical, EpochId{}, &m_keys.control(),
                      openingBody(m_self, m_record.id, m_own->id(), feed::Kind::Control, {}, random)});
    const auto range = m_own->append(m_record.id, bodies, m_clock, now, m_feeds);
    if (!range) return passOn(range);
    return m_log.saveFeed(
        {m_own->id(), m_record.id, feed::Kind::Control, m_self.certificate.device, m_self.certificate.person});
}

Result<Meeting> Rendezvous::absorb(const feed::Range& range) {
    if (range.kind != feed::Kind::Control) return fail(Cause::Peer, RoomError::BadOpening);
    Meeting meeting;
    if (range.firstSeq() == 1) {
        const auto opening = readOpening(m_keys, m_record.id, range.events.front(), feed::Kind::Control);
        if (!opening) return fail(Cause::Peer, RoomError::BadOpening);
        if (const auto saved = m_log.saveFeed(opening->record); !saved) return passOn(saved);
        m_persons.insert_or_assign(range.feed, opening->record.person);
        meeting.met = opening->device;
    }
    const auto author = m_persons.find(range.feed);
    if (author == m_persons.end()) return fail(Cause::Peer, RoomError::BadBody);
    if (const auto appended = m_feeds.append(m_record.id, range); !appended) return passOn(appended);
    for (const feed::Event& event : range.events) {
        if (event.header.seq == 1) continue;
        const auto body = read(event);
        if (!body) continue;
        if (auto granted = openGrant(body->link_grant(), m_record.id, m_self)) meeting.granted = std::move(*granted);
        auto welcomed = openWelcome(body->welcome(), m_record.id, m_self);
        if (!welcomed) continue;
        meeting.welcomed.push_back(std::move(*welcomed));
        meeting.welcomedBy = author->second;
    }
    return meeting;
}

/// Whoever writes nonsense here has said nothing.
std::optional<wire::ControlBody> Rendezvous::read(const feed::Event& event) const {
    const auto plain =
        openBody(m_keys.control(), {event.header.feed, event.header.seq, event.header.epoch}, event.body);
    auto body = plain ? wire::decode<wire::ControlBody>(*plain) : Result<wire::ControlBody>(passOn(plain));
    return body ? std::optional(std::move(*body)) : std::nullopt;
}

Done Rendezvous::welcome(const feed::DeviceCertificate& newcomer, const Welcomed& to, Now now, Random& random) {
    wire::ControlBody body;
    *body.mutable_welcome() = sealWelcome(newcomer, to, m_record.id, random);
    return say(body, now);
}

Done Rendezvous::grant(const feed::DeviceCertificate& newcomer, const Granted& granted, Now now, Random& random) {
    wire::ControlBody body;
    *body.mutable_link_grant() = sealGrant(newcomer, granted, m_record.id, random);
    return say(body, now);
}

Done Rendezvous::say(const wire::ControlBody& body, Now now) {
    std::vector<Unsealed> bodies;
    bodies.push_back({feed::flagCritical, EpochId{}, &m_keys.control(), wire::encode(body)});
    const auto range = m_own->append(m_record.id, bodies, m_clock, now, m_feeds);
    return range ? Done() : Done(passOn(range));
}

} // namespace ieum::room
