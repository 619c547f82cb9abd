// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Offices as they are: whoever met once finds the other again without a beacon, by what was remembered, told by others
// or typed; over IPv6 alone, over several networks, and where neither multicast nor broadcast passes.
#include "e2e/lan_of_a_test.h"

using namespace ieum::e2e;

namespace {

constexpr int findMs = 40'000;
const QString room = QStringLiteral("사무실");

Where whereOf(const LanOfATest& lan, int place, const QString& interfaces = "eth0") {
    return {lan.at(place), interfaces};
}

QStringList peersOf(const Profile& profile) {
    QStringList names;
    for (const QJsonValue peer : profile.ask({"status"}).object()["peers"].toArray()) names += peer["name"].toString();
    names.sort();
    return names;
}

/// The first one's room, and the second one in it. Both are running where they find each other.
bool meet(const Profile& first, const Profile& second) {
    const QString link = first.ask({"invite", "--room", room}).object()["link"].toString();
    if (second.ask({"accept", link}).exitCode != 0) return false;
    return QTest::qWaitFor([&] { return second.ask({"room", "list"}).lines().size() == 1; }, findMs);
}

QStringList addressesOf(const Profile& profile) {
    QStringList all;
    for (const QJsonObject& row : profile.ask({"peer", "list"}).lines()) all += row["address"].toString();
    return all;
}

} // namespace

class TestLan : public QObject {
    Q_OBJECT
  private slots:
    void init() {
        if (!LanOfATest::isPossible()) QSKIP("needs root for network namespaces");
    }
    void whoMetOnceIsFoundAgainWithoutABeacon() {
        const LanOfATest lan(2);
        QVERIFY(lan.isGood());
        const Profile first("바다");
        const Profile second("하늘");
        QCOMPARE(first.ask({"room", "create", room}).exitCode, 0);
        {
            Running firstRun(first.path(), 40'001, {}, whereOf(lan, 0));
            Running secondRun(second.path(), 40'001, {}, whereOf(lan, 1));
            QTRY_VERIFY_WITH_TIMEOUT(firstRun.has("ready") && secondRun.has("ready"), findMs);
            QVERIFY(meet(first, second));
            // Whoever did not dial knows it by the other one's receipts.
            QTRY_VERIFY_WITH_TIMEOUT(!addressesOf(first).isEmpty() && !addressesOf(second).isEmpty(), findMs);
        }
        for (const int awake : {0, 1}) {
            // Each alone can bring them together: the other one knows of nobody.
            const Profile& knows = awake == 0 ? first : second;
            const Profile& other = awake == 0 ? second : first;
            for (const QString& address : addressesOf(other))
                QCOMPARE(other.ask({"peer", "remove", address}).exitCode, 0);
            Running one(first.path(), 40'002, {}, whereOf(lan, 0));
            Running two(second.path(), 40'003, {}, whereOf(lan, 1));
            QTRY_COMPARE_WITH_TIMEOUT(peersOf(knows).size(), 1, findMs);
            // And with the receipt of what the other one says it knows again.
            QCOMPARE(other.ask({"send", room, "또 만났네요"}).exitCode, 0);
            QTRY_VERIFY_WITH_TIMEOUT(!addressesOf(other).isEmpty(), findMs);
        }
    }
    void whoNeverMetIsFoundThroughWhatAThirdPassesOn() {
        const LanOfATest lan(3);
        QVERIFY(lan.isGood());
        const Profile first("바다");
        const Profile second("하늘");
        const Profile third("구름");
        QCOMPARE(first.ask({"room", "create", room}).exitCode, 0);
        {
            Running firstRun(first.path(), 40'001, {}, whereOf(lan, 0));
            QTRY_VERIFY_WITH_TIMEOUT(firstRun.has("ready"), findMs);
            {
                Running secondRun(second.path(), 40'001, {}, whereOf(lan, 1));
                QVERIFY(meet(first, second));
                // "Delivered" is the second one's receipt, and says where he is.
                QCOMPARE(first.ask({"send", room, "어디 계세요?"}).exitCode, 0);
                QTRY_COMPARE_WITH_TIMEOUT(first.ask({"status"}).object()["undelivered"].toInt(-1), 0, findMs);
            }
            Running thirdRun(third.path(), 40'001, {}, whereOf(lan, 2));
            QVERIFY(meet(first, third));
            QTRY_VERIFY_WITH_TIMEOUT(addressesOf(third).join(' ').contains(LanOfATest::addressOf(1)), findMs);
        }
        Running secondRun(second.path(), 40'002, {}, whereOf(lan, 1));
        Running thirdRun(third.path(), 40'003, {}, whereOf(lan, 2));
        QTRY_COMPARE_WITH_TIMEOUT(peersOf(third), QStringList{"하늘"}, findMs);
        const QString id = third.ask({"send", room, "처음 뵙겠습니다"}).object()["id"].toString();
        QTRY_VERIFY_WITH_TIMEOUT(secondRun.hasArrived(id), findMs);
    }
    void linkLocalIpv6AloneIsEnough() {
        const LanOfATest lan(2, LanOfATest::Kind::Ipv6Only);
        QVERIFY(lan.isGood());
        const Profile first("바다");
        const Profile second("하늘");
        QCOMPARE(first.ask({"room", "create", room}).exitCode, 0);
        {
            Running firstRun(first.path(), 40'001, {}, whereOf(lan, 0));
            Running secondRun(second.path(), 40'001, {}, whereOf(lan, 1));
            QTRY_VERIFY_WITH_TIMEOUT(firstRun.has("ready") && secondRun.has("ready"), findMs);
            QVERIFY(meet(first, second));
            QTRY_COMPARE_WITH_TIMEOUT(peersOf(second).size(), 1, findMs);
        }
        // What was remembered keeps its scope, and so does what is typed.
        const QStringList remembered = addressesOf(first) + addressesOf(second);
        QVERIFY(!remembered.isEmpty());
        for (const QString& address : remembered) {
            QVERIFY2(address.startsWith("[fe80::") && address.contains("%eth0]:"), qPrintable(address));
            first.ask({"peer", "remove", address});
            second.ask({"peer", "remove", address});
        }
        const bool isFirsts = addressesOf(first).isEmpty() && addressesOf(second).isEmpty();
        QVERIFY(isFirsts);
        Running firstRun(first.path(), 40'002, {"--lan-port", "47111"}, whereOf(lan, 0));
        Running secondRun(second.path(), 40'003, {}, whereOf(lan, 1));
        QProcess ip;
        ip.start("ip", lan.at(0).mid(1) + QStringList{"ip", "-j", "-6", "addr", "show", "dev", "eth0"});
        QVERIFY(ip.waitForFinished(commandMs));
        const QString host = QJsonDocument::fromJson(ip.readAllStandardOutput())[0]["addr_info"][0]["local"].toString();
        QVERIFY2(host.startsWith("fe80::"), qPrintable(host));
        QCOMPARE(second.ask({"peer", "add", "[" + host + "%eth0]:47111"}).exitCode, 0);
        QTRY_COMPARE_WITH_TIMEOUT(peersOf(second), QStringList{"바다"}, findMs);
    }
    void whoHasSeveralNetworksIsThereOnEach() {
        const LanOfATest lan(3);
        QVERIFY(lan.isGood());
        // The first one is on two networks; the third on the second one only.
        QVERIFY(lan.addBridge("br1"));
        QVERIFY(lan.in(2, "ip link set eth0 down"));
        QVERIFY(lan.join(0, "br1", "eth1", "10.78.0.10/24"));
        QVERIFY(lan.join(2, "br1", "eth1", "10.78.0.12/24"));
        const Profile first("바다");
        const Profile second("하늘");
        const Profile third("구름");
        QCOMPARE(first.ask({"room", "create", room}).exitCode, 0);
        Running firstRun(first.path(), 40'001, {}, whereOf(lan, 0, "eth0,eth1"));
        Running secondRun(second.path(), 40'001, {}, whereOf(lan, 1));
        Running thirdRun(third.path(), 40'001, {}, whereOf(lan, 2, "eth1"));
        QTRY_VERIFY_WITH_TIMEOUT(firstRun.has("ready") && secondRun.has("ready") && thirdRun.has("ready"), findMs);
        QVERIFY(meet(first, second));
        QVERIFY(meet(first, third));
        QTRY_COMPARE_WITH_TIMEOUT(peersOf(first), (QStringList{"구름", "하늘"}), findMs);
        // The two others have no network in common, and talk all the same: the first one carries.
        const QString id = third.ask({"send", room, "건너편입니다"}).object()["id"].toString();
        QTRY_VERIFY_WITH_TIMEOUT(secondRun.hasArrived(id), findMs);
        QCOMPARE(peersOf(third), QStringList{"바다"});
    }
    void whereNeitherMulticastNorBroadcastPassesRememberedAddressesDo() {
        const LanOfATest lan(2);
        QVERIFY(lan.isGood());
        const Profile first("바다");
        const Profile second("하늘");
        QCOMPARE(first.ask({"room", "create", room}).exitCode, 0);
        // ARP, itself a broadcast, has to pass, or there would be no network at all.
        QVERIFY(lan.inHub("nft 'add table bridge f; add chain bridge f c { type filter hook forward priority 0; }; "
                          "add rule bridge f c ip daddr { 239.255.71.77, 10.77.0.255 } drop; "
                          "add rule bridge f c ip6 daddr ff02::4945:554d drop'"));
        Running firstRun(first.path(), 40'001, {}, whereOf(lan, 0));
        {
            Running secondRun(second.path(), 40'001, {}, whereOf(lan, 1));
            QTRY_VERIFY_WITH_TIMEOUT(firstRun.has("ready") && secondRun.has("ready"), findMs);
            // The invitation carries the first one's address, and that is how they meet.
            QVERIFY(meet(first, second));
            QTRY_VERIFY_WITH_TIMEOUT(!addressesOf(second).isEmpty(), findMs);
        }
        QTRY_VERIFY_WITH_TIMEOUT(peersOf(first).isEmpty(), findMs);
        Running secondRun(second.path(), 40'001, {}, whereOf(lan, 1));
        QTRY_COMPARE_WITH_TIMEOUT(peersOf(second), QStringList{"바다"}, findMs);
    }
};

QTEST_GUILESS_MAIN(TestLan)
#include "tst_lan.moc"
