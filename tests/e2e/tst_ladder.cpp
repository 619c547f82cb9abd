// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/party.h"

using namespace ieum;
using namespace ieum::e2e;

/// One step down the ladder of paths after the other, on real links: home replica, second replica, LAN, courier, stick.
/// Each time printed is from the cut to the moment when the other's process tells of a message sent right after it. No
/// time is asserted: what is asserted is that nothing is lost or doubled, whoever was killed meanwhile.
class TestLadder : public QObject {
    Q_OBJECT

    static constexpr int killsOfHome = 100;
    static constexpr int cuts = 30;
    static constexpr int replugs = 10;
    static constexpr int walks = 20;
    static constexpr int bundles = 20;
    static constexpr int heals = 8;

    bool build();
    /// From `since` until `to` is told of what `from` says now; nothing when that does not come.
    std::optional<int64_t> deliver(Member& from, Member& to, int64_t since);
    bool cable(const char* host, const char* interface, bool isIn) {
        return m_network->setCable({QLatin1String(host), QLatin1String(interface)}, isIn);
    }
    bool areBothReplicasUp() { return reachesReplicas(*m_a, 2) && reachesReplicas(*m_b, 2); }
    bool killBothWhileTalking() { return m_party->killWhileTalking(*m_a) && m_party->killWhileTalking(*m_b); }
    static void print(const char* rung, const Spans& spans) {
        qInfo("%s: cut to next delivery: %s", rung, qPrintable(spans.text()));
    }

    std::optional<cli::Network> m_network;
    std::optional<Replica> m_home, m_second;
    std::optional<Member> m_a, m_b, m_c;
    std::optional<Party> m_party;
    QTemporaryDir m_stick;
    int m_bundles = 0;

  private slots:
    // One story; each part follows the one before.
    void initTestCase();
    void theHomeReplicaIsKilled();
    void theSecondReplicaIsCutOffToo();
    void theLanIsPluggedInWhenAllElseIsGone();
    void somebodyWalksBetweenThem();
    void onlyAStickIsLeft();
    void everythingComesBack();
    void nothingIsLostAndNothingDoubled();
    void cleanupTestCase();
};

bool TestLadder::build() {
    m_network.emplace();
    bool good = m_network->addBridge("wide") && m_network->addBridge("lan") && m_network->addBridge("lan2");
    for (const char* host : {"a", "b", "c", "r1", "r2"}) good = good && m_network->addHost(QLatin1String(host));
    return good && m_network->connect({"a", "wan0"}, "wide", "10.1.0.1") &&
           m_network->connect({"b", "wan0"}, "wide", "10.1.0.2") &&
           m_network->connect({"r1", "wan0"}, "wide", "10.1.0.11") &&
           m_network->connect({"r2", "wan0"}, "wide", "10.1.0.12") &&
           m_network->connect({"a", "lan0"}, "lan", "10.2.0.1") &&
           m_network->connect({"b", "lan0"}, "lan", "10.2.0.2") && m_network->connect({"c", "lan0"}, "lan", "10.2.0.3");
}

void TestLadder::initTestCase() {
    if (!cli::Network::isAllowed()) QSKIP("network namespaces need root and the program ip");
    QVERIFY(build());
    m_home.emplace(Host{&*m_network, "r1"}, "10.1.0.11:47475");
    m_second.emplace(Host{&*m_network, "r2"}, "10.1.0.12:47475");
    QVERIFY(m_home->start() && m_second->start());
    const QStringList options{"--lan-interfaces", "lan0"};
    m_a.emplace(QStringLiteral("바다"), Host{&*m_network, "a"}, options);
    m_b.emplace(QStringLiteral("하늘"), Host{&*m_network, "b"}, options);
    m_c.emplace(QStringLiteral("바람"), Host{&*m_network, "c"}, options);
    QVERIFY(m_a->start() && m_b->start() && m_c->start());
    for (Member* each : {&*m_a, &*m_b}) {
        for (const Replica* replica : {&*m_home, &*m_second}) {
            QVERIFY(each->ask("replica add", {{"address", replica->address()}}).isObject());
        }
    }
    m_party.emplace(Party::Members{&*m_a, &*m_b, &*m_c});
    QVERIFY(m_party->found("사다리"));
    QVERIFY(until([this] { return areBothReplicasUp(); }));
}

std::optional<int64_t> TestLadder::deliver(Member& from, Member& to, int64_t since) {
    const QString id = m_party->say(from);
    if (id.isEmpty() || !until([&] { return to.wasTold(id); })) return std::nullopt;
    return *to.toldAt(id) - since;
}

void TestLadder::theHomeReplicaIsKilled() {
    QVERIFY(cable("a", "lan0", false) && cable("b", "lan0", false));
    Spans spans;
    for (int i = 0; i < killsOfHome; ++i) {
        // It makes their patience with a replica that comes and goes new, too, or this would take an hour.
        if (i % 2 == 1) QVERIFY(killBothWhileTalking());
        QVERIFY(until([this] { return areBothReplicasUp(); }));
        const int64_t cut = moment();
        m_home->kill();
        const auto span = i % 2 == 0 ? deliver(*m_a, *m_b, cut) : deliver(*m_b, *m_a, cut);
        QVERIFY(span);
        spans.add(*span);
        QVERIFY(m_home->start());
    }
    print("home replica killed, over the second one", spans);
}

void TestLadder::theSecondReplicaIsCutOffToo() {
    QVERIFY(cable("a", "lan0", true) && cable("b", "lan0", true));
    QVERIFY(killBothWhileTalking());
    QVERIFY(until([this] { return areBothReplicasUp(); }));
    QVERIFY(m_party->agree());
    m_home->kill();
    Spans spans;
    for (int i = 0; i < cuts; ++i) {
        const int64_t cut = moment();
        QVERIFY(cable("r2", "wan0", false));
        const auto span = i % 2 == 0 ? deliver(*m_a, *m_b, cut) : deliver(*m_b, *m_a, cut);
        QVERIFY(span);
        spans.add(*span);
        QVERIFY(cable("r2", "wan0", true));
        if (i % 6 == 3) QVERIFY(killBothWhileTalking());
        QVERIFY(until([this] { return reachesReplicas(*m_a, 1) && reachesReplicas(*m_b, 1); }));
    }
    print("both replicas gone, over the LAN", spans);
}

void TestLadder::theLanIsPluggedInWhenAllElseIsGone() {
    Spans spans;
    for (int i = 0; i < replugs; ++i) {
        QVERIFY(cable("b", "lan0", false) && cable("r2", "wan0", true));
        if (i % 4 == 2) QVERIFY(killBothWhileTalking());
        const int64_t cut = moment();
        QVERIFY(cable("r2", "wan0", false) && cable("b", "lan0", true));
        const auto span = deliver(*m_a, *m_b, cut);
        QVERIFY(span);
        spans.add(*span);
    }
    print("both replicas gone, LAN plugged in then", spans);
}

void TestLadder::somebodyWalksBetweenThem() {
    QVERIFY(m_network->move({"b", "lan0"}, "lan2"));
    Spans spans;
    for (int i = 0; i < walks; ++i) {
        Member& from = i % 2 == 0 ? *m_a : *m_b;
        Member& to = i % 2 == 0 ? *m_b : *m_a;
        QVERIFY(deliver(from, *m_c, 0));
        const QString id = m_party->say(from);
        QVERIFY(until([&] { return m_c->wasTold(id); }));
        if (i % 5 == 3) QVERIFY(m_party->killWhileTalking(to));
        // Unplugged here, plugged in there.
        const int64_t cut = moment();
        QVERIFY(cable("c", "lan0", false) && m_network->move({"c", "lan0"}, i % 2 == 0 ? "lan2" : "lan"));
        QVERIFY(cable("c", "lan0", true));
        QVERIFY(until([&] { return to.wasTold(id); }));
        spans.add(*to.toldAt(id) - cut);
    }
    print("courier between two LANs", spans);
}

void TestLadder::onlyAStickIsLeft() {
    Spans spans;
    for (int i = 0; i < bundles; ++i) {
        Member& from = i % 2 == 0 ? *m_a : *m_b;
        Member& to = i % 2 == 0 ? *m_b : *m_a;
        const QString path = m_stick.filePath(QString::number(++m_bundles));
        const int64_t cut = moment();
        QVERIFY(cable("c", "lan0", false));
        const QString id = m_party->say(from);
        const QJsonObject where{
            {"rooms", QJsonArray{m_party->room()}}, {"people", QJsonArray{to.name()}}, {"out", path}};
        QVERIFY(from.ask("bundle write", where).isObject());
        if (i % 5 == 2) QVERIFY(killBothWhileTalking());
        QVERIFY(to.ask("bundle read", {{"paths", QJsonArray{path}}})["complete"].toBool());
        QVERIFY(until([&] { return to.wasTold(id); }));
        spans.add(*to.toldAt(id) - cut);
    }
    print("no network, by a bundle", spans);
}

void TestLadder::everythingComesBack() {
    QVERIFY(m_network->move({"b", "lan0"}, "lan") && m_network->move({"c", "lan0"}, "lan"));
    Spans spans;
    for (int i = 0; i < heals; ++i) {
        for (const char* host : {"a", "b", "c"}) QVERIFY(cable(host, "lan0", false));
        m_home->kill();
        m_second->kill();
        const QString waiting = m_party->say(*m_a);
        if (i % 3 == 1) QVERIFY(killBothWhileTalking());
        const int64_t healed = moment();
        for (const char* host : {"a", "b", "c"}) QVERIFY(cable(host, "lan0", true));
        QVERIFY(cable("r2", "wan0", true) && m_home->start() && m_second->start());
        QVERIFY(until([&] { return m_b->wasTold(waiting); }));
        spans.add(*m_b->toldAt(waiting) - healed);
        QVERIFY(m_party->agree());
    }
    qInfo("everything healed: heal to delivery of what waited: %s", qPrintable(spans.text()));
}

void TestLadder::nothingIsLostAndNothingDoubled() {
    QVERIFY(m_party->agree());
    const cli::Verdict verdict = m_party->judge();
    QVERIFY2(verdict.isGood(), faultsOf(verdict));
    for (const Member* each : m_party->members()) {
        QCOMPARE(each->toldTwice(), 0);
        QCOMPARE(each->count("fork"), 0);
    }
    qInfo("%d messages at 3 members: 0 lost, 0 doubled", verdict.events);
}

void TestLadder::cleanupTestCase() {
    for (auto* each : {&m_a, &m_b, &m_c}) {
        if (*each && (*each)->isRunning()) QCOMPARE((*each)->stop(), 0);
    }
}

QTEST_GUILESS_MAIN(TestLadder)
#include "tst_ladder.moc"
