// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/aead.h"
#include "room/body_seal.h"
#include "room/rendezvous.h"
#include "support/memory_feed_log.h"
#include "support/memory_room_log.h"
#include "vectors/vectors.h"

namespace ieum::vectors {
namespace {

/// One end of a meeting: a device whose keys follow from its name, and what it has of the rendezvous.
class Visitor {
  public:
    Visitor(const std::string& name, const crypto::Key& secret)
        : m_name(name), m_random(name), m_device(signingKeyOf(name)),
          m_agreement(crypto::AgreementKey::fromSecret(keyOf(name + " agreement"))),
          m_self{feed::certifyDevice(signingKeyOf(name + " root"), m_device.publicAs<DeviceId>(),
                                     m_agreement.publicKey(), name),
                 &m_device, &m_agreement} {
        room::RoomRecord record{room::rendezvousRoomOf(secret), room::RoomKind::Rendezvous, secret.clone(), ""};
        m_rendezvous = std::move(*room::Rendezvous::load(std::move(record), m_self, m_feeds, m_log));
        if (!m_rendezvous->begin(now(), m_random)) qFatal("no rendezvous");
        m_feed = m_feeds.all().begin()->first;
    }
    Visitor(const Visitor&) = delete;
    Visitor& operator=(const Visitor&) = delete;

    static Now now() { return {{1'800'000'000'000}, {}}; }
    const room::Self& self() const { return m_self; }
    const crypto::SigningKey& device() const { return m_device; }
    room::Rendezvous& rendezvous() { return *m_rendezvous; }
    Random& random() { return m_random; }

    room::Meeting hear(Visitor& other) {
        const auto heard = m_feeds.head(other.m_feed);
        const auto range = other.m_feeds.read(other.m_feed, heard->seq + 1, UINT64_MAX, 1U << 20U);
        auto meeting = m_rendezvous->absorb(*range);
        if (!meeting) qFatal("not understood");
        return std::move(*meeting);
    }
    QJsonObject form() const {
        QJsonArray events;
        for (const feed::Event& event : m_feeds.all().at(m_feed)) {
            QJsonObject each = eventOf(event);
            each["plain"] = hex(plainOf(event));
            events.append(each);
        }
        return {{"name", QString::fromStdString(m_name)},
                {"rootSeed", hex(keyOf(m_name + " root").view())},
                {"deviceSeed", hex(m_device.seed().view())},
                {"agreementSecret", hex(keyOf(m_name + " agreement").view())},
                {"feedSeed", hex(NamedRandom::draw(m_name, 1).view())},
                {"feed", hex(m_feed.view())},
                {"events", events}};
    }
    Bytes plainOf(const feed::Event& event) const {
        const room::BodyPlace place{event.header.feed, event.header.seq, event.header.epoch};
        return *room::openBody(m_rendezvous->keys().control(), place, event.body);
    }
    /// The body of what was said last.
    wire::ControlBody last() const {
        return *wire::decode<wire::ControlBody>(plainOf(m_feeds.all().at(m_feed).back()));
    }
    Bytes open(const std::string& box) const {
        return *crypto::openSealed(m_agreement, bytesOf(box), m_rendezvous->record().id.view());
    }

  private:
    std::string m_name;
    NamedRandom m_random;
    crypto::SigningKey m_device;
    crypto::AgreementKey m_agreement;
    room::Self m_self;
    test::MemoryFeedLog m_feeds;
    test::MemoryRoomLog m_log;
    std::unique_ptr<room::Rendezvous> m_rendezvous;
    FeedId m_feed;
};

QJsonObject storyOf(const crypto::Key& secret, const Visitor& host, const Visitor& guest, const std::string& box) {
    return {{"secret", hex(secret.view())},
            {"room", hex(room::rendezvousRoomOf(secret).view())},
            {"host", host.form()},
            {"guest", guest.form()},
            // Of the host's draws: two seeds of feeds, an incarnation, and then this.
            {"ephemeralSecret", hex(NamedRandom::draw("host", 4).view())},
            {"box", hex(bytesOf(box))},
            {"boxPlain", hex(guest.open(box))}};
}

QJsonObject invitationOf() {
    const crypto::Key secret = keyOf("rendezvous");
    Visitor host("host", secret);
    Visitor guest("guest", secret);
    const room::Meeting met = host.hear(guest);
    const room::Welcomed to{
        idOf<RoomId>("room"), keyOf("room secret"), room::RoomKind::Group, "점심", {"ieum-replica://replica.example"}};
    if (!host.rendezvous().welcome(*met.met, to, Visitor::now(), host.random())) qFatal("no welcome");
    if (guest.hear(host).welcomed.empty()) qFatal("not welcomed");
    return storyOf(secret, host, guest, host.last().welcome().sealed());
}

/// The guest is a computer that becomes the host's: what it opened its feed with is thrown away.
QJsonObject linkOf() {
    const crypto::Key secret = keyOf("rendezvous of a link");
    Visitor host("host", secret);
    Visitor guest("guest", secret);
    const room::Meeting met = host.hear(guest);
    const auto certificate = feed::certifyFurther(host.device(), host.self().certificate, met.met->device,
                                                  met.met->agreement, met.met->name);
    const room::Granted granted{*certificate,
                                {idOf<RoomId>("own room"), keyOf("own room secret"), room::RoomKind::Self, "민지", {}}};
    if (!host.rendezvous().grant(*met.met, granted, Visitor::now(), host.random())) qFatal("no grant");
    if (!guest.hear(host).granted) qFatal("not granted");
    QJsonObject story = storyOf(secret, host, guest, host.last().link_grant().sealed());
    story["certificate"] = hex(wire::encode(feed::toWire(*certificate)));
    return story;
}

} // namespace

QJsonObject meetings() {
    return {{"what", "two rendezvous rooms: both sides open their control feeds, and the host answers with a Welcome "
                     "(invitation) or a LinkGrant (link). Every event with its plain body; box is what the answer has "
                     "sealed for the guest, boxPlain a WelcomeSecret or LinkSecret"},
            {"invitation", invitationOf()},
            {"link", linkOf()}};
}

} // namespace ieum::vectors
