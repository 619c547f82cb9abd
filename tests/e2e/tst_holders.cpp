// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who holds a file and what would be lost with the servers, on the command line: three profiles, real processes, and a
// replica that is killed.
#include "cli/drill/ledger.h"
#include "e2e/member.h"
#include "e2e/tool.h"

#include <QJsonArray>

using namespace ieum::e2e;

class TestHolders : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void cleanupTestCase();
    void aHolderIsKnownWhileHeIsAway();
    void whatOnlyAServerHasIsListed();
    void allOfItIsFetchedByOneCommand();
    void refusesWhatMakesNoSense();

  private:
    static QJsonObject row(const Member& of, const QString& name) {
        return of.profile().ask({"files", "--name", name}).lines().value(0);
    }
    static QStringList heldBy(const QJsonObject& file, const QString& kind) {
        QStringList names;
        for (const QJsonValue each : file["held"].toArray()) {
            if (each["kind"] == kind) names.append(each["name"].toString());
        }
        return names;
    }
    void send(const Member& by, const QString& name, const QByteArray& bytes) {
        QFile file(by.profile().beside(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const Said sent = by.profile().ask({"send", "설계실", "여기요", "--file", file.fileName()});
        QVERIFY2(sent.exitCode == 0, sent.err);
    }
    /// "files" or "bytes" of what is only with "replicas", with "nobody", or "here".
    static qint64 total(const Member& of, const char* where, const char* what) {
        const QJsonObject totals = of.profile().ask({"vault", "at-risk"}).lines().last()["totals"].toObject();
        return totals[QLatin1String(where)].toObject()[QLatin1String(what)].toInteger(-1);
    }

    static QStringList options() {
        return {"--lan-interfaces", "lo", "--beacon-port", QString::number(beaconPortOfThisTest())};
    }
    const QByteArray m_bytes = QByteArray(9'000'000, 'd'); ///< more than comes by itself
    std::unique_ptr<Replica> m_replica;
    std::unique_ptr<Member> m_first;
    std::unique_ptr<Member> m_second;
    std::unique_ptr<Member> m_third;
};

void TestHolders::initTestCase() {
    m_replica = std::make_unique<Replica>(Host{}, QStringLiteral("127.0.0.1:0"));
    QVERIFY(m_replica->start());
    for (auto* each : {&m_first, &m_second, &m_third}) {
        const char* names[] = {"바다", "하늘", "민들레"};
        *each = std::make_unique<Member>(QString::fromUtf8(names[each == &m_first    ? 0
                                                                 : each == &m_second ? 1
                                                                                     : 2]),
                                         Host{}, options());
        QVERIFY((*each)->start());
        QVERIFY(!(*each)->ask("replica add", {{"address", m_replica->address()}}).isUndefined());
    }
    QCOMPARE(m_first->profile().ask({"room", "create", "설계실"}).exitCode, 0);
    for (Member* each : {m_second.get(), m_third.get()}) {
        const QString invite = m_first->profile().ask({"invite", "--room", "설계실"}).object()["link"].toString();
        QCOMPARE(each->profile().ask({"accept", invite}).exitCode, 0);
        QTRY_VERIFY_WITH_TIMEOUT(each->profile().ask({"messages", "설계실"}).exitCode == 0, commandMs);
    }
}

void TestHolders::cleanupTestCase() {
    for (auto* each : {&m_first, &m_second, &m_third}) each->reset();
    m_replica.reset();
}

void TestHolders::aHolderIsKnownWhileHeIsAway() {
    QCOMPARE(m_third->stop(), 0);
    send(*m_first, QStringLiteral("도면.pdf"), m_bytes);
    QTRY_VERIFY_WITH_TIMEOUT(!row(*m_second, "도면").isEmpty(), commandMs);
    QVERIFY(!m_second->ask("fetch", {{"file", row(*m_second, "도면")["id"]}}).isUndefined());
    QTRY_COMPARE_WITH_TIMEOUT(row(*m_second, "도면")["here"].toString(), QStringLiteral("whole"), commandMs);
    // The third comes when the one who fetched it is gone: his receipt came through the first, who was restarted and so
    // does not know it from what was said on the line.
    QCOMPARE(m_first->stop(), 0);
    QVERIFY(m_first->start());
    QTRY_VERIFY_WITH_TIMEOUT(heldBy(row(*m_first, "도면"), "device").contains(m_second->name()), commandMs);
    QCOMPARE(m_second->stop(), 0);
    QVERIFY(m_third->start());
    QTRY_VERIFY_WITH_TIMEOUT(heldBy(row(*m_third, "도면"), "device").contains(m_second->name()), commandMs);
    QTRY_VERIFY_WITH_TIMEOUT(heldBy(row(*m_third, "도면"), "device").contains(m_first->name()), commandMs);
    // And over a restart, alone.
    QCOMPARE(m_first->stop(), 0);
    m_third->kill();
    QVERIFY(m_third->start());
    const QJsonObject file = row(*m_third, "도면");
    QCOMPARE(heldBy(file, "device").size(), 2);
    QVERIFY(!file.contains("only"));
    for (const QJsonValue each : file["held"].toArray()) {
        if (each["kind"] == "device") QVERIFY(!each["connected"].toBool() && each["ago_ms"].toInteger(-1) >= 0);
    }
    QVERIFY(m_first->start());
    QVERIFY(m_second->start());
}

void TestHolders::whatOnlyAServerHasIsListed() {
    // The replica has it, and both who have it leave the room.
    QTRY_VERIFY_WITH_TIMEOUT(!heldBy(row(*m_third, "도면"), "replica").isEmpty(), commandMs);
    QCOMPARE(total(*m_third, "replicas", "files"), qint64{0});
    QCOMPARE(m_first->profile().ask({"room", "remove", "설계실", m_second->name()}).exitCode, 0);
    QTRY_COMPARE_WITH_TIMEOUT(heldBy(row(*m_third, "도면"), "device"), QStringList{m_first->name()}, commandMs);
    QCOMPARE(m_first->profile().ask({"room", "leave", "설계실"}).exitCode, 0);
    QTRY_COMPARE_WITH_TIMEOUT(heldBy(row(*m_third, "도면"), "device"), QStringList(), commandMs);
    const auto lines = m_third->profile().ask({"vault", "at-risk"}).lines();
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0]["name"].toString(), QStringLiteral("도면.pdf"));
    QCOMPARE(lines[0]["only"].toString(), QStringLiteral("replicas"));
    QCOMPARE(total(*m_third, "replicas", "bytes"), m_bytes.size());
    const QByteArray forPeople = run({"vault", "at-risk", "--profile", m_third->profile().path()}).out;
    QVERIFY2(forPeople.contains("Only on servers: 1 (9"), forPeople);
}

void TestHolders::allOfItIsFetchedByOneCommand() {
    const QJsonObject wanted = m_third->profile().ask({"vault", "at-risk", "--fetch"}).object()["wanted"].toObject();
    QCOMPARE(wanted["files"].toInt(), 1);
    QCOMPARE(wanted["bytes"].toInteger(), m_bytes.size());
    QTRY_COMPARE_WITH_TIMEOUT(row(*m_third, "도면")["here"].toString(), QStringLiteral("whole"), commandMs);
    QCOMPARE(total(*m_third, "replicas", "files"), qint64{0});
    QCOMPARE(total(*m_third, "here", "files"), qint64{1});
    m_replica->kill();
    const QString out = m_third->profile().beside("복사본.pdf");
    QCOMPARE(m_third->profile().ask({"get", "도면.pdf", "--out", out}).exitCode, 0);
    QFile copy(out);
    QVERIFY(copy.open(QIODevice::ReadOnly) && copy.readAll() == m_bytes);
    const auto lines = m_third->profile().ask({"vault", "at-risk", "--here"}).lines();
    QCOMPARE(lines.value(0)["only"].toString(), QStringLiteral("here"));
}

void TestHolders::refusesWhatMakesNoSense() {
    for (const QStringList& wrong :
         {QStringList{"vault", "at-risk", "--fetch", "--here"}, QStringList{"vault", "at-risk", "--before", "x"},
          QStringList{"vault", "at-risk", "--limit", "-1"}, QStringList{"vault", "at-risk", "방"}}) {
        QVERIFY2(m_third->profile().ask(wrong).exitCode != 0, qPrintable(wrong.join(' ')));
    }
}

QTEST_GUILESS_MAIN(TestHolders)
#include "tst_holders.moc"
