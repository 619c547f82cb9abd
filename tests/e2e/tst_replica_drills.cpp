// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/folders.h"
#include "e2e/party.h"

#include <unistd.h>

using namespace ieum;
using namespace ieum::e2e;

/// What becomes of a replica, on real processes that have no LAN: it is the only path. Times are printed, not asserted.
class TestReplicaDrills : public QObject {
    Q_OBJECT

    static constexpr int talk = 20;
    static constexpr int fourDaysOfTalk = 80;
    static constexpr int flaps = 60;
    static constexpr int halfFlapMs = 500;

    /// Three people who founded a room through a replica.
    struct Town {
        Replica home{{}, "127.0.0.1:0"};
        Member a{QStringLiteral("바다"), {}, {"--no-lan"}};
        Member b{QStringLiteral("하늘"), {}, {"--no-lan"}};
        Member c{QStringLiteral("바람"), {}, {"--no-lan"}};
        Party party{{&a, &b, &c}};

        bool found() {
            if (!home.start()) return false;
            for (Member* each : party.members()) {
                if (!each->start() || !adds(*each, home.address())) return false;
            }
            return party.found("방");
        }
        bool say(int count) {
            for (int i = 0; i < count; ++i) {
                if (party.say(*party.members()[static_cast<size_t>(i) % 3]).isEmpty()) return false;
            }
            return true;
        }
    };
    static bool adds(Member& member, const QString& address) {
        return member.ask("replica add", {{"address", address}}).isObject();
    }
    /// How many of his own messages no replica has said it stored.
    static int notStored(Member& member, const QString& room) {
        int missing = 0;
        for (const QJsonValue each : member.ask("messages", {{"room", room}, {"last", 10'000}}).toArray()) {
            missing += each["own"].toBool() && each["replicas_have"].toInt() == 0 ? 1 : 0;
        }
        return missing;
    }
    static bool hasJoined(Member& guest, const QString& room) {
        const QJsonArray rooms = guest.ask("room list").toArray();
        return std::any_of(rooms.begin(), rooms.end(),
                           [&room](const QJsonValue& each) { return each["room"] == room; });
    }
    /// Of user and system together, by the kernel's count.
    static double cpuSeconds(const Member& member) {
        QFile file(QStringLiteral("/proc/%1/stat").arg(member.processId()));
        if (!file.open(QIODevice::ReadOnly)) return 0;
        const QList<QByteArray> fields = file.readAll().split(')').last().trimmed().split(' ');
        constexpr int userTime = 11; // the 14th and 15th of proc(5), counted after the name in brackets
        return (fields[userTime].toDouble() + fields[userTime + 1].toDouble()) /
               static_cast<double>(::sysconf(_SC_CLK_TCK));
    }
    static double seconds(int64_t since) { return static_cast<double>(moment() - since) / 1e9; }

  private slots:
    void onePersonsDiskMakesANewReplica();
    void aReplicaThatComesBackFourDaysOldIsRefilled();
    void aReplicaThatFlapsDoublesNothing();
};

/// D4. The machine is gone with its key and its token; one person starts a new replica in an empty folder. Members add
/// it by hand (nothing tells them of it), and need no token for rooms that he has brought; who is asked in finds it in
/// the link.
void TestReplicaDrills::onePersonsDiskMakesANewReplica() {
    Town town;
    QVERIFY(town.found() && town.say(talk) && town.party.agree());
    town.home.kill();
    QVERIFY(QDir(town.home.folder()).removeRecursively());
    QVERIFY(town.say(talk));
    town.b.kill();
    town.c.kill();

    const int64_t begun = moment();
    Replica fresh{{}, "127.0.0.1:0"};
    // What the lost one had no longer counts as stored.
    QVERIFY(town.a.ask("replica remove", {{"replica", town.home.address()}}).isObject());
    QVERIFY(notStored(town.a, town.party.room()) > talk / 2);
    QVERIFY(fresh.start() && adds(town.a, fresh.address()));
    QVERIFY(until([&] { return notStored(town.a, town.party.room()) == 0; }));
    qInfo("D4: filled from one disk after %.1f s", seconds(begun));
    QCOMPARE(town.a.stop(), 0);
    const QString withoutToken = fresh.address().section('/', 0, 2);
    for (Member* each : {&town.b, &town.c}) QVERIFY(each->start() && adds(*each, withoutToken));
    QVERIFY(until([&] { return notStored(town.b, town.party.room()) + notStored(town.c, town.party.room()) == 0; }));
    const QJsonObject all{{"room", town.party.room()}, {"last", 10'000}};
    for (Member* each : {&town.b, &town.c}) {
        QVERIFY(until([&] { return each->ask("messages", all).toArray().size() == town.party.ledger().count(); }));
    }
    qInfo("D4: everybody served after %.1f s, the first one gone again", seconds(begun));
    QVERIFY(town.a.start() && town.party.agree());
    const cli::Verdict verdict = town.party.judge();
    QVERIFY2(verdict.isGood(), faultsOf(verdict));

    Member guest{QStringLiteral("별"), {}, {"--no-lan"}};
    QVERIFY(guest.start());
    const QString link = town.a.ask("invite", {{"room", town.party.room()}})["link"].toString();
    QVERIFY(guest.ask("accept", {{"link", link}}).isObject());
    QVERIFY(until([&] { return hasJoined(guest, town.party.room()); }));
    const QString welcome = town.party.say(town.c);
    QVERIFY(until([&] { return guest.wasTold(welcome); }));
}

/// D7. One member was away since before the copy was made: what he gets when he is back alone, the replica has again.
void TestReplicaDrills::aReplicaThatComesBackFourDaysOldIsRefilled() {
    Town town;
    QVERIFY(town.found() && town.say(talk) && town.party.agree());
    QCOMPARE(town.c.stop(), 0);
    town.home.kill();
    const QTemporaryDir copies;
    const QString copy = copies.filePath("old");
    QVERIFY(copyFolder(town.home.folder(), copy));
    QVERIFY(town.home.start());
    for (int i = 0; i < fourDaysOfTalk; ++i) QVERIFY(!town.party.say(i % 2 == 0 ? town.a : town.b).isEmpty());
    const auto stored = [&] {
        return notStored(town.a, town.party.room()) == 0 && notStored(town.b, town.party.room()) == 0;
    };
    QVERIFY(until(stored));
    town.home.kill();
    QVERIFY(putBack(copy, town.home.folder()));

    const auto warned = [&] { return town.a.count("replica_went_back") + town.b.count("replica_went_back"); };
    const auto isWhole = [](Member& member) {
        const QJsonValue replica = member.ask("replica list").toArray()[0];
        return replica["up"].toBool() && replica["missing"].toInt() == 0;
    };
    QCOMPARE(warned(), 0);
    const int64_t begun = moment();
    QVERIFY(town.home.start());
    QVERIFY(until([&] { return warned() > 0; }));
    qInfo("D7: noticed %.1f s after the start", seconds(begun));
    QVERIFY(until([&] { return isWhole(town.a) && isWhole(town.b); }));
    qInfo("D7: refilled %.1f s after the start", seconds(begun));
    QVERIFY(town.a.stop() == 0 && town.b.stop() == 0);
    QVERIFY(town.c.start());
    const QJsonObject all{{"room", town.party.room()}, {"last", 10'000}};
    QVERIFY(until([&] { return town.c.ask("messages", all).toArray().size() == town.party.ledger().count(); }));

    QVERIFY(town.a.start() && town.b.start());
    town.home.kill();
    QVERIFY(town.home.start() && town.say(talk) && town.party.agree());
    const cli::Verdict verdict = town.party.judge();
    QVERIFY2(verdict.isGood(), faultsOf(verdict));
    for (const Member* each : town.party.members()) {
        QVERIFY(each->count("replica_went_back") <= 1);
        QCOMPARE(each->toldTwice(), 0);
    }
}

/// D9. The drill's six hours of half a minute up and half a minute down, made short: sixty times half a second each.
/// Everybody goes on talking.
void TestReplicaDrills::aReplicaThatFlapsDoublesNothing() {
    Town town;
    QVERIFY(town.found() && town.say(talk) && town.party.agree());
    QTimer beat; // the rhythm of what is done to them; nothing is expected by the end of a beat
    beat.start(halfFlapMs);
    QSignalSpy beats(&beat, &QTimer::timeout);
    std::vector<double> before;
    for (const Member* each : town.party.members()) before.push_back(cpuSeconds(*each));
    const int64_t begun = moment();
    for (int i = 0; i < flaps; ++i) {
        town.home.kill();
        QVERIFY(!town.party.say(*town.party.members()[static_cast<size_t>(i) % 3]).isEmpty());
        QVERIFY(beats.wait());
        QVERIFY(town.home.start());
        QVERIFY(beats.wait());
    }
    const double elapsed = seconds(begun);
    for (size_t i = 0; i < before.size(); ++i) {
        const double spent = cpuSeconds(*town.party.members()[i]) - before[i];
        qInfo("D9: member %d used %.2f s of CPU in %.0f s: %.2f %%", static_cast<int>(i) + 1, spent, elapsed,
              100 * spent / elapsed);
    }
    const int64_t calm = moment();
    QVERIFY(town.party.agree());
    qInfo("D9: everybody had everything %.1f s after the last start", seconds(calm));
    const cli::Verdict verdict = town.party.judge();
    QVERIFY2(verdict.isGood(), faultsOf(verdict));
    for (const Member* each : town.party.members()) {
        QCOMPARE(each->toldTwice(), 0);
        QCOMPARE(each->count("replica_went_back"), 0);
    }
}

QTEST_GUILESS_MAIN(TestReplicaDrills)
#include "tst_replica_drills.moc"
