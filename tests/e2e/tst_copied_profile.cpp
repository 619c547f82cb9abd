// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/network.h"
#include "e2e/folders.h"
#include "e2e/tool.h"
#include "e2e/waiting.h"
#include "support/built.h"

using namespace ieum;
using namespace ieum::e2e;

/// Somebody copies his profile to a second machine and uses both, on the LAN of somebody whom he talks to. What the
/// first machine keeps outside of the profile the second one has not, so it notices, and goes on under new keys.
class TestCopiedProfile : public QObject {
    Q_OBJECT

    static constexpr int saidByEach = 10;

    bool build() {
        m_network.emplace();
        bool good = m_network->addBridge("lan");
        int number = 0;
        for (const char* host : {"first", "second", "hers"}) {
            const QString address = QStringLiteral("10.4.0.%1").arg(++number);
            good = good && m_network->addHost(QLatin1String(host)) &&
                   m_network->connect({QLatin1String(host), "lan0"}, "lan", address);
        }
        return good;
    }
    std::unique_ptr<Running> startAt(const QString& host, const Profile& profile) {
        QStringList command{ieum::test::built("ieumctl"), "run", "--json", "--profile", profile.path(),
                            "--lan-interfaces",           "lan0"};
        if (host == QLatin1String("second"))
            command = QStringList{"env", "XDG_STATE_HOME=" + m_second.path()} + command;
        auto running = std::make_unique<Running>(m_network->at(host, command), [](const QJsonObject&) { heard(); });
        return until([&] { return running->has("ready"); }) ? std::move(running) : nullptr;
    }
    static QString say(const Profile& profile, const QString& text) {
        return profile.ask({"send", "방", text}).object()["id"].toString();
    }
    static QStringList textsOf(const Profile& profile) {
        QStringList texts;
        for (const QJsonObject& each : profile.ask({"messages", "방", "--last", "1000"}).lines()) {
            texts.append(each["text"].toString());
        }
        texts.sort();
        return texts;
    }
    /// What `ieumctl restored` says to people.
    static QByteArray wordsOf(const Profile& profile) { return run({"restored", "--profile", profile.path()}).out; }

    std::optional<cli::Network> m_network;
    QTemporaryDir m_second; ///< what programs on the second machine keep outside of profiles

  private slots:
    void bothGoOnWithoutAFork();
};

void TestCopiedProfile::bothGoOnWithoutAFork() {
    if (!cli::Network::isAllowed()) QSKIP("network namespaces need root and the program ip");
    QVERIFY(build());
    const Profile sea(QStringLiteral("바다"));
    const Profile sky(QStringLiteral("하늘"));
    QCOMPARE(sea.ask({"room", "create", "방"}).exitCode, 0);
    QCOMPARE(sky.ask({"accept", sea.ask({"invite", "--room", "방"}).object()["link"].toString()}).exitCode, 0);
    auto skyRun = startAt("hers", sky);
    auto seaRun = startAt("first", sea);
    QVERIFY(skyRun && seaRun);
    QVERIFY(until([&] { return sky.ask({"room", "list"}).lines().size() == 1; }));
    const QString one = say(sea, "하나");
    QVERIFY(until([&] { return skyRun->hasArrived(one); }));
    QCOMPARE(seaRun->stop(), 0);

    const Profile copy; // its folder only
    QVERIFY(copyFolder(sea.path(), copy.path()));
    QVERIFY(m_network->setCable({"second", "lan0"}, false));
    auto copyRun = startAt("second", copy);
    QVERIFY(copyRun);
    const QByteArray alone = wordsOf(copy);
    QVERIFY2(alone.contains("This profile was restored or copied") && alone.contains("nothing is sent"), alone);
    QStringList all{"하나", "둘"};
    const QString two = say(copy, "둘");
    seaRun = startAt("first", sea);
    QVERIFY(seaRun);
    QVERIFY(m_network->setCable({"second", "lan0"}, true));
    QVERIFY(until([&] { return skyRun->hasArrived(two); }));
    const QByteArray later = wordsOf(copy);
    QVERIFY2(later.contains("This profile was restored or copied") && later.contains("goes on under new keys"), later);
    QVERIFY(wordsOf(sea).contains("as it was left"));

    const int64_t begun = moment();
    for (int i = 0; i < saidByEach; ++i) {
        for (const Profile* each : {&sea, &copy, &sky}) {
            all.append(QString::number(all.size()));
            QVERIFY(!say(*each, all.last()).isEmpty());
        }
    }
    all.sort();
    for (const Profile* each : {&sea, &copy, &sky}) {
        QVERIFY2(until([&] { return textsOf(*each) == all; }), qPrintable(textsOf(*each).join(' ')));
    }
    qInfo("all three had everything %.1f s after the first of it was said",
          static_cast<double>(moment() - begun) / 1e9);
    for (const auto* each : {&seaRun, &copyRun, &skyRun}) QVERIFY(!(*each)->has("fork"));
    for (const QJsonObject& each : sky.ask({"room", "members", "방"}).lines()) QVERIFY(!each["forked"].toBool());
    QVERIFY(wordsOf(sea).contains("as it was left"));
}

QTEST_GUILESS_MAIN(TestCopiedProfile)
#include "tst_copied_profile.moc"
