// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <vector>

#include "crypto/init.h"
#include "crypto/system_random.h"
#include "node/error.h"
#include "node/near_talk.h"
#include "room/invite.h"

#include <QTest>

#include <set>

using namespace ieum;
using namespace ieum::node;
using Stage = NearTalk::Stage;

namespace {

std::array<std::byte, 64> hashOf(uint8_t number) {
    std::array<std::byte, 64> hash{};
    hash.fill(std::byte{number});
    return hash;
}
NearSelf selfOf(uint8_t number, const std::string& name, bool mayInvite = true) {
    NearSelf self;
    self.person.value.fill(std::byte{number});
    self.name = name;
    self.mayInvite = mayInvite;
    return self;
}
std::string linkOf(const NearSelf& self, Random& random, room::RoomKind kind = room::RoomKind::Direct) {
    room::Invite invite;
    invite.secret = crypto::Key::random(random);
    invite.person = self.person;
    invite.inviter = self.name;
    invite.kind = kind;
    return room::toLink(invite);
}

/// The same numbers for everybody.
class Counting : public Random {
  public:
    void fill(MutableByteView out) override {
        for (std::byte& each : out) each = std::byte(++m_last);
    }

  private:
    uint8_t m_last = 0;
};

/// Two ends; what one says reaches the other at once.
struct Pair {
    struct Who {
        uint8_t first = 1, second = 2, channel = 7;
    };
    Pair() : Pair(Who{}) {}
    explicit Pair(Who who, bool isCounting = false)
        : first(selfOf(who.first, "바다")), second(selfOf(who.second, "서연")),
          a(first, hashOf(who.channel), true, isCounting ? static_cast<Random&>(counting) : random),
          b(second, hashOf(who.channel), false, isCounting ? static_cast<Random&>(counting) : random) {}

    crypto::SystemRandom random;
    Counting counting;
    NearSelf first, second;
    NearTalk a, b;

    bool pass() {
        for (;;) {
            const auto fromA = a.take();
            const auto fromB = b.take();
            if (fromA.empty() && fromB.empty()) return true;
            for (const Bytes& each : fromA) {
                if (!b.read(each)) return false;
            }
            for (const Bytes& each : fromB) {
                if (!a.read(each)) return false;
            }
        }
    }
    bool compare() {
        if (!pass()) return false;
        a.ask();
        if (!pass()) return false;
        b.answer(true);
        return pass() && a.stage() == Stage::Comparing && b.stage() == Stage::Comparing;
    }
};

} // namespace

class TestNearTalk : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void bothSeeTheSameSixDigits() {
        Pair pair;
        QVERIFY(pair.compare());
        QCOMPARE(pair.a.other().name, "서연");
        QCOMPARE(pair.b.other().name, "바다");
        QCOMPARE(pair.a.digits(), pair.b.digits());
        QCOMPARE(pair.a.digits().size(), nearDigits);
    }
    void theyAreOthersEachTime() {
        std::set<std::string> seen;
        for (int i = 0; i < 10; ++i) {
            Pair pair;
            QVERIFY(pair.compare());
            seen.insert(pair.a.digits());
        }
        QVERIFY2(seen.size() > 1, seen.begin()->c_str());
    }
    /// He has a channel with each, says to both that he is the other one, and brings both to the digits.
    void somebodyBetweenMakesThemDiffer() {
        int equal = 0;
        for (int i = 0; i < 200; ++i) {
            Pair withAsker({1, 2, 7}), withAsked({1, 2, 8});
            QVERIFY(withAsker.compare() && withAsked.compare());
            equal += withAsker.a.digits() == withAsked.b.digits() ? 1 : 0;
        }
        QVERIFY2(equal <= 2, qPrintable(QString::number(equal)));
    }
    /// With the same random numbers throughout.
    void theDigitsAreOfTheChannelAndOfBothPersons_data() {
        QTest::addColumn<int>("asker");
        QTest::addColumn<int>("asked");
        QTest::addColumn<int>("channel");
        QTest::addColumn<bool>("same");
        QTest::newRow("the same") << 1 << 2 << 7 << true;
        QTest::newRow("another asker") << 3 << 2 << 7 << false;
        QTest::newRow("another one asked") << 1 << 3 << 7 << false;
        QTest::newRow("the other way round") << 2 << 1 << 7 << false;
        QTest::newRow("another channel") << 1 << 2 << 8 << false;
    }
    void theDigitsAreOfTheChannelAndOfBothPersons() {
        QFETCH(int, asker);
        QFETCH(int, asked);
        QFETCH(int, channel);
        QFETCH(bool, same);
        Pair before({1, 2, 7}, true), now({uint8_t(asker), uint8_t(asked), uint8_t(channel)}, true);
        QVERIFY(before.compare() && now.compare());
        QCOMPARE(now.a.digits(), now.b.digits());
        QCOMPARE(now.a.digits() == before.a.digits(), same);
    }
    void aCommitmentIsToOneChannel() {
        crypto::SystemRandom random;
        NearTalk a(selfOf(1, "a"), hashOf(7), true, random), b(selfOf(2, "b"), hashOf(8), false, random);
        const auto carry = [](NearTalk& from, NearTalk& to) {
            for (const Bytes& each : from.take()) QVERIFY(to.read(each));
        };
        carry(a, b);
        carry(b, a);
        a.ask();
        carry(a, b);
        b.answer(true);
        carry(b, a);
        // It cannot be passed on to another one.
        const auto reveal = a.take();
        QCOMPARE(reveal.size(), size_t{1});
        QVERIFY(!b.read(reveal.front()));
        QVERIFY(b.digits().empty());
    }
    void aNumberThatWasNotCommittedToEndsTheTalk() {
        Pair pair;
        QVERIFY(pair.pass());
        pair.a.ask();
        QVERIFY(pair.pass());
        pair.b.answer(true);
        for (const Bytes& each : pair.b.take()) QVERIFY(pair.a.read(each));
        Bytes reveal = pair.a.take().front();
        reveal.back() ^= std::byte{1};
        const auto read = pair.b.read(reveal);
        QVERIFY(!read && read.error().cause == Cause::Peer && read.error().is(NodeError::BadRequest));
        QVERIFY(pair.b.digits().empty());
    }
    void anInvitationGoesOverOnlyWhenBothSaidTheSame() {
        Pair pair;
        const std::string link = linkOf(pair.first, pair.random);
        QVERIFY(pair.compare());
        pair.a.same();
        QVERIFY(pair.pass());
        QVERIFY(pair.a.stage() == Stage::Comparing && pair.a.weSaidSame());
        pair.a.give(link);
        QVERIFY(pair.a.take().empty()); // not yet
        pair.b.same();
        QVERIFY(pair.pass());
        QVERIFY(pair.a.stage() == Stage::Met && pair.b.stage() == Stage::Met);
        QVERIFY(pair.a.isOursToInvite() && !pair.b.isOursToInvite());
        pair.a.give(link);
        QVERIFY(pair.pass());
        QCOMPARE(pair.b.takeLink().value_or(""), link);
        QVERIFY(!pair.b.takeLink());
        pair.a.give(link);
        QVERIFY(!pair.pass()); // a second one
        QVERIFY(!pair.b.takeLink());
    }
    void anInvitationOfSomebodyElseIsRefused_data() {
        QTest::addColumn<int>("person");
        QTest::addColumn<int>("kind");
        QTest::newRow("another person") << 9 << int(room::RoomKind::Direct);
        QTest::newRow("to become his device") << 1 << int(room::RoomKind::Self);
        QTest::newRow("into a group") << 1 << int(room::RoomKind::Group);
    }
    void anInvitationOfSomebodyElseIsRefused() {
        QFETCH(int, person);
        QFETCH(int, kind);
        Pair pair;
        QVERIFY(pair.compare());
        pair.a.same();
        pair.b.same();
        QVERIFY(pair.pass());
        pair.a.give(linkOf(selfOf(uint8_t(person), "바다"), pair.random, room::RoomKind(kind)));
        QVERIFY(!pair.pass());
        QVERIFY(!pair.b.takeLink());
    }
    void theOtherOneInvitesWhereTheAskerCannot() {
        crypto::SystemRandom random;
        NearTalk a(selfOf(1, "a", false), hashOf(7), true, random), b(selfOf(2, "b"), hashOf(7), false, random);
        for (const Bytes& each : a.take()) QVERIFY(b.read(each));
        for (const Bytes& each : b.take()) QVERIFY(a.read(each));
        a.ask();
        for (const Bytes& each : a.take()) QVERIFY(b.read(each));
        QVERIFY(!a.isOursToInvite() && b.isOursToInvite());
    }
    void whoAsksAtTheSameTimeHasSaidYes() {
        Pair pair;
        QVERIFY(pair.pass());
        pair.a.ask();
        pair.b.ask();
        QVERIFY(pair.pass());
        QVERIFY(pair.a.stage() == Stage::Comparing && pair.b.stage() == Stage::Comparing);
        QCOMPARE(pair.a.digits(), pair.b.digits());
        QVERIFY(pair.a.isOursToInvite());
    }
    void noEndsItOnBothSidesAndItCanBeginAgain() {
        Pair pair;
        QVERIFY(pair.compare());
        pair.b.answer(false);
        QVERIFY(pair.pass());
        QVERIFY(pair.a.stage() == Stage::Idle && pair.b.stage() == Stage::Idle && pair.a.digits().empty());
        QVERIFY(pair.compare());
    }
    void nonsenseEndsTheTalk_data() {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<bool>("introduced");
        QByteArray hello("\1\1\1", 3);
        hello += QByteArray(32, '\5');
        QTest::newRow("empty") << QByteArray() << true;
        QTest::newRow("too long") << QByteArray(qsizetype(nearFrameBytesMax) + 1, '\1') << true;
        QTest::newRow("a question before the name") << QByteArray("\2") + QByteArray(32, 'x') << false;
        QTest::newRow("a second name") << hello + "x" << true;
        QTest::newRow("another version") << QByteArray("\1\2\1", 3) + QByteArray(32, '\5') + "x" << false;
        QTest::newRow("no name") << hello << false;
        QTest::newRow("a name that is not clean") << hello + "a\xE2\x80\xAE" << false;
        QTest::newRow("a name that is no text") << hello + "\xFF" << false;
        QTest::newRow("nobody") << QByteArray("\1\1\1", 3) + QByteArray(32, '\0') + "x" << false;
        QTest::newRow("ourselves") << QByteArray("\1\1\1", 3) + QByteArray(32, '\1') + "x" << false;
        QTest::newRow("cut off") << QByteArray("\1\1\1\5\5", 5) << false;
        QTest::newRow("a short commitment") << QByteArray("\2xx") << true;
        QTest::newRow("a link out of turn") << QByteArray("\6ieum:") << true;
    }
    void nonsenseEndsTheTalk() {
        QFETCH(QByteArray, frame);
        QFETCH(bool, introduced);
        Pair pair;
        if (introduced) QVERIFY(pair.pass());
        const auto read = pair.a.read(std::as_bytes(std::span(frame.constData(), size_t(frame.size()))));
        QVERIFY(!read && read.error().cause == Cause::Peer);
    }
    void whatALaterVersionSaysIsIgnored() {
        Pair pair;
        QVERIFY(pair.pass());
        const Bytes later{std::byte{200}, std::byte{1}};
        QVERIFY(pair.a.read(later));
        QVERIFY(pair.a.stage() == Stage::Idle);
    }
};

QTEST_GUILESS_MAIN(TestNearTalk)
#include "tst_near_talk.moc"
