// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is kept on a computer, on the command line: rules, the quota, letting go. Real profiles, two processes.
#include "e2e/tool.h"

using namespace ieum::e2e;

class TestVaultKeeping : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void cleanupTestCase();
    void rulesAreListedAddedAndRemoved();
    void aRuleKeepsFilesAwayAndItsEndFetchesThem();
    void quotaIsToldInBytes();
    void whatStandsInItsWayIsTold();
    void lastCopiesGoOnlyWhenThatIsSaid();
    void refusesWhatMakesNoSense();

  private:
    static void send(const Profile& by, const QString& name, qsizetype bytes) {
        QFile file(by.beside(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(bytes, 'd'));
        file.close();
        const Said sent = by.ask({"send", "자료실", "여기요", "--file", file.fileName()});
        QVERIFY2(sent.exitCode == 0, sent.err);
    }
    static QJsonObject row(const Profile& of, const QString& name) {
        return of.ask({"files", "--name", name}).lines().value(0);
    }
    std::optional<Profile> m_first;
    std::optional<Profile> m_second;
    std::optional<Running> m_firstRun;
    std::optional<Running> m_secondRun;
};

void TestVaultKeeping::initTestCase() {
    m_first.emplace(QStringLiteral("바다"));
    m_second.emplace(QStringLiteral("하늘"));
    m_firstRun.emplace(m_first->path(), beaconPortOfThisTest());
    m_secondRun.emplace(m_second->path(), beaconPortOfThisTest());
    QTRY_VERIFY_WITH_TIMEOUT(m_firstRun->has("ready") && m_secondRun->has("ready"), commandMs);
    QCOMPARE(m_first->ask({"room", "create", "자료실"}).exitCode, 0);
    const QString invite = m_first->ask({"invite", "--room", "자료실"}).object()["link"].toString();
    QCOMPARE(m_second->ask({"accept", invite}).exitCode, 0);
    QTRY_VERIFY_WITH_TIMEOUT(m_second->ask({"messages", "자료실"}).exitCode == 0, commandMs);
}

void TestVaultKeeping::cleanupTestCase() {
    m_firstRun.reset();
    m_secondRun.reset();
}

void TestVaultKeeping::rulesAreListedAddedAndRemoved() {
    QVERIFY(m_second->ask({"vault", "rules"}).lines().isEmpty());
    const Said added = m_second->ask(
        {"vault", "rules", "add", "--room", "자료실", "--type", "document", "--up-to", "10M", "--metered"});
    QVERIFY2(added.exitCode == 0, added.err);
    const QJsonObject rule = m_second->ask({"vault", "rules", "list"}).lines().value(0);
    QCOMPARE(rule["room_name"].toString(), QStringLiteral("자료실"));
    QCOMPARE(rule["type"].toString(), QStringLiteral("document"));
    QCOMPARE(rule["up_to"].toInteger(), 10'000'000);
    QVERIFY(rule["keep"].toBool() && rule["metered"].toBool());
    const QByteArray forPeople = run({"vault", "rules", "--profile", m_second->path()}).out;
    QVERIFY2(forPeople.contains("keep document files up to 10.0 MB of 자료실, also over a metered line"), forPeople);
    QCOMPARE(m_second->ask({"vault", "rules", "remove", "--room", "자료실", "--type", "document"}).exitCode, 1);
    QCOMPARE(m_second->ask({"vault", "rules", "remove", "--room", "자료실", "--type", "document", "--up-to", "10M"})
                 .exitCode,
             0);
    QVERIFY(m_second->ask({"vault", "rules"}).lines().isEmpty());
}

void TestVaultKeeping::aRuleKeepsFilesAwayAndItsEndFetchesThem() {
    QCOMPARE(m_second->ask({"vault", "rules", "add", "--type", "image", "--do-not-keep"}).exitCode, 0);
    send(*m_first, "사진.jpg", 40'000);
    send(*m_first, "도면.pdf", 600'000);
    QTRY_COMPARE_WITH_TIMEOUT(row(*m_second, "도면")["have"].toInt(), 600'000, commandMs);
    QCOMPARE(row(*m_second, "사진")["here"].toString(), QStringLiteral("none"));
    QCOMPARE(m_second->ask({"vault", "rules", "remove", "--type", "image"}).exitCode, 0);
    QTRY_COMPARE_WITH_TIMEOUT(row(*m_second, "사진")["have"].toInt(), 40'000, commandMs);
}

void TestVaultKeeping::quotaIsToldInBytes() {
    QVERIFY(m_second->ask({"vault", "quota"}).object()["quota"].isNull());
    QCOMPARE(m_second->ask({"vault", "quota", "5G"}).object()["quota"].toInteger(), 5'000'000'000);
    const QJsonObject status = m_second->ask({"vault", "status"}).object();
    QCOMPARE(status["used"].toInt(), 640'000);
    QCOMPARE(status["over"].toInt(), 0);
    QCOMPARE(status["quota"].toInteger(), 5'000'000'000);
    QVERIFY(m_second->ask({"vault", "quota", "none"}).object()["quota"].isNull());
}

void TestVaultKeeping::whatStandsInItsWayIsTold() {
    send(*m_second, "혼자.txt", 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(row(*m_first, "혼자")["have"].toInt(), 30'000, commandMs);
    QCOMPARE(m_second->ask({"vault", "quota", "100K"}).exitCode, 0);
    QTRY_COMPARE_WITH_TIMEOUT(m_second->ask({"vault", "status"}).object()["over"].toInt(), 570'000, commandMs);
    QCOMPARE(m_second->ask({"vault", "status"}).object()["recent_bytes"].toInt(), 670'000); // nothing goes that fast
    QCOMPARE(m_second->ask({"status"}).object()["vault_over"].toInt(), 570'000);
    const QByteArray forPeople = run({"vault", "status", "--profile", m_second->path()}).out;
    QVERIFY2(forPeople.contains("over its quota by 570"), forPeople);
    QCOMPARE(m_second->ask({"vault", "quota", "none"}).object()["over"].toInt(), 0);
}

void TestVaultKeeping::lastCopiesGoOnlyWhenThatIsSaid() {
    QCOMPARE(m_first->ask({"room", "create", "혼자"}).exitCode, 0);
    QFile file(m_first->beside("일기.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("오늘은 맑음") > 0);
    file.close();
    QCOMPARE(m_first->ask({"send", "혼자", "일기", "--file", file.fileName()}).exitCode, 0);
    const Said refused = m_first->ask({"vault", "evict", "일기.txt"});
    QVERIFY2(refused.exitCode == 1 && refused.isOneSentence() && refused.err.contains("Nobody else"), refused.err);
    QCOMPARE(row(*m_first, "일기")["here"].toString(), QStringLiteral("whole"));
    const Said gone = m_first->ask({"vault", "evict", "일기.txt", "--last-copies"});
    QVERIFY2(gone.exitCode == 0 && gone.object()["files"].toInt() == 1, gone.err);
    QCOMPARE(row(*m_first, "일기")["here"].toString(), QStringLiteral("none"));
}

void TestVaultKeeping::refusesWhatMakesNoSense() {
    for (const QStringList& wrong :
         {QStringList{"vault", "rules", "forget"}, QStringList{"vault", "rules", "add", "--type", "picture"},
          QStringList{"vault", "rules", "add", "--up-to", "large"}, QStringList{"vault", "rules", "remove"},
          QStringList{"vault", "rules", "add", "--room", "없는 방"},
          QStringList{"vault", "rules", "add", "--do-not-keep", "--metered"}, QStringList{"vault", "quota", "lots"},
          QStringList{"vault", "quota", "-1"}, QStringList{"vault", "quota", "4000000T"},
          QStringList{"vault", "metered", "perhaps"}, QStringList{"vault", "evict", "없는 파일"}}) {
        const Said said = m_second->ask(wrong);
        QVERIFY2(said.exitCode == 1 && said.isOneSentence(), qPrintable(wrong.join(' ') + ": " + said.err));
    }
    QCOMPARE(m_second->ask({"vault", "evict"}).exitCode, 2);
    QCOMPARE(m_second->ask({"vault", "metered", "yes"}).object()["metered"].toBool(), true);
    QCOMPARE(m_second->ask({"vault", "metered", "auto"}).object()["setting"].toString(), QStringLiteral("auto"));
}

QTEST_GUILESS_MAIN(TestVaultKeeping)
#include "tst_vault_keeping.moc"
