// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/party.h"

using namespace ieum;
using namespace ieum::e2e;

/// D14. Twenty LANs that nothing joins, with two members of one room on each, and a laptop that is opened on one after
/// the other: whoever has been on two islands joins them. The drill's fifty nodes on each are the simulator's part.
class TestIslands : public QObject {
    Q_OBJECT

    static constexpr int islandCount = 20;
    static constexpr int perIsland = 2;
    static constexpr int saidByEach = 3;
    static constexpr int rounds = 2;

    static QString bridgeOf(int island) { return QStringLiteral("isle%1").arg(island); }
    Member& islander(int island, int which) {
        const auto at = static_cast<size_t>(island) * perIsland + static_cast<size_t>(which);
        return *m_islanders[at];
    }
    bool build();
    bool addMembers();
    bool foundByBundles();
    /// Both of the island, and the laptop, have as many messages as the laptop and the island had together.
    bool visit(int island);
    int countOf(Member& member) {
        for (const QJsonValue each : member.ask("room list").toArray()) {
            if (each["room"].toString() == m_party->room()) return each["messages"].toInt();
        }
        return 0;
    }
    /// Whose messages he has, for when some are missing.
    QString authorsAt(Member& member) {
        std::map<QString, int> counts;
        for (const QJsonValue each : member.ask("messages", {{"room", m_party->room()}, {"last", 200}}).toArray()) {
            ++counts[each["author"].toString()];
        }
        QStringList texts;
        for (const auto& [author, count] : counts) texts.append(QStringLiteral("%1 (%2)").arg(author).arg(count));
        return texts.join(", ");
    }
    QString path(const QString& name) const { return m_stick.filePath(name); }

    std::optional<cli::Network> m_network;
    std::vector<std::unique_ptr<Member>> m_islanders;
    std::optional<Member> m_courier;
    std::optional<Party> m_party;
    QTemporaryDir m_stick;
    int m_islandsRead = 0; ///< whose messages the laptop has

  private slots:
    // One story; each part follows the one before.
    void initTestCase();
    void eachIslandTalksByItself();
    void oneLaptopJoinsThemInTwoRounds();
    void everybodyHasEverythingOnce();
};

bool TestIslands::build() {
    m_network.emplace();
    bool good = m_network->addHost("courier");
    for (int island = 0; good && island < islandCount; ++island) {
        good = m_network->addBridge(bridgeOf(island));
        for (int which = 0; good && which < perIsland; ++which) {
            const QString host = QStringLiteral("n%1").arg(island * perIsland + which);
            const QString address = QStringLiteral("10.3.0.%1").arg(island * perIsland + which + 1);
            good = m_network->addHost(host) && m_network->connect({host, "lan0"}, bridgeOf(island), address);
        }
    }
    return good && m_network->connect({"courier", "lan0"}, bridgeOf(0), "10.3.0.200");
}

bool TestIslands::addMembers() {
    const QStringList options{"--lan-interfaces", "lan0"};
    m_courier.emplace(QStringLiteral("집배원"), Host{&*m_network, "courier"}, options);
    Party::Members all{&*m_courier};
    for (int i = 0; i < islandCount * perIsland; ++i) {
        const Host where{&*m_network, QStringLiteral("n%1").arg(i)};
        m_islanders.push_back(std::make_unique<Member>(QStringLiteral("섬사람 %1").arg(i + 1), where, options));
        all.push_back(m_islanders.back().get());
    }
    m_party.emplace(all);
    return std::all_of(all.begin(), all.end(), [](Member* each) { return each->profile().init().exitCode == 0; });
}

/// Each invitation is answered by a file, and one more file brings the room to all: 41 processes need not meet for it.
bool TestIslands::foundByBundles() {
    const Profile& owner = m_courier->profile();
    m_party->foundedAs(owner.ask({"room", "create", "섬"}).object()["room"].toString());
    QStringList answers{"bundle", "read"};
    for (const auto& each : m_islanders) {
        const QString link = owner.ask({"invite", "--room", "섬"}).object()["link"].toString();
        answers.append(path(each->name()));
        if (each->profile().ask({"accept", link}).exitCode != 0 ||
            each->profile().ask({"bundle", "write", "--out", answers.last()}).exitCode != 0) {
            return false;
        }
    }
    if (owner.ask(answers).exitCode != 0 || owner.ask({"bundle", "write", "섬", "--out", path("all")}).exitCode != 0)
        return false;
    return std::all_of(m_islanders.begin(), m_islanders.end(), [this](const auto& each) {
        return each->profile().ask({"bundle", "read", path("all")}).object()["complete"].toBool();
    });
}

void TestIslands::initTestCase() {
    if (!cli::Network::isAllowed()) QSKIP("network namespaces need root and the program ip");
    const int64_t begun = moment();
    QVERIFY(build());
    QVERIFY(addMembers());
    QVERIFY(foundByBundles());
    for (const auto& each : m_islanders) QVERIFY(each->start());
    qInfo("%d islands with %d members each, one room, after %.1f s", islandCount, perIsland,
          static_cast<double>(moment() - begun) / 1e9);
    for (const auto& each : m_islanders) {
        const QJsonArray members = each->ask("room members", {{"room", m_party->room()}}).toArray();
        QCOMPARE(members.size(), islandCount * perIsland + 1);
    }
}

void TestIslands::eachIslandTalksByItself() {
    for (int i = 0; i < saidByEach; ++i) {
        for (const auto& each : m_islanders) QVERIFY(!m_party->say(*each).isEmpty());
    }
    for (const auto& each : m_islanders) {
        QVERIFY(until([&] { return countOf(*each) == perIsland * saidByEach; }));
    }
}

bool TestIslands::visit(int island) {
    constexpr int ofOneIsland = perIsland * saidByEach;
    if (!m_network->move({"courier", "lan0"}, bridgeOf(island)) || !m_courier->start()) return false;
    const bool isNew = countOf(*m_courier) < islandCount * ofOneIsland;
    if (isNew) ++m_islandsRead;
    const int wanted = m_islandsRead * ofOneIsland;
    const bool good = until([&] {
        return countOf(*m_courier) == wanted && countOf(islander(island, 0)) == wanted &&
               countOf(islander(island, 1)) == wanted;
    });
    if (!good) {
        for (Member* each : {&*m_courier, &islander(island, 0), &islander(island, 1)}) {
            qWarning("%s has %d of %d, by %s; %s", qPrintable(each->name()), countOf(*each), wanted,
                     qPrintable(authorsAt(*each)),
                     QJsonDocument(each->ask("status").toObject()).toJson(QJsonDocument::Compact).constData());
        }
    }
    return good && m_courier->stop() == 0;
}

void TestIslands::oneLaptopJoinsThemInTwoRounds() {
    const int64_t begun = moment();
    for (int round = 1; round <= rounds; ++round) {
        Spans visits;
        for (int island = 0; island < islandCount; ++island) {
            const int64_t opened = moment();
            QVERIFY2(visit(island), qPrintable(QStringLiteral("island %1, round %2").arg(island + 1).arg(round)));
            visits.add(moment() - opened);
        }
        qInfo("round %d of the courier: a visit took %s", round, qPrintable(visits.text()));
    }
    qInfo("%d islands joined in %d rounds, %.1f s", islandCount, rounds, static_cast<double>(moment() - begun) / 1e9);
}

void TestIslands::everybodyHasEverythingOnce() {
    QVERIFY(m_courier->start());
    QVERIFY(m_party->agree());
    const cli::Verdict verdict = m_party->judge();
    QVERIFY2(verdict.isGood(), faultsOf(verdict));
    QCOMPARE(verdict.events, islandCount * perIsland * saidByEach);
    for (Member* each : m_party->members()) {
        QCOMPARE(each->toldTwice(), 0);
        QCOMPARE(each->count("fork"), 0);
        for (const QJsonValue member : each->ask("room members", {{"room", m_party->room()}}).toArray()) {
            QVERIFY(!member["forked"].toBool());
        }
    }
    qInfo("%d messages at %d members: 0 lost, 0 doubled, 0 forks", verdict.events,
          static_cast<int>(m_party->members().size()));
}

QTEST_GUILESS_MAIN(TestIslands)
#include "tst_islands.moc"
