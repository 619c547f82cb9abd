// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Links, and the rendezvous that they lead to.

#include "room/party.h"

#include "crypto/hash.h"
#include "room/limits.h"
#include "room/rendezvous.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

namespace {

/// One side of an invitation.
struct Side {
    explicit Side(std::string name, uint64_t seed) : device(std::move(name), seed) {}
    Device device;
    std::unique_ptr<Rendezvous> meeting;

    void enter(const crypto::Key& secret) {
        auto made = Rendezvous::load(recordOf(rendezvousRoomOf(secret), RoomKind::Rendezvous, secret), device.self,
                                     device.feeds, device.log);
        QVERIFY(made);
        meeting = std::move(*made);
        QVERIFY(meeting->begin(at(0), device.random));
    }
    void reload() {
        auto made = Rendezvous::load(recordOf(meeting->record().id, RoomKind::Rendezvous, meeting->record().secret),
                                     device.self, device.feeds, device.log);
        QVERIFY(made);
        meeting = std::move(*made);
    }
    /// What of `from` is new here; the last meeting that came of it.
    Result<Meeting> hear(Side& from) {
        Meeting last;
        for (const auto& [feed, events] : from.device.feeds.all()) {
            const auto known = device.feeds.head(feed);
            const auto range = from.device.feeds.read(feed, known->seq + 1, UINT64_MAX, 1U << 20U);
            if (range->events.empty()) continue;
            auto verified = feed::verifyRange(feed, *known, known->seq + 1, ieum::test::travelling(*range));
            if (!verified) return passOn(verified);
            auto meeting_ = meeting->absorb(*verified);
            if (!meeting_) return passOn(meeting_);
            if (meeting_->met) last.met = meeting_->met;
            if (!meeting_->welcomed.empty()) {
                last.welcomed = std::move(meeting_->welcomed);
                last.welcomedBy = meeting_->welcomedBy;
            }
        }
        return last;
    }
};

} // namespace

class TestInvite : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() { m_inviter = std::make_unique<Side>("가람", 1); }
    void linksComeBack();
    void everyTruncationIsRefused();
    void everyChangedCharacterIsRefused();
    void rightlyHashedNonsenseIsRefused();
    void namesInLinksAreCleaned();
    void linksStayReadableWithManyPaths();
    void bothSidesMeet();
    void somebodyElsesWelcomeIsToldApart();
    void welcomesForOthersAreNotOpened();
    void strangersWithoutTheLinkGetNowhere();
    void nonsenseInARendezvousCountsAsNothing();

  private:
    Invite invite() {
        return {m_secret.clone(),
                m_inviter->device.person(),
                "가람",
                RoomKind::Group,
                "여행",
                {"ieum-replica://KEY@replica.example:7474"},
                {"192.168.0.7:47474"}};
    }
    Welcomed welcome() { return {m_room, m_roomSecret.clone(), RoomKind::Group, "여행", {"ieum-replica://KEY@r:1"}}; }
    SeededRandom m_random{5};
    crypto::Key m_secret = crypto::Key::random(m_random);
    crypto::Key m_roomSecret = crypto::Key::random(m_random);
    RoomId m_room = m_random.make<RoomId>();
    std::unique_ptr<Side> m_inviter;
};

void TestInvite::linksComeBack() {
    const std::string link = toLink(invite());
    QVERIFY(link.starts_with("ieum:"));
    for (const std::string& text : {link, link + "\n", link + " \r\n"}) {
        const auto read = readLink(text);
        QVERIFY(read);
        QVERIFY(read->secret.equals(m_secret) && read->person == m_inviter->device.person());
        QCOMPARE(read->inviter, std::string("가람"));
        QCOMPARE(read->roomName, std::string("여행"));
        QVERIFY(read->kind == RoomKind::Group);
        QCOMPARE(read->replicas, invite().replicas);
        QCOMPARE(read->addresses, invite().addresses);
    }
}

void TestInvite::everyTruncationIsRefused() {
    const std::string link = toLink(invite());
    for (size_t size = 0; size < link.size(); ++size) {
        const auto read = readLink(link.substr(0, size));
        QVERIFY(read.error().is(RoomError::BadInvite));
        QCOMPARE(read.error().cause, Cause::Input);
        if (size > 0) QVERIFY(readLink(link.substr(size)).error().is(RoomError::BadInvite));
    }
    QVERIFY(readLink(link + "A").error().is(RoomError::BadInvite));
    QVERIFY(readLink(link + link).error().is(RoomError::BadInvite));
    QVERIFY(readLink("ieum:" + std::string(100'000, 'A')).error().is(RoomError::BadInvite));
}

void TestInvite::everyChangedCharacterIsRefused() {
    const std::string link = toLink(invite());
    for (size_t at = 0; at < link.size(); ++at) {
        for (const char other : std::string("AZaz09-_=+/% \n\x80")) {
            if (other == link[at]) continue;
            std::string changed = link;
            changed[at] = other;
            QVERIFY2(readLink(changed).error().is(RoomError::BadInvite), qPrintable(QString::number(at)));
        }
    }
}

void TestInvite::rightlyHashedNonsenseIsRefused() {
    const auto linkOf = [](std::byte version, const wire::Invite& from) {
        Bytes bytes{version};
        append(bytes, wire::encode(from));
        const auto check = crypto::blake2b256({bytesOf("ieum link v1"), bytes});
        append(bytes, check.view().first(4));
        return "ieum:" + toBase64Url(bytes);
    };
    wire::Invite good;
    good.set_secret(std::string(32, 's'));
    good.set_person(std::string(32, 'p'));
    good.set_kind(2);
    QVERIFY(readLink(linkOf(std::byte{1}, good)));
    QVERIFY(!readLink(linkOf(std::byte{2}, good)));
    const auto refused = [&](auto change) {
        wire::Invite bad = good;
        change(bad);
        return readLink(linkOf(std::byte{1}, bad)).error().is(RoomError::BadInvite);
    };
    QVERIFY(refused([](auto& i) { i.set_secret(std::string(31, 's')); }));
    QVERIFY(refused([](auto& i) { i.clear_person(); }));
    QVERIFY(refused([](auto& i) { i.set_kind(5); }));
    QVERIFY(refused([](auto& i) { i.add_replicas("two words"); }));
    QVERIFY(refused([](auto& i) { i.add_addresses("new\nline"); }));
    QVERIFY(refused([](auto& i) { i.add_addresses(std::string(301, 'a')); }));
    QVERIFY(refused([](auto& i) {
        for (int k = 0; k < 17; ++k) i.add_replicas("r");
    }));
}

void TestInvite::namesInLinksAreCleaned() {
    Invite rude = invite();
    rude.inviter = "가\xE2\x80\xAE람\n";
    rude.roomName = std::string(500, 'x');
    const auto read = readLink(toLink(rude));
    QCOMPARE(read->inviter, std::string("가람"));
    QCOMPARE(read->roomName.size(), size_t{64});
}

void TestInvite::linksStayReadableWithManyPaths() {
    Invite many = invite();
    many.replicas.assign(40, "ieum-replica://" + std::string(280, 'k'));
    many.addresses.assign(40, std::string(300, 'a'));
    many.replicas.insert(many.replicas.begin(), "not an address");
    const auto read = readLink(toLink(many));
    QVERIFY(read);
    QCOMPARE(read->replicas.size(), replicasMax);
}

void TestInvite::bothSidesMeet() {
    Side guest("나리", 2);
    m_inviter->enter(m_secret);
    guest.enter(m_secret);
    QVERIFY(m_inviter->meeting->record().id == guest.meeting->record().id);
    const auto seen = m_inviter->hear(guest);
    QVERIFY(seen && seen->met && seen->met->person == guest.device.person());
    QVERIFY(m_inviter->meeting->welcome(*seen->met, welcome(), at(10), m_random));
    m_inviter->reload();
    guest.reload();
    const auto answer = guest.hear(*m_inviter);
    QVERIFY(answer && answer->met && answer->welcomed.size() == 1);
    QVERIFY(answer->met->person == m_inviter->device.person());
    QVERIFY(answer->welcomedBy == m_inviter->device.person());
    QVERIFY(answer->welcomed.front().room == m_room && answer->welcomed.front().secret.equals(m_roomSecret));
    QCOMPARE(answer->welcomed.front().name, std::string("여행"));
    QCOMPARE(answer->welcomed.front().replicas, welcome().replicas);
}

void TestInvite::somebodyElsesWelcomeIsToldApart() {
    // The link has leaked, and whoever found it is quicker than the one who sent it.
    Side guest("나리", 2);
    Side finder("도둑", 3);
    m_inviter->enter(m_secret);
    guest.enter(m_secret);
    finder.enter(m_secret);
    QVERIFY(guest.hear(*m_inviter)->met->person == m_inviter->device.person());
    const auto seen = finder.hear(guest);
    QVERIFY(finder.meeting->welcome(*seen->met, welcome(), at(10), m_random));
    const auto answer = guest.hear(finder);
    QVERIFY(answer && answer->welcomed.size() == 1);
    QVERIFY(answer->welcomedBy == finder.device.person());
    QVERIFY(answer->welcomedBy != readLink(toLink(invite()))->person);
}

void TestInvite::welcomesForOthersAreNotOpened() {
    Side guest("나리", 2);
    Side finder("도둑", 3);
    m_inviter->enter(m_secret);
    guest.enter(m_secret);
    finder.enter(m_secret);
    const auto seen = m_inviter->hear(guest);
    QVERIFY(m_inviter->meeting->welcome(*seen->met, welcome(), at(10), m_random));
    const auto overheard = finder.hear(*m_inviter);
    QVERIFY(overheard && overheard->met && overheard->welcomed.empty());
}

void TestInvite::strangersWithoutTheLinkGetNowhere() {
    Side stranger("남", 4);
    m_inviter->enter(m_secret);
    stranger.enter(crypto::Key::random(m_random));
    QVERIFY(stranger.meeting->record().id != m_inviter->meeting->record().id);
    QVERIFY(m_inviter->hear(stranger).error().is(RoomError::BadOpening));
}

void TestInvite::nonsenseInARendezvousCountsAsNothing() {
    Side guest("나리", 2);
    m_inviter->enter(m_secret);
    guest.enter(m_secret);
    const auto seed = m_inviter->device.log.ownFeeds(m_inviter->meeting->record().id);
    const auto key = crypto::SigningKey::fromSeed((*seed)->controlSeed);
    const FeedId feed = key.publicAs<FeedId>();
    wire::ControlBody rename;
    rename.mutable_rename()->set_name("x");
    wire::ControlBody unsealed;
    unsealed.mutable_welcome()->set_to_device(wire::fieldOf(guest.device.self.certificate.device));
    unsealed.mutable_welcome()->set_sealed(std::string(100, 'x'));
    for (const Bytes& plain : {wire::encode(rename), wire::encode(unsealed), Bytes(20, std::byte{0xFF})}) {
        const auto head = m_inviter->device.feeds.head(feed);
        const BodyPlace place{feed, head->seq + 1, {}};
        std::vector<feed::Draft> drafts;
        drafts.push_back({0, {head->hlc.word + 1}, {}, sealBody(guest.meeting->keys().control(), place, plain)});
        QVERIFY(
            m_inviter->device.feeds.append({}, feed::writeRange(key, feed::Kind::Control, *head, std::move(drafts))));
    }
    const auto heard = guest.hear(*m_inviter);
    QVERIFY(heard && heard->met && heard->welcomed.empty());
    // Content has no business here.
    feed::Range content = *m_inviter->device.feeds.read(feed, 1, 1, 1);
    content.kind = feed::Kind::Content;
    QVERIFY(guest.meeting->absorb(content).error().is(RoomError::BadOpening));
}

QTEST_GUILESS_MAIN(TestInvite)
#include "tst_invite.moc"
