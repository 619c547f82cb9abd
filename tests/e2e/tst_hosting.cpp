// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/tool.h"

using namespace ieum::e2e;

/// One of three people makes his computer a replica; the other two never meet, and talk over it.
class TestHosting : public QObject {
    Q_OBJECT

    static quint16 port(int which) { return static_cast<quint16>(beaconPortOfThisTest() + which); }
    static QStringList textsOf(const Profile& profile) {
        QStringList texts;
        for (const QJsonObject& each : profile.ask({"messages", "모임"}).lines()) texts.append(each["text"].toString());
        return texts;
    }
    static QString path(const QJsonObject& status, const QString& address) {
        for (const QJsonValue each : status["paths"].toArray()) {
            if (each["address"].toString() == address) return each["up"].toBool() ? "up" : "down";
        }
        return "none";
    }

    std::optional<Profile> m_host, m_sea, m_sky;
    std::optional<Running> m_hostRun, m_seaRun, m_skyRun;
    QString m_address;

  private slots:
    // One story; each part follows the one before.
    void whatIsNotRunningDoesNotServe();
    void oneSwitchMakesItAReplica();
    void otherPeopleTalkOverIt();
    void itServesAgainAfterARestart();
    void theSwitchTurnsItOff();
};

void TestHosting::whatIsNotRunningDoesNotServe() {
    m_host.emplace(QStringLiteral("집"));
    m_sea.emplace(QStringLiteral("바다"));
    m_sky.emplace(QStringLiteral("하늘"));
    const Said refused = m_host->ask({"replica", "host", "on"});
    QVERIFY2(refused.exitCode == 1 && refused.isOneSentence(), refused.err);
    QVERIFY(!m_host->ask({"replica", "host"}).object()["on"].toBool());
}

void TestHosting::oneSwitchMakesItAReplica() {
    m_hostRun.emplace(m_host->path(), port(0));
    QTRY_VERIFY_WITH_TIMEOUT(m_hostRun->has("ready"), commandMs);
    const QJsonObject hosted = m_host->ask({"replica", "host", "on", "--port", "0"}).object();
    QVERIFY(hosted["on"].toBool());
    m_address = hosted["address"].toString();
    QVERIFY(m_address.startsWith("ieum-replica://"));
    QCOMPARE(m_host->ask({"replica", "list"}).lines().size(), 1); // it uses itself
    QCOMPARE(m_host->ask({"replica", "host", "on"}).object()["address"].toString(), m_address);
}

void TestHosting::otherPeopleTalkOverIt() {
    // Each with another beacon port, so that no one finds the other on the LAN.
    m_seaRun.emplace(m_sea->path(), port(1), QStringList{"--no-lan"});
    m_skyRun.emplace(m_sky->path(), port(2), QStringList{"--no-lan"});
    QTRY_VERIFY_WITH_TIMEOUT(m_seaRun->has("ready") && m_skyRun->has("ready"), commandMs);
    for (const Profile* each : {&*m_sea, &*m_sky}) QCOMPARE(each->ask({"replica", "add", m_address}).exitCode, 0);
    QCOMPARE(m_sea->ask({"room", "create", "모임"}).exitCode, 0);
    const QString link = m_sea->ask({"invite", "--room", "모임"}).object()["link"].toString();
    QCOMPARE(m_sky->ask({"accept", link}).exitCode, 0);
    QTRY_COMPARE_WITH_TIMEOUT(m_sky->ask({"room", "list"}).lines().size(), 1, commandMs);
    const QString id = m_sea->ask({"send", "모임", "집을 거쳐서"}).object()["id"].toString();
    QTRY_VERIFY_WITH_TIMEOUT(m_skyRun->hasArrived(id), commandMs);
}

void TestHosting::itServesAgainAfterARestart() {
    m_skyRun->stop();
    QTRY_VERIFY_WITH_TIMEOUT(textsOf(*m_sea).size() == 1, commandMs);
    QCOMPARE(m_sea->ask({"send", "모임", "꺼져 있을 때"}).exitCode, 0);
    const auto isThere = [&] {
        return m_sea->ask({"messages", "모임", "--last", "1"}).lines()[0]["replicas_have"].toInt();
    };
    QTRY_COMPARE_WITH_TIMEOUT(isThere(), 1, commandMs);
    m_seaRun->stop();
    QCOMPARE(m_hostRun->stop(), 0);
    m_hostRun.emplace(m_host->path(), port(0));
    QTRY_VERIFY_WITH_TIMEOUT(m_host->ask({"replica", "host"}).object()["on"].toBool(), commandMs);
    m_skyRun.emplace(m_sky->path(), port(2), QStringList{"--no-lan"});
    QTRY_COMPARE_WITH_TIMEOUT(textsOf(*m_sky).size(), 2, commandMs);
}

void TestHosting::theSwitchTurnsItOff() {
    QVERIFY(!m_host->ask({"replica", "host", "off"}).object()["on"].toBool());
    QCOMPARE(m_host->ask({"replica", "list"}).lines().size(), 0);
    const QString shown = m_address.section('/', 0, 2);
    QTRY_COMPARE_WITH_TIMEOUT(path(m_sky->ask({"status"}).object(), shown), QStringLiteral("down"), commandMs);
    m_hostRun->stop();
    m_hostRun.emplace(m_host->path(), port(0));
    QTRY_VERIFY_WITH_TIMEOUT(m_hostRun->has("ready"), commandMs);
    QVERIFY(!m_host->ask({"replica", "host"}).object()["on"].toBool());
}

QTEST_GUILESS_MAIN(TestHosting)
#include "tst_hosting.moc"
