// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Networks that are broken in one way each, and whether the test names that way. Whoever is asked is asked as people
// would: `ieumctl lan-test` at one place, and at another one a node or the same test.
#include "e2e/lan_of_a_test.h"
#include "support/built.h"

#include <QUdpSocket>

using namespace ieum::e2e;

namespace {

constexpr int readyMs = 40'000;
constexpr auto beacon = "40011";

QJsonObject reportOf(const LanOfATest& lan, int place, const QStringList& more = {}) {
    return run(QStringList{"lan-test", "--json", "--beacon-port", beacon} + more, lan.at(place)).object();
}

/// "cause where", the first one first.
QStringList causesOf(const QJsonObject& report) {
    QStringList causes;
    for (const QJsonValue each : report["findings"].toArray()) {
        causes += (each["cause"].toString() + ' ' + each["where"].toString()).trimmed();
    }
    return causes;
}

/// A program in the background until the end of the test.
class InTheBackground {
  public:
    explicit InTheBackground(const QStringList& command) { m_process.start(command.first(), command.mid(1)); }
    ~InTheBackground() {
        m_process.terminate();
        m_process.waitForFinished(commandMs);
    }
    InTheBackground(const InTheBackground&) = delete;
    InTheBackground& operator=(const InTheBackground&) = delete;
    bool hasSaid(const QByteArray& text) {
        m_said += m_process.readAllStandardOutput();
        return m_said.contains(text);
    }

  private:
    QProcess m_process;
    QByteArray m_said;
};

} // namespace

class TestLanTest : public QObject {
    Q_OBJECT

    /// A node at place 1, of which place 0 is to find out what it can.
    struct Office {
        LanOfATest lan{3};
        Profile profile{QStringLiteral("하늘")};
        std::unique_ptr<Running> node;

        bool begin() {
            if (!lan.isGood()) return false;
            // Place 2 is the router of place 0, and runs nothing.
            if (!lan.in(0, "ip route add default via " + LanOfATest::addressOf(2))) return false;
            node = std::make_unique<Running>(profile.path(), quint16(40'011), QStringList(), Where{lan.at(1), "eth0"});
            return QTest::qWaitFor([this] { return node->has("ready"); }, readyMs);
        }
        QStringList causes(const QStringList& more = {}) const { return causesOf(reportOf(lan, 0, more)); }
    };

  private slots:
    void init() {
        if (!LanOfATest::isPossible()) QSKIP("needs root for network namespaces");
    }
    void aHealthyNetworkIsFine() {
        Office office;
        QVERIFY(office.begin());
        const QJsonObject report = reportOf(office.lan, 0);
        QCOMPARE(causesOf(report), QStringList{"fine"});
        // Every way passes in both directions: the node heard us and we heard the node.
        const QJsonArray ways = report["interfaces"][0]["ways"].toArray();
        QCOMPARE(ways.size(), 3);
        for (const QJsonValue way : ways) {
            QVERIFY2(way["answered"].toInt() == 1 && way["heard"].toInt() == 1 && way["returned"].toBool(),
                     qPrintable(way["way"].toString()));
        }
        QCOMPARE(report["interfaces"][0]["neighbours"].toInt(), 1);
        QVERIFY(report["interfaces"][0]["gateway_answers"].toBool());
        QCOMPARE(report["peers"][0].toString(), LanOfATest::addressOf(1));
    }
    void twoTestsAreEnough() {
        const LanOfATest lan(2);
        QVERIFY(lan.isGood());
        const InTheBackground other(lan.at(1) +
                                    QStringList{ieum::test::built("ieumctl"), "lan-test", "--beacon-port", beacon});
        QCOMPARE(causesOf(reportOf(lan, 0)), QStringList{"fine"});
    }
    void besideANodeOnTheSameComputerItHearsTheOthers() {
        Office office;
        QVERIFY(office.begin());
        const Profile own(QStringLiteral("바다"));
        Running node(own.path(), quint16(40'011), {}, Where{office.lan.at(0), "eth0"});
        QTRY_VERIFY_WITH_TIMEOUT(node.has("ready"), readyMs);
        QCOMPARE(office.causes(), QStringList{"fine"});
        // And itself it does not take for others.
        QCOMPARE(office.node->stop(), 0);
        QCOMPARE(office.causes(), QStringList{"nobody answers eth0"});
    }
    void withoutALinkThereIsNoInterface() {
        Office office;
        QVERIFY(office.begin());
        QVERIFY(office.lan.in(0, "ip link set eth0 down"));
        QCOMPARE(office.causes(), QStringList{"no interface"});
        QCOMPARE(office.causes({"--lan-interfaces", "eth0"}), QStringList{"no interface"});
    }
    void aTakenPortIsNamed() {
        Office office;
        QVERIFY(office.begin());
        // Another program: any that holds the port and does not share it.
        InTheBackground other(office.lan.at(0) +
                              QStringList{"python3", "-u", "-c",
                                          "import socket,time; s=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); "
                                          "s.bind(('0.0.0.0',40011)); t=socket.socket(); t.bind(('0.0.0.0',40012)); "
                                          "t.listen(); print('holds'); time.sleep(600)"});
        QTRY_VERIFY_WITH_TIMEOUT(other.hasSaid("holds"), readyMs);
        QCOMPARE(office.causes(), QStringList{"port taken UDP 40011"});
        QCOMPARE(office.causes({"--lan-port", "40012"}), (QStringList{"port taken UDP 40011", "port taken TCP 40012"}));
    }
    void clientIsolationIsNamed() {
        Office office;
        QVERIFY(office.begin());
        for (const int place : {0, 1}) {
            QVERIFY(office.lan.inHub("bridge link set dev " + LanOfATest::portOf(place) + " isolated on"));
        }
        QCOMPARE(office.causes(), QStringList{"client isolation eth0"});
        // Without a router that answers it is another matter.
        QVERIFY(office.lan.inHub("ip link set " + LanOfATest::portOf(2) + " down"));
        QVERIFY(office.lan.in(0, "ip neigh flush all"));
        QCOMPARE(office.causes(), QStringList{"alone eth0"});
    }
    void filteredMulticastIsNamed() {
        Office office;
        QVERIFY(office.begin());
        QVERIFY(
            office.lan.inHub("nft 'add table bridge f; add chain bridge f c { type filter hook forward priority 0; }; "
                             "add rule bridge f c ether daddr & 01:00:00:00:00:00 == 01:00:00:00:00:00 "
                             "ether daddr != ff:ff:ff:ff:ff:ff drop'"));
        const QJsonObject report = reportOf(office.lan, 0);
        QCOMPARE(causesOf(report), QStringList{"multicast filtered eth0"});
        QCOMPARE(report["interfaces"][0]["ways"][1]["heard"].toInt(), 1); // broadcast
        // Where broadcast is kept off as well, only who is asked by himself answers.
        QVERIFY(office.lan.inHub("nft add rule bridge f c ip daddr 10.77.0.255 drop"));
        QCOMPARE(office.causes(), QStringList{"multicast filtered eth0"});
    }
    void theFirewallHereIsNamed_data() {
        QTest::addColumn<QString>("rule");
        QTest::newRow("nothing comes in") << "drop";
        QTest::newRow("only answers come in") << "ct state != established drop";
    }
    void theFirewallHereIsNamed() {
        QFETCH(QString, rule);
        Office office;
        QVERIFY(office.begin());
        QVERIFY(office.lan.in(0, "nft 'add table inet f; add chain inet f c { type filter hook input priority 0; }; "
                                 "add rule inet f c iifname != lo " +
                                     rule + "'"));
        QCOMPARE(office.causes(), QStringList{"firewall eth0"});
    }
    void theFirewallThereIsNamed() {
        Office office;
        QVERIFY(office.begin());
        QVERIFY(office.lan.in(1, "nft 'add table inet f; add chain inet f c { type filter hook input priority 0; }; "
                                 "add rule inet f c iifname eth0 meta l4proto tcp drop'"));
        const QStringList causes = office.causes();
        QVERIFY2(causes.contains("firewall there " + LanOfATest::addressOf(1)), qPrintable(causes.join(", ")));
        QVERIFY(!causes.contains("fine"));
    }
    void aVpnIsNamed() {
        Office office;
        QVERIFY(office.begin());
        QVERIFY(office.lan.in(0, "ip tuntap add dev tun0 mode tun && ip addr add 10.99.0.2/32 dev tun0 && "
                                 "ip link set tun0 up && ip route replace default dev tun0"));
        // The LAN goes on beside it: it is only mentioned.
        QCOMPARE(office.causes(), (QStringList{"fine", "vpn tun0"}));
        // One that keeps the LAN off is the first that comes to mind.
        QVERIFY(office.lan.in(
            0, "nft 'add table inet f; add chain inet f c { type filter hook output priority 0; }; "
               "add rule inet f c oifname eth0 drop; add chain inet f i { type filter hook input priority 0; }; "
               "add rule inet f i iifname eth0 drop'"));
        QCOMPARE(office.causes().value(0), QStringLiteral("vpn tun0"));
    }
    void computersWithoutIeumAreTold() {
        Office office;
        QVERIFY(office.begin());
        QCOMPARE(office.node->stop(), 0);
        QCOMPARE(office.causes(), QStringList{"nobody answers eth0"});
    }
    void peopleReadWhatToDo() {
        const LanOfATest lan(1);
        QVERIFY(lan.isGood());
        const Said said = run({"lan-test", "--beacon-port", beacon}, lan.at(0));
        QCOMPARE(said.exitCode, 1);
        QVERIFY(said.out.contains("No other computer answers on eth0"));
        QVERIFY(said.out.contains("See whether the cable or Wi-Fi"));
    }
};

QTEST_GUILESS_MAIN(TestLanTest)
#include "tst_lan_test.moc"
