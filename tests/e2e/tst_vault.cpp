// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of all files on the command line, and a vault whose disk has gone bad: real profiles, two processes.
#include "e2e/tool.h"

using namespace ieum::e2e;

class TestVault : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void cleanupTestCase();
    void listsTheFilesOfAllRooms();
    void filtersAndPages();
    void saysWhatIsHereAndWhoHasIt();
    void refusesWhatMakesNoSense();
    void trafficIsLimitedPausedAndStopped();
    void aHealthyVaultEndsWithZero();
    void damageIsToldAndEndsWithOne();
    void repairFetchesAgain();
    void repairWithoutAnybodyKeepsWanting();

  private:
    static QStringList names(const Said& said) {
        QStringList all;
        for (const QJsonObject& each : said.lines()) all.append(each["name"].toString());
        return all;
    }
    static void send(const Profile& by, const QString& room, const QString& name, const QByteArray& bytes) {
        QFile file(by.beside(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const Said sent = by.ask({"send", room, "여기요", "--file", file.fileName()});
        QVERIFY2(sent.exitCode == 0, sent.err);
    }
    /// Of the second's vault, the largest first: chunks, then manifests.
    QStringList chunkPaths() const {
        QStringList paths;
        QDirIterator each(m_second->path() + "/chunks", QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext()) paths.append(each.next());
        std::sort(paths.begin(), paths.end(),
                  [](const QString& a, const QString& b) { return QFileInfo(a).size() > QFileInfo(b).size(); });
        return paths;
    }
    static void flip(const QString& path) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(file.size() / 2);
        char byte = 0;
        QVERIFY(file.getChar(&byte));
        file.seek(file.size() / 2);
        QVERIFY(file.putChar(static_cast<char>(byte ^ 1)));
    }
    qint64 haveOf(const QString& name) const {
        return m_second->ask({"files", "--name", name}).lines().value(0)["have"].toInteger();
    }
    QByteArray m_drawing = QByteArray(900'000, 'd');
    std::optional<Profile> m_first;
    std::optional<Profile> m_second;
    std::optional<Running> m_firstRun;
    std::optional<Running> m_secondRun;
};

void TestVault::initTestCase() {
    m_first.emplace(QStringLiteral("바다"));
    m_second.emplace(QStringLiteral("하늘"));
    m_firstRun.emplace(m_first->path(), beaconPortOfThisTest());
    m_secondRun.emplace(m_second->path(), beaconPortOfThisTest());
    QTRY_VERIFY_WITH_TIMEOUT(m_firstRun->has("ready") && m_secondRun->has("ready"), commandMs);
    for (const QString room : {"설계실", "총무실"}) {
        QCOMPARE(m_first->ask({"room", "create", room}).exitCode, 0);
        const QString invite = m_first->ask({"invite", "--room", room}).object()["link"].toString();
        QCOMPARE(m_second->ask({"accept", invite}).exitCode, 0);
        QTRY_VERIFY_WITH_TIMEOUT(m_second->ask({"messages", room}).exitCode == 0, commandMs);
    }
    send(*m_first, QStringLiteral("설계실"), QStringLiteral("도면.pdf"), m_drawing);
    send(*m_second, QStringLiteral("총무실"), QStringLiteral("7월 회의록.hwp"), "회의");
    send(*m_first, QStringLiteral("총무실"), QStringLiteral("사진.jpg.exe"), "MZ");
    QTRY_COMPARE_WITH_TIMEOUT(haveOf("도면"), m_drawing.size(), commandMs);
    QTRY_COMPARE_WITH_TIMEOUT(names(m_second->ask({"files"})).size(), 3, commandMs);
    QTRY_COMPARE_WITH_TIMEOUT(names(m_first->ask({"files"})).size(), 3, commandMs);
}

void TestVault::cleanupTestCase() {
    m_firstRun.reset();
    m_secondRun.reset();
}

void TestVault::listsTheFilesOfAllRooms() {
    const QStringList wanted{QStringLiteral("사진.jpg.exe"), QStringLiteral("7월 회의록.hwp"),
                             QStringLiteral("도면.pdf")};
    for (const Profile* each : {&*m_first, &*m_second}) QCOMPARE(names(each->ask({"files"})), wanted);
}

void TestVault::filtersAndPages() {
    const auto found = [&](const QStringList& options) { return names(m_first->ask(QStringList{"files"} + options)); };
    const QStringList minutes{QStringLiteral("7월 회의록.hwp")};
    QCOMPARE(found({"--name", "ㅎㅇㄹ"}), minutes);
    QCOMPARE(found({"--name", "의록"}), minutes);
    QCOMPARE(found({"--sender", "하늘"}), minutes);
    QCOMPARE(found({"총무실", "--type", "document"}), minutes);
    QCOMPARE(found({"--type", "image"}), QStringList()); // a double extension is what it ends with
    QCOMPARE(found({"--type", "other"}), QStringList{QStringLiteral("사진.jpg.exe")});
    QCOMPARE(found({"--since", "2020-01-01"}).size(), 3);
    QCOMPARE(found({"--until", "2020-01-01"}), QStringList());
    const QJsonObject newest = m_first->ask({"files", "--limit", "1"}).lines().value(0);
    QCOMPARE(newest["name"].toString(), QStringLiteral("사진.jpg.exe"));
    QCOMPARE(found({"--before", newest["place"].toString(), "--limit", "1"}), minutes);
    const QByteArray forPeople = run({"files", "--name", "도면", "--profile", m_first->path()}).out;
    QVERIFY2(forPeople.contains("도면.pdf") && forPeople.contains("설계실"), forPeople);
}

void TestVault::saysWhatIsHereAndWhoHasIt() {
    const QJsonObject drawing = m_second->ask({"files", "설계실"}).lines().value(0);
    QCOMPARE(drawing["here"].toString(), QStringLiteral("whole"));
    QCOMPARE(drawing["room_name"].toString(), QStringLiteral("설계실"));
    QCOMPARE(drawing["author"].toString(), QStringLiteral("바다"));
    QCOMPARE(drawing["type"].toString(), QStringLiteral("document"));
    QTRY_COMPARE_WITH_TIMEOUT(m_second->ask({"files", "설계실"}).lines().value(0)["holders"].toArray().size(), 2,
                              20'000);
    QVERIFY(!drawing["pinned"].toBool());
    QCOMPARE(m_second->ask({"vault", "pin", "도면.pdf"}).exitCode, 0);
    QVERIFY(m_second->ask({"files", "설계실"}).lines().value(0)["pinned"].toBool());
    QCOMPARE(m_second->ask({"vault", "pin", "도면.pdf", "--off"}).exitCode, 0);
    QVERIFY(!m_second->ask({"files", "설계실"}).lines().value(0)["pinned"].toBool());
}

void TestVault::refusesWhatMakesNoSense() {
    for (const QStringList& wrong : {QStringList{"files", "--type", "picture"}, QStringList{"files", "--since", "어제"},
                                     QStringList{"files", "없는 방"}, QStringList{"vault", "pin", "없는 파일"}}) {
        const Said said = m_first->ask(wrong);
        QVERIFY2(said.exitCode == 1 && said.isOneSentence(), said.err);
    }
    QCOMPARE(m_first->ask({"files", "--limit", "x"}).exitCode, 2);
    QCOMPARE(m_first->ask({"vault", "check", "everything"}).exitCode, 2);
}

void TestVault::trafficIsLimitedPausedAndStopped() {
    QCOMPARE(m_second->ask({"traffic", "limit", "--down", "3M", "--up", "200K"}).exitCode, 0);
    QCOMPARE(m_second->ask({"traffic", "pause"}).exitCode, 0);
    send(*m_first, "설계실", "나중에.bin", QByteArray(100'000, 'n'));
    const auto waiting = [this] { return m_second->ask({"traffic"}).object(); };
    QTRY_COMPARE_WITH_TIMEOUT(waiting()["files"].toArray().size(), 1, commandMs);
    QCOMPARE(waiting()["down"].toInteger(), qint64(3'000'000));
    QCOMPARE(waiting()["up"].toInteger(), qint64(200'000));
    QVERIFY(waiting()["paused"].toBool());
    QCOMPARE(haveOf("나중에.bin"), qint64(0));
    QCOMPARE(m_second->ask({"traffic", "stop", "나중에.bin"}).exitCode, 0);
    QCOMPARE(waiting()["files"].toArray().size(), 0);
    QCOMPARE(m_second->ask({"traffic", "resume"}).exitCode, 0);
    QCOMPARE(m_second->ask({"traffic", "limit", "--down", "none", "--up", "none"}).exitCode, 0);
    QCOMPARE(waiting()["down"].toInteger(), qint64(0));
    const QString copy = m_second->beside("나중에.bin");
    QCOMPARE(m_second->ask({"get", "나중에.bin", "--out", copy}).exitCode, 0);
    QCOMPARE(QFileInfo(copy).size(), 100'000);
    QCOMPARE(m_second->ask({"traffic", "limit", "--down", "fast"}).exitCode, 1);
}

void TestVault::aHealthyVaultEndsWithZero() {
    const Said said = m_second->ask({"vault", "check"});
    QCOMPARE(said.exitCode, 0);
    QCOMPARE(said.object()["checked"].toInt(), static_cast<int>(chunkPaths().size()));
    QCOMPARE(said.object()["damaged"].toInt() + said.object()["missing"].toInt(), 0);
}

void TestVault::damageIsToldAndEndsWithOne() {
    const QStringList paths = chunkPaths();
    flip(paths[0]);
    QVERIFY(QFile::remove(paths[1]));
    for (int i = 0; i < 2; ++i) { // it only looks
        const Said said = m_second->ask({"vault", "check"});
        QCOMPARE(said.exitCode, 1);
        const QJsonObject report = said.object();
        QVERIFY2(report["damaged"].toInt() == 1 && report["missing"].toInt() == 1, said.out);
        QCOMPARE(report["files"].toArray().size(), 1);
        QCOMPARE(report["files"][0]["name"].toString(), QStringLiteral("도면.pdf"));
        QCOMPARE(report["files"][0]["room_name"].toString(), QStringLiteral("설계실"));
    }
    const Said forPeople = run({"vault", "check", "--profile", m_second->path()});
    QVERIFY2(forPeople.out.contains("도면.pdf in 설계실: damaged pieces: 1, missing: 1"), forPeople.out);
}

void TestVault::repairFetchesAgain() {
    const Said said = m_second->ask({"vault", "check", "--repair"});
    QCOMPARE(said.exitCode, 1); // it was damaged
    QVERIFY2(said.object()["files"][0]["fetching"].toBool(), said.out);
    QTRY_COMPARE_WITH_TIMEOUT(haveOf("도면"), m_drawing.size(), commandMs);
    QCOMPARE(m_second->ask({"vault", "check"}).exitCode, 0);
    const QString out = m_second->beside("copy");
    QCOMPARE(m_second->ask({"get", "도면.pdf", "--out", out}).exitCode, 0);
    QFile copy(out);
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QVERIFY(copy.readAll() == m_drawing);
}

/// By a process of its own, which ends at once; who opens the profile next goes on.
void TestVault::repairWithoutAnybodyKeepsWanting() {
    m_secondRun.reset();
    flip(chunkPaths()[2]);
    QVERIFY(QFile::remove(chunkPaths().last())); // the smallest: a file of two bytes or a manifest
    const Said said = m_second->ask({"vault", "check", "--repair"});
    QVERIFY2(said.exitCode == 1 && said.object()["damaged"].toInt() == 1 && said.object()["missing"].toInt() == 1,
             said.out);
    QVERIFY(haveOf("도면") < m_drawing.size());
    m_secondRun.emplace(m_second->path(), beaconPortOfThisTest());
    QTRY_COMPARE_WITH_TIMEOUT(haveOf("도면"), m_drawing.size(), 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_second->ask({"vault", "check"}).exitCode, 0, commandMs);
}

QTEST_GUILESS_MAIN(TestVault)
#include "tst_vault.moc"
