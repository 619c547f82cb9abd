// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Networks that let mDNS pass and our own beacon not: two nodes, each with a real Avahi beside it that comes and goes.
#include "e2e/lan_of_a_test.h"
#include "support/avahi_of_a_test.h"

using namespace ieum::e2e;
using ieum::test::AvahiOfATest;

namespace {

constexpr int findMs = 60'000;
constexpr quint16 beacon = 40'031;
const QString room = QStringLiteral("사무실");

QStringList addressesOf(const Profile& profile) {
    QStringList all;
    for (const QJsonObject& row : profile.ask({"peer", "list"}).lines()) all += row["address"].toString();
    return all;
}

qsizetype peersOf(const Profile& profile) { return profile.ask({"status"}).object()["peers"].toArray().size(); }

/// Two who share a room and know nothing of where the other one is, in a network that keeps the beacon's port off.
class Office {
  public:
    Office() : firstAvahi(lan.at(0), "first-desk"), secondAvahi(lan.at(1), "second-desk") {}

    bool begin() {
        return lan.isGood() && firstAvahi.startBus() && secondAvahi.startBus() && share() &&
               lan.inHub("nft 'add table bridge f; add chain bridge f c { type filter hook forward priority 0; }; "
                         "add rule bridge f c udp dport " +
                         QString::number(beacon) + " drop'");
    }
    /// On a port of its own each time, so that no address that somebody remembers is right.
    std::unique_ptr<Running> run(int place, const QStringList& more = {}) {
        const AvahiOfATest& avahi = place == 0 ? firstAvahi : secondAvahi;
        const Profile& profile = place == 0 ? first : second;
        const QStringList port{"--lan-port", QString::number(47'200 + ++m_ports)};
        return std::make_unique<Running>(profile.path(), beacon, port + more, Where{avahi.at(), "eth0"});
    }
    QJsonObject report(int place) const {
        const AvahiOfATest& avahi = place == 0 ? firstAvahi : secondAvahi;
        return ieum::e2e::run({"lan-test", "--json", "--beacon-port", QString::number(beacon)}, avahi.at()).object();
    }

    LanOfATest lan{2};
    Profile first{QStringLiteral("바다")};
    Profile second{QStringLiteral("하늘")};
    AvahiOfATest firstAvahi;
    AvahiOfATest secondAvahi;

  private:
    bool share() {
        if (first.ask({"room", "create", room}).exitCode != 0) return false;
        {
            const auto firstRun = run(0);
            const auto secondRun = run(1);
            const auto areReady = [&] { return firstRun->has("ready") && secondRun->has("ready"); };
            if (!QTest::qWaitFor(areReady, findMs)) return false;
            const QString link = first.ask({"invite", "--room", room}).object()["link"].toString();
            if (second.ask({"accept", link}).exitCode != 0) return false;
            const auto isIn = [&] { return second.ask({"room", "list"}).lines().size() == 1; };
            if (!QTest::qWaitFor(isIn, findMs)) return false;
        }
        for (const Profile* each : {&first, &second}) {
            for (const QString& address : addressesOf(*each)) each->ask({"peer", "remove", address});
        }
        return true;
    }

    int m_ports = 0;
};

QString causeOf(const QJsonObject& report) { return report["findings"][0]["cause"].toString(); }

} // namespace

class TestMdns : public QObject {
    Q_OBJECT
  private slots:
    void init() {
        if (!LanOfATest::isPossible()) QSKIP("needs root for network namespaces");
        if (!AvahiOfATest::isPossible()) QSKIP("needs avahi-daemon and dbus-daemon");
    }
    void whereOnlyMdnsPassesTwoMeet() {
        Office office;
        QVERIFY(office.begin());
        auto firstRun = office.run(0);
        auto secondRun = office.run(1);
        QTRY_VERIFY_WITH_TIMEOUT(firstRun->has("ready") && secondRun->has("ready"), findMs);
        // Without Avahi nothing brings them together.
        QJsonObject report = office.report(0);
        QCOMPARE(causeOf(report), QStringLiteral("nobody answers"));
        QVERIFY(!report["mdns"].toObject()["runs"].toBool(true));
        QCOMPARE(peersOf(office.first) + peersOf(office.second), qsizetype{0});
        // It comes while they run.
        QVERIFY(office.firstAvahi.start() && office.secondAvahi.start());
        QTRY_VERIFY_WITH_TIMEOUT(peersOf(office.first) == 1 && peersOf(office.second) == 1, findMs);
        const QString id = office.first.ask({"send", room, "찾았다"}).object()["id"].toString();
        QTRY_VERIFY_WITH_TIMEOUT(secondRun->hasArrived(id), findMs);
        report = office.report(0);
        QCOMPARE(causeOf(report), QStringLiteral("only mdns"));
        QVERIFY(report["mdns"].toObject()["runs"].toBool());
        QCOMPARE(report["mdns"].toObject()["heard"].toInt(), 1);
        QCOMPARE(report["peers"][0].toString(), LanOfATest::addressOf(1));
        // It goes, and comes again with somebody who was away meanwhile.
        QCOMPARE(secondRun->stop(), 0);
        office.firstAvahi.stop();
        office.secondAvahi.stop();
        secondRun = office.run(1);
        QTRY_VERIFY_WITH_TIMEOUT(secondRun->has("ready"), findMs);
        QVERIFY(office.firstAvahi.start() && office.secondAvahi.start());
        QTRY_VERIFY_WITH_TIMEOUT(peersOf(office.second) == 1, findMs);
    }
    void withoutTheLanNothingIsPublished() {
        Office office;
        QVERIFY(office.begin() && office.firstAvahi.start() && office.secondAvahi.start());
        for (const bool isOn : {false, true}) {
            const auto run = office.run(1, isOn ? QStringList() : QStringList{"--no-lan"});
            QTRY_VERIFY_WITH_TIMEOUT(run->has("ready"), findMs);
            QTRY_COMPARE_WITH_TIMEOUT(office.report(0)["mdns"].toObject()["heard"].toInt(-1), isOn ? 1 : 0, findMs);
        }
    }
};

QTEST_GUILESS_MAIN(TestMdns)
#include "tst_mdns.moc"
