// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/tool.h"

using namespace ieum::e2e;

/// Somebody loses his only computer, and has nothing left but a sheet of paper.
class TestRecovery : public QObject {
    Q_OBJECT

    static QStringList textsOf(const Profile& profile, const QString& room) {
        QStringList texts;
        for (const QJsonObject& each : profile.ask({"messages", room}).lines()) texts.append(each["text"].toString());
        return texts;
    }
    static int roomsOf(const Profile& profile) {
        return static_cast<int>(profile.ask({"room", "list"}).lines().size());
    }
    static quint16 port() { return beaconPortOfThisTest(); }
    static void write(const QString& path, const QString& text) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
    }
    Said recover(const Profile& into, const QString& words, const QString& name) {
        write(into.beside("words"), words);
        return into.ask({"recover", "--words", into.beside("words"), "--name", name});
    }
    static bool comeTogether(const Profile& profile, const QString& room, const QString& text) {
        return textsOf(profile, room).contains(text);
    }

    std::optional<Profile> m_lost, m_friend, m_owner, m_back;
    std::optional<Running> m_lostRun, m_friendRun, m_ownerRun, m_backRun;
    QString m_korean;
    QString m_english;
    QString m_person;
    QString m_lostDevice;

  private slots:
    // One story; each part follows the one before.
    void initTestCase();
    void theWordsAreSaidAndKept();
    void aFileHasTheSame();
    void whatIsNoSheetIsRefused();
    void oneLinkBringsEverythingBack();
    void whatIsWrittenAgainIsTheSamePersons();
    void theLostComputerIsTakenBack();
    void cleanupTestCase();
};

void TestRecovery::initTestCase() {
    m_lost.emplace(QStringLiteral("바다"));
    m_friend.emplace(QStringLiteral("하늘"));
    m_owner.emplace(QStringLiteral("가람"));
    m_lostRun.emplace(m_lost->path(), port());
    m_friendRun.emplace(m_friend->path(), port());
    m_ownerRun.emplace(m_owner->path(), port());
    QTRY_VERIFY_WITH_TIMEOUT(m_lostRun->has("ready") && m_friendRun->has("ready") && m_ownerRun->has("ready"),
                             commandMs);
    // Two rooms of somebody who lets nobody else ask people in, and one to talk 1:1.
    for (const QString room : {"모임", "공지"}) {
        const bool isNotice = room == QLatin1String("공지");
        QCOMPARE(
            m_owner->ask(QStringList{"room", "create", room} + (isNotice ? QStringList{"--notice"} : QStringList()))
                .exitCode,
            0);
        for (const auto* who : {&*m_lost, &*m_friend}) {
            const int before = roomsOf(*who);
            const QString link = m_owner->ask({"invite", "--room", room}).object()["link"].toString();
            QCOMPARE(who->ask({"accept", link}).exitCode, 0);
            QTRY_COMPARE_WITH_TIMEOUT(roomsOf(*who), before + 1, commandMs);
        }
    }
    QCOMPARE(m_lost->ask({"accept", m_friend->ask({"invite"}).object()["link"].toString()}).exitCode, 0);
    QTRY_COMPARE_WITH_TIMEOUT(roomsOf(*m_lost), 3, commandMs);
    QCOMPARE(m_lost->ask({"send", "모임", "먼저 쓴 말"}).exitCode, 0);
    QCOMPARE(m_owner->ask({"send", "공지", "알림"}).exitCode, 0);
    QCOMPARE(m_lost->ask({"send", "하늘", "둘이서"}).exitCode, 0);
    QTRY_VERIFY_WITH_TIMEOUT(comeTogether(*m_friend, "모임", "먼저 쓴 말"), commandMs);
    QTRY_VERIFY_WITH_TIMEOUT(comeTogether(*m_friend, "바다", "둘이서"), commandMs);
    QTRY_VERIFY_WITH_TIMEOUT(comeTogether(*m_friend, "공지", "알림"), commandMs);
}

void TestRecovery::theWordsAreSaidAndKept() {
    QVERIFY(!m_lost->ask({"whoami"}).object()["recovery_kept"].toBool());
    const QJsonObject sheet = m_lost->ask({"recovery", "words"}).object();
    const auto joined = [](const QJsonValue& words) {
        QStringList all;
        for (const QJsonValue word : words.toArray()) all.append(word.toString());
        return all.join(' ');
    };
    m_korean = joined(sheet["korean"]);
    m_english = joined(sheet["english"]);
    QVERIFY(m_korean.split(' ').size() == 24 && m_english.split(' ').size() == 24);
    QCOMPARE(m_lost->ask({"recovery", "kept"}).exitCode, 0);
    QVERIFY(m_lost->ask({"whoami"}).object()["recovery_kept"].toBool());
    m_person = m_lost->ask({"whoami"}).object()["person"].toString();
    m_lostDevice = m_lost->ask({"whoami"}).object()["device"].toString();
}

void TestRecovery::aFileHasTheSame() {
    const QString file = m_lost->beside("바다.ieum-recovery");
    write(m_lost->beside("secret"), "종이에 적은 말");
    const QString secret = m_lost->beside("secret");
    const Said written = m_lost->ask({"recovery", "write", "--out", file, "--recovery-passphrase", secret});
    QVERIFY2(written.exitCode == 0, written.err);
    QVERIFY(m_lost->ask({"recovery", "write", "--out", file, "--recovery-passphrase", secret}).isOneSentence());
    const Profile other;
    const Said wrong = other.ask({"recover", "--file", file, "--recovery-passphrase", file});
    QVERIFY2(wrong.exitCode == 1 && wrong.isOneSentence(), wrong.err);
    const Said made = other.ask({"recover", "--file", file, "--recovery-passphrase", secret});
    QVERIFY2(made.exitCode == 0, made.err);
    QCOMPARE(made.object()["person"].toString(), m_person);
    QCOMPARE(made.object()["name"].toString(), QStringLiteral("바다"));
    QVERIFY(made.object()["device"].toString() != m_lostDevice);
}

void TestRecovery::whatIsNoSheetIsRefused() {
    const Profile none;
    for (const QString& words : {QString(), m_korean.section(' ', 0, 22), m_korean + " 가격", "바보 " + m_korean}) {
        const Said refused = recover(none, words, "바다");
        QVERIFY2(refused.exitCode == 1 && refused.isOneSentence(), refused.err);
    }
    QVERIFY(recover(none, m_korean, "").isOneSentence()); // words know no name
    QVERIFY(!QFileInfo::exists(none.path()));
    QVERIFY(recover(*m_friend, m_korean, "바다").isOneSentence()); // it is somebody already
    QVERIFY(m_friend->ask({"whoami"}).object()["person"].toString() != m_person);
}

void TestRecovery::oneLinkBringsEverythingBack() {
    m_lostRun->kill();
    QVERIFY(QDir(m_lost->path()).removeRecursively());
    m_back.emplace();
    const Said made = recover(*m_back, m_english.toUpper(), "바다");
    QVERIFY2(made.exitCode == 0, made.err);
    QCOMPARE(made.object()["person"].toString(), m_person);
    m_backRun.emplace(m_back->path(), port());
    QTRY_VERIFY_WITH_TIMEOUT(m_backRun->has("ready"), commandMs);
    // From somebody who may ask nobody into the owner's rooms.
    const QString link = m_friend->ask({"invite"}).object()["link"].toString();
    QCOMPARE(m_back->ask({"accept", link}).exitCode, 0);
    QTRY_COMPARE_WITH_TIMEOUT(roomsOf(*m_back), 3, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(comeTogether(*m_back, "모임", "먼저 쓴 말"), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(comeTogether(*m_back, "하늘", "둘이서"), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(comeTogether(*m_back, "공지", "알림"), 60'000);
}

void TestRecovery::whatIsWrittenAgainIsTheSamePersons() {
    for (const QString room : {"모임", "하늘"}) {
        const QString id = m_back->ask({"send", room, "다시 왔어요"}).object()["id"].toString();
        QTRY_VERIFY_WITH_TIMEOUT(m_friendRun->hasArrived(id), 60'000);
    }
    QTRY_VERIFY_WITH_TIMEOUT(comeTogether(*m_owner, "모임", "다시 왔어요"), 60'000);
    QCOMPARE(m_owner->ask({"room", "members", "모임"}).lines().size(), 3); // nobody new
    for (const QJsonObject& each : m_owner->ask({"messages", "모임"}).lines()) {
        if (each["text"].toString() == "다시 왔어요") QCOMPARE(each["author"].toString(), QStringLiteral("바다"));
    }
    const QString answer = m_owner->ask({"send", "모임", "어서 와요"}).object()["id"].toString();
    QTRY_VERIFY_WITH_TIMEOUT(m_backRun->hasArrived(answer), 60'000);
}

void TestRecovery::theLostComputerIsTakenBack() {
    const auto devices = m_back->ask({"device", "list"}).lines();
    QCOMPARE(devices.size(), 2);
    const Said revoked = m_back->ask({"device", "revoke", m_lostDevice});
    QVERIFY2(revoked.exitCode == 0, revoked.err);
    QCOMPARE(m_back->ask({"device", "list"}).lines().size(), 1);
    // And in every room, so that what is sent from now on is not sealed to it.
    const QString id = m_back->ask({"send", "모임", "이제 나만"}).object()["id"].toString();
    QTRY_VERIFY_WITH_TIMEOUT(m_friendRun->hasArrived(id), 60'000);
    QCOMPARE(m_back->ask({"device", "revoke", m_lostDevice}).exitCode, 1);
}

void TestRecovery::cleanupTestCase() {
    for (auto* run : {&m_friendRun, &m_ownerRun, &m_backRun}) {
        if (*run) QCOMPARE((*run)->stop(), 0);
    }
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
