// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Over real sockets on the loopback.
#include <vector>

#include "crypto/init.h"
#include "crypto/system_random.h"
#include "node/error.h"
#include "node/near.h"
#include "room/invite.h"
#include "support/own_port.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <optional>

using namespace ieum;
using namespace ieum::node;
using Stage = NearTalk::Stage;

namespace {

constexpr int meetingMs = 30'000;

net::NetworkOptions loopback() {
    net::NetworkOptions network;
    network.interfaces = {"lo"};
    network.beaconPort = test::ownBeaconPort();
    return network;
}
NearSelf selfOf(uint8_t number, const std::string& name) {
    NearSelf self;
    self.person.value.fill(std::byte{number});
    self.name = name;
    self.mayInvite = true;
    return self;
}

struct Somebody {
    Somebody(uint8_t number, const std::string& name, int64_t answerMs = nearAnswerMs) : self(selfOf(number, name)) {
        Near::Told told;
        told.changed = [this] { ++changes; };
        told.inviteWanted = [this] { ++invites; };
        told.invited = [this](const std::string& given) { link = given; };
        near = makeNear(loopback(), self, std::move(told), answerMs);
    }
    uint64_t keyOf(const std::string& name) const {
        for (const NearPerson& each : near->state().people) {
            if (each.name == name) return each.key;
        }
        return 0;
    }
    Stage stage() const { return near->state().stage; }

    NearSelf self;
    int changes = 0, invites = 0;
    std::string link;
    std::unique_ptr<Near> near;
};

/// A program of somebody's that does what it wants over the same network: a talk for each of its channels, which the
/// test leads.
class Stranger : public QObject {
  public:
    explicit Stranger(NearSelf self) : m_self(std::move(self)) {
        net::NetworkOptions options = loopback();
        ++options.beaconPort;
        auto started = net::Network::start(options, [this](net::Event event) {
            QMetaObject::invokeMethod(
                this, [this, event = std::move(event)] { take(event); }, Qt::QueuedConnection);
        });
        if (!started) qFatal("no network");
        m_network = std::move(*started);
    }
    ~Stranger() override { m_network.reset(); }

    bool isMute = false;
    int downs() const { return m_downs; }
    bool isIn(Stage stage) const {
        return std::any_of(m_talks.begin(), m_talks.end(),
                           [=](const auto& each) { return each.second.stage() == stage; });
    }
    /// Of each of its talks.
    template <class Deed> void each(Deed deed) {
        for (auto& [channel, talk] : m_talks) {
            deed(talk);
            flush(channel, talk);
        }
    }
    void flood(int frames) {
        const Bytes ofALaterVersion{std::byte{200}};
        for (const auto& [channel, talk] : m_talks) {
            for (int i = 0; i < frames; ++i) m_network->post(net::SendFrame{channel, ofALaterVersion});
        }
    }

  private:
    void take(const net::Event& event) {
        if (const auto* up = std::get_if<net::ChannelUp>(&event)) {
            auto& talk =
                m_talks.try_emplace(up->channel, m_self, up->handshakeHash, up->initiator, m_random).first->second;
            flush(up->channel, talk);
        } else if (const auto* frame = std::get_if<net::ChannelFrame>(&event)) {
            const auto found = m_talks.find(frame->channel);
            if (found == m_talks.end()) return;
            const bool isFirst = found->second.stage() == Stage::New;
            if (!found->second.read(frame->frame)) return;
            if (isFirst) m_network->post(net::TrustChannel{frame->channel});
            flush(frame->channel, found->second);
        } else if (const auto* down = std::get_if<net::ChannelDown>(&event)) {
            m_downs += int(m_talks.erase(down->channel));
        }
    }
    void flush(net::ChannelId channel, NearTalk& talk) {
        if (isMute) return;
        for (Bytes& frame : talk.take()) m_network->post(net::SendFrame{channel, std::move(frame)});
    }

    const NearSelf m_self;
    crypto::SystemRandom m_random;
    std::map<net::ChannelId, NearTalk> m_talks;
    int m_downs = 0;
    std::unique_ptr<net::Network> m_network;
};

} // namespace

class TestNear : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void twoSeeEachOtherCompareAndOneGetsTheInvitation() {
        Somebody first(1, "바다"), second(2, "서연");
        QVERIFY(first.near->show().has_value() && second.near->show().has_value());
        QTRY_VERIFY_WITH_TIMEOUT(first.keyOf("서연") != 0 && second.keyOf("바다") != 0, meetingMs);
        first.near->ask(first.keyOf("서연"));
        QTRY_VERIFY_WITH_TIMEOUT(second.stage() == Stage::Asked, meetingMs);
        QCOMPARE(second.near->state().withName, "바다");
        second.near->answer(true);
        QTRY_VERIFY_WITH_TIMEOUT(first.stage() == Stage::Comparing && second.stage() == Stage::Comparing, meetingMs);
        QCOMPARE(first.near->state().digits, second.near->state().digits);
        first.near->same();
        second.near->same();
        QTRY_COMPARE_WITH_TIMEOUT(first.invites, 1, meetingMs);
        QCOMPARE(second.invites, 0);
        QVERIFY(first.near->state().metPerson == second.self.person);
        crypto::SystemRandom random;
        room::Invite invite;
        invite.secret = crypto::Key::random(random);
        invite.person = first.self.person;
        invite.kind = room::RoomKind::Direct;
        first.near->give(room::toLink(invite));
        QTRY_COMPARE_WITH_TIMEOUT(second.link, room::toLink(invite), meetingMs);
    }
    void whoIsNotVisibleIsNotSeenAndSeesNobody() {
        Somebody first(1, "바다"), second(2, "서연"), third(3, "구름");
        QVERIFY(first.near->show().has_value() && second.near->show().has_value());
        QTRY_VERIFY_WITH_TIMEOUT(first.keyOf("서연") != 0, meetingMs);
        QCOMPARE(first.near->state().people.size(), size_t{1});
        QVERIFY(third.near->state().people.empty() && !third.near->state().visible);
        second.near.reset();
        QTRY_VERIFY_WITH_TIMEOUT(first.near->state().people.empty(), meetingMs);
    }
    void oneAtATimeAndNoIsTold() {
        Somebody first(1, "바다"), second(2, "서연"), third(3, "구름");
        for (Somebody* each : {&first, &second, &third}) QVERIFY(each->near->show().has_value());
        QTRY_VERIFY_WITH_TIMEOUT(first.keyOf("서연") != 0 && third.keyOf("서연") != 0, meetingMs);
        first.near->ask(first.keyOf("서연"));
        QTRY_VERIFY_WITH_TIMEOUT(second.stage() == Stage::Asked, meetingMs);
        third.near->ask(third.keyOf("서연"));
        QTRY_VERIFY_WITH_TIMEOUT(third.near->state().ended, meetingMs);
        QCOMPARE(second.near->state().withName, "바다");
        second.near->answer(false);
        QTRY_VERIFY_WITH_TIMEOUT(first.near->state().ended && first.stage() == Stage::Idle, meetingMs);
        QVERIFY(!second.near->state().ended); // he did it himself
    }
    void whoSendsWithoutEndIsLetGoAndShowsNothing() {
        Somebody first(9, "바다");
        QVERIFY(first.near->show().has_value());
        Stranger stranger(selfOf(2, "x"));
        QTRY_VERIFY_WITH_TIMEOUT(first.keyOf("x") != 0 && stranger.isIn(Stage::Idle), meetingMs);
        const int before = first.changes;
        stranger.flood(5000);
        QTRY_VERIFY_WITH_TIMEOUT(stranger.downs() > 0, meetingMs);
        // Its going, and that it comes again; not one for each frame.
        QVERIFY2(first.changes - before < 50, qPrintable(QString::number(first.changes - before)));
    }
    void oneAddressHasSoManyRowsAndNoMore() {
        Somebody first(9, "바다");
        QVERIFY(first.near->show().has_value());
        std::vector<std::unique_ptr<Stranger>> many;
        for (size_t i = 0; i <= nearChannelsPerHostMax; ++i) {
            many.push_back(std::make_unique<Stranger>(selfOf(uint8_t(20 + i), std::string(1, char('a' + i)))));
        }
        const auto isOneRefused = [&many] {
            return std::any_of(many.begin(), many.end(), [](const auto& each) { return each->downs() > 0; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(first.near->state().people.size() > 2 && isOneRefused(), meetingMs);
        QVERIFY(first.near->state().people.size() <= nearChannelsPerHostMax);
    }
    /// Each try of somebody in the middle costs one yes, and no digits were seen: three of them, and we are gone.
    void whoBreaksOffAgainAndAgainIsNotAnsweredAnyMore_data() {
        QTest::addColumn<QString>("how");
        QTest::addColumn<qint64>("answerMs");
        QTest::newRow("says no") << "no" << qint64(nearAnswerMs);
        QTest::newRow("is gone") << "gone" << qint64(nearAnswerMs);
        QTest::newRow("says nothing") << "silent" << qint64(3'000);
    }
    void whoBreaksOffAgainAndAgainIsNotAnsweredAnyMore() {
        QFETCH(const QString, how);
        QFETCH(const qint64, answerMs);
        Somebody first(9, "바다", answerMs);
        QVERIFY(first.near->show().has_value());
        std::optional<Stranger> stranger(std::in_place, selfOf(2, "x"));
        for (int i = 0; i < nearBreaksMax; ++i) {
            QTRY_VERIFY_WITH_TIMEOUT(first.keyOf("x") != 0 && stranger->isIn(Stage::Idle), meetingMs);
            QVERIFY(!first.near->state().suspicious);
            stranger->each([](NearTalk& talk) { talk.ask(); });
            QTRY_VERIFY_WITH_TIMEOUT(first.stage() == Stage::Asked, meetingMs);
            stranger->isMute = true;
            first.near->answer(true);
            QTRY_VERIFY_WITH_TIMEOUT(stranger->isIn(Stage::Comparing), meetingMs);
            QVERIFY(first.stage() == Stage::Revealing && first.near->state().digits.empty());
            // He knows the digits now, keeps his number for himself, and does not go on.
            if (how == "gone") {
                stranger.reset();
            } else if (how == "no") {
                stranger->isMute = false;
                stranger->each([](NearTalk& talk) {
                    (void)talk.take();
                    talk.answer(false);
                });
            }
            QTRY_VERIFY_WITH_TIMEOUT(first.stage() == Stage::Idle && first.near->state().ended, meetingMs);
            if (how == "gone") stranger.emplace(selfOf(2, "x"));
            stranger->each([](NearTalk& talk) { (void)talk.take(); });
            stranger->isMute = false;
        }
        QVERIFY(first.near->state().suspicious && !first.near->state().visible);
        QVERIFY(first.near->state().people.empty());
    }
    void aQuestionWithoutAnAnswerEnds() {
        Somebody first(9, "바다", 300);
        QVERIFY(first.near->show().has_value());
        Stranger stranger(selfOf(2, "x"));
        QTRY_VERIFY_WITH_TIMEOUT(first.keyOf("x") != 0, meetingMs);
        first.near->ask(first.keyOf("x"));
        QVERIFY(first.stage() == Stage::Asking);
        QTRY_VERIFY_WITH_TIMEOUT(first.stage() == Stage::Idle && first.near->state().ended, meetingMs);
        QVERIFY(first.keyOf("x") != 0 && !first.near->state().suspicious);
    }
    void questionsThatCrossOnTwoChannelsAreOne_data() {
        QTest::addColumn<int>("his");
        QTest::newRow("his goes on") << 2;
        QTest::newRow("ours goes on") << 12;
    }
    void questionsThatCrossOnTwoChannelsAreOne() {
        QFETCH(int, his);
        Somebody first(9, "바다");
        QVERIFY(first.near->show().has_value());
        // One person at one address, who is there on two channels.
        Stranger one(selfOf(uint8_t(his), "x"));
        QTRY_VERIFY_WITH_TIMEOUT(first.keyOf("x") != 0 && one.isIn(Stage::Idle), meetingMs);
        Stranger other(selfOf(uint8_t(his), "x"));
        QTRY_VERIFY_WITH_TIMEOUT(other.isIn(Stage::Idle), meetingMs);
        QCOMPARE(first.near->state().people.size(), size_t{1});
        first.near->ask(first.keyOf("x"));
        QTRY_VERIFY_WITH_TIMEOUT(one.isIn(Stage::Asked), meetingMs);
        other.each([](NearTalk& talk) { talk.ask(); });
        if (his == 2) {
            QTRY_VERIFY_WITH_TIMEOUT(other.isIn(Stage::Comparing) && first.stage() == Stage::Comparing, meetingMs);
            QTRY_VERIFY_WITH_TIMEOUT(!one.isIn(Stage::Asked), meetingMs);
        } else {
            one.each([](NearTalk& talk) { talk.answer(true); });
            QTRY_VERIFY_WITH_TIMEOUT(one.isIn(Stage::Comparing) && first.stage() == Stage::Comparing, meetingMs);
            // Unanswered, or with a no when it came after the answer on the other channel: in no case with a yes.
            QVERIFY(other.isIn(Stage::Asking) || other.isIn(Stage::Idle));
        }
    }
};

QTEST_GUILESS_MAIN(TestNear)
#include "tst_near.moc"
