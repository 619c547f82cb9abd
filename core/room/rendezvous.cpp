// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/rendezvous.h"

#include "base/utf8.h"
#include "crypto/aead.h"
#include "room/body_seal.h"
#include "room/error.h"
#include "room/limits.h"

#include <algorithm>

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
        auto welcomed = readWelcome(event);
        if (!welcomed) continue;
        meeting.welcomed = std::move(*welcomed);
        meeting.welcomedBy = author->second;
    }
    return meeting;
}

/// Nothing for what is no welcome to us. Whoever writes nonsense here has said nothing.
std::optional<Welcomed> Rendezvous::readWelcome(const feed::Event& event) const {
    const auto plain =
        openBody(m_keys.control(), {event.header.feed, event.header.seq, event.header.epoch}, event.body);
    if (!plain) return std::nullopt;
    const auto body = wire::decode<wire::ControlBody>(*plain);
    if (!body || !body->has_welcome()) return std::nullopt;
    if (body->welcome().to_device() != wire::fieldOf(m_self.certificate.device)) return std::nullopt;
    const auto opened = crypto::openSealed(*m_self.agreement, bytesOf(body->welcome().sealed()), m_record.id.view());
    if (!opened) return std::nullopt;
    const auto secret = wire::decode<wire::WelcomeSecret>(*opened);
    if (!secret) return std::nullopt;
    const auto room = wire::idOf<RoomId>(secret->room());
    auto key = crypto::Key::from(bytesOf(secret->secret()));
    const bool known = secret->kind() >= static_cast<uint32_t>(RoomKind::Direct) &&
                       secret->kind() <= static_cast<uint32_t>(RoomKind::Notice);
    if (!room || !key || !known || secret->replicas_size() > static_cast<int>(replicasMax)) return std::nullopt;
    return Welcomed{*room,
                    std::move(*key),
                    static_cast<RoomKind>(secret->kind()),
                    cleanLabel(secret->name()),
                    {secret->replicas().begin(), secret->replicas().end()}};
}

Done Rendezvous::welcome(const feed::DeviceCertificate& newcomer, const Welcomed& to, Now now, Random& random) {
    wire::WelcomeSecret secret;
    secret.set_room(wire::fieldOf(to.room));
    secret.set_secret(std::string(textOf(to.secret.view())));
    secret.set_kind(static_cast<uint32_t>(to.kind));
    secret.set_name(to.name);
    for (size_t i = 0; i < std::min(to.replicas.size(), replicasMax); ++i) secret.add_replicas(to.replicas[i]);
    wire::ControlBody body;
    body.mutable_welcome()->set_to_device(wire::fieldOf(newcomer.device));
    const Bytes sealed = crypto::sealTo(newcomer.agreement, wire::encode(secret), m_record.id.view(), random);
    body.mutable_welcome()->set_sealed(std::string(textOf(sealed)));
    std::vector<Unsealed> bodies;
    bodies.push_back({feed::flagCritical, EpochId{}, &m_keys.control(), wire::encode(body)});
    const auto range = m_own->append(m_record.id, bodies, m_clock, now, m_feeds);
    if (!range) return passOn(range);
    return {};
}

} // namespace ieum::room
