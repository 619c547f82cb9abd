// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/tool.h"
#include "support/built.h"

using namespace ieum::e2e;

/// Two devices of one person, and another person.
class TestDevices : public QObject {
    Q_OBJECT

    static QStringList textsOf(const Profile& profile, const QString& room) {
        QStringList texts;
        for (const QJsonObject& each : profile.ask({"messages", room}).lines()) texts.append(each["text"].toString());
        return texts;
    }
    static QJsonObject roomOf(const Profile& profile, const QString& name) {
        for (const QJsonObject& each : profile.ask({"room", "list"}).lines()) {
            if (each["name"].toString() == name) return each;
        }
        return {};
    }
    static QJsonObject messageOf(const Profile& profile, const QString& room, const QString& text) {
        for (const QJsonObject& each : profile.ask({"messages", room}).lines()) {
            if (each["text"].toString() == text) return each;
        }
        return {};
    }
    static Said join(const Profile& profile, const QString& link, const QString& name) {
        return profile.ask({"device", "join", link, "--name", name, "--lan-interfaces", "lo", "--beacon-port",
                            QString::number(port())});
    }
    static quint16 port() { return beaconPortOfThisTest(); }

    std::optional<Profile> m_phone, m_laptop, m_other, m_late;
    std::optional<Running> m_phoneRun, m_laptopRun, m_otherRun;
    QString m_link;
    QProcess m_tooLate;

  private slots:
    // One story; each part follows the one before.
    void initTestCase();
    void onlyANewProfileIsLinked();
    void historyAndFilesCome();
    void twoDevicesAreOnePerson();
    void roomsFollowByThemselves();
    void bothSidesSeeOneSafetyNumber();
    void aLinkIsForOneDevice();
    void aRemovedDeviceReadsNothingAfter();
    void aChainOfComputersEndsAtTwo();
    void cleanupTestCase();
};

void TestDevices::initTestCase() {
    m_phone.emplace(QStringLiteral("바다"));
    m_other.emplace(QStringLiteral("하늘"));
    m_phoneRun.emplace(m_phone->path(), port());
    m_otherRun.emplace(m_other->path(), port());
    QTRY_VERIFY_WITH_TIMEOUT(m_phoneRun->has("ready") && m_otherRun->has("ready"), commandMs);
    QCOMPARE(m_phone->ask({"room", "create", "모임"}).exitCode, 0);
    const QString invite = m_phone->ask({"invite", "--room", "모임"}).object()["link"].toString();
    QCOMPARE(m_other->ask({"accept", invite}).exitCode, 0);
    QTRY_VERIFY_WITH_TIMEOUT(m_other->ask({"room", "list"}).lines().size() == 1, commandMs);
    const QString before = m_phone->ask({"send", "모임", "전에"}).object()["id"].toString();
    QTRY_VERIFY_WITH_TIMEOUT(m_otherRun->hasArrived(before), commandMs);
    QFile file(m_phone->beside("계획서.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(300'000, 'x'));
    file.close();
    QCOMPARE(m_phone->ask({"send", "모임", "여기요", "--file", file.fileName()}).exitCode, 0);
}

void TestDevices::onlyANewProfileIsLinked() {
    m_link = m_phone->ask({"device", "link"}).object()["link"].toString();
    QVERIFY(m_link.startsWith("ieum:"));
    QCOMPARE(m_other->ask({"accept", m_link}).exitCode, 1); // it is for no other person
    const Profile used(QStringLiteral("누구"));
    QCOMPARE(used.ask({"room", "create", "방"}).exitCode, 0);
    const Said refused = join(used, m_link, "x");
    QVERIFY2(refused.exitCode == 1 && refused.isOneSentence(), refused.err);
    m_laptop.emplace();
    const Said joined = join(*m_laptop, m_link, "노트북");
    QVERIFY2(joined.exitCode == 0, joined.err);
    QTRY_VERIFY_WITH_TIMEOUT(m_phoneRun->has("device_linked", "name", "노트북"), commandMs);
    const QJsonObject laptop = m_laptop->ask({"whoami"}).object();
    const QJsonObject phone = m_phone->ask({"whoami"}).object();
    QCOMPARE(laptop["person"], phone["person"]);
    QVERIFY(laptop["device"] != phone["device"]);
    QCOMPARE(laptop["name"].toString(), QStringLiteral("바다"));
    const Said words = m_laptop->ask({"recovery", "words"}); // the root key is on the first one only
    QVERIFY2(words.exitCode == 1 && words.isOneSentence(), words.err);
    // Somebody else with the link, who waits in vain (see below).
    m_late.emplace();
    m_tooLate.start(ieum::test::built("ieumctl"),
                    {"device", "join", m_link, "--name", "도둑", "--profile", m_late->path(), "--json",
                     "--lan-interfaces", "lo", "--beacon-port", QString::number(port())});
}

void TestDevices::historyAndFilesCome() {
    m_laptopRun.emplace(m_laptop->path(), port());
    QTRY_VERIFY_WITH_TIMEOUT(m_laptopRun->has("ready"), commandMs);
    QTRY_VERIFY_WITH_TIMEOUT(textsOf(*m_laptop, "모임").contains("여기요"), commandMs);
    QVERIFY(messageOf(*m_laptop, "모임", "전에")["own"].toBool());
    const auto have = [&] {
        const auto files = m_laptop->ask({"files", "모임"}).lines();
        return files.isEmpty() ? 0 : files[0]["have"].toInteger();
    };
    QTRY_COMPARE_WITH_TIMEOUT(have(), 300'000, commandMs);
    QCOMPARE(m_laptop->ask({"files", "모임"}).lines()[0]["holders"].toArray().size(), 2); // and 하늘
    const QString out = m_laptop->beside("copy");
    QCOMPARE(m_laptop->ask({"get", "계획서.txt", "--out", out}).exitCode, 0);
    QFile copy(out);
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), QByteArray(300'000, 'x'));
}

void TestDevices::twoDevicesAreOnePerson() {
    const QString written = m_laptop->ask({"send", "모임", "노트북에서"}).object()["id"].toString();
    QTRY_VERIFY_WITH_TIMEOUT(m_otherRun->hasArrived(written), commandMs);
    QTRY_VERIFY_WITH_TIMEOUT(textsOf(*m_phone, "모임").contains("노트북에서"), commandMs);
    QCOMPARE(messageOf(*m_other, "모임", "노트북에서")["author"].toString(), QStringLiteral("바다"));
    QVERIFY(messageOf(*m_phone, "모임", "노트북에서")["own"].toBool());
    QCOMPARE(m_other->ask({"room", "members", "모임"}).lines().size(), 2);
    QCOMPARE(m_other->ask({"send", "모임", "둘 다 봤어?"}).exitCode, 0);
    const auto state = [&] { return messageOf(*m_other, "모임", "둘 다 봤어?")["state"].toArray(); };
    QTRY_COMPARE_WITH_TIMEOUT(state().at(0)["step"].toString(), QStringLiteral("delivered"), commandMs);
    QCOMPARE(state().size(), 1);
}

void TestDevices::roomsFollowByThemselves() {
    QCOMPARE(m_laptop->ask({"room", "create", "둘째"}).exitCode, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!roomOf(*m_phone, "둘째").isEmpty(), commandMs);
    QCOMPARE(m_phone->ask({"send", "바다", "나에게"}).exitCode, 0); // the room of their own
    QTRY_VERIFY_WITH_TIMEOUT(textsOf(*m_laptop, "바다").contains("나에게"), commandMs);
    QCOMPARE(m_other->ask({"room", "list"}).lines().size(), 1);
    QCOMPARE(m_phone->ask({"device", "list"}).lines().size(), 2);
    QCOMPARE(m_laptop->ask({"device", "list"}).lines().size(), 2);
}

void TestDevices::bothSidesSeeOneSafetyNumber() {
    const QString number = m_phone->ask({"safety", "하늘"}).object()["number"].toString();
    QCOMPARE(number.size(), 60);
    QCOMPARE(m_other->ask({"safety", "바다"}).object()["number"].toString(), number);
    QCOMPARE(m_laptop->ask({"safety", "하늘"}).object()["number"].toString(), number);
    QCOMPARE(m_phone->ask({"safety", "아무개"}).exitCode, 1);
    // The card has them as well.
    const QJsonObject card = m_phone->ask({"person", "하늘"}).object();
    QCOMPARE(card["number"].toString(), number);
    QCOMPARE(card["rooms"].toArray().size(), 1);
    QVERIFY(!card["since"].isNull() && card["direct"].isNull());
    QCOMPARE(m_other->ask({"person", "바다"}).object()["devices"].toArray().size(), 2);
    QCOMPARE(m_phone->ask({"person", "아무개"}).exitCode, 1);
}

void TestDevices::aLinkIsForOneDevice() {
    QCOMPARE(m_tooLate.state(), QProcess::Running);
    m_tooLate.terminate();
    QVERIFY(m_tooLate.waitForFinished());
    QVERIFY(m_tooLate.readAllStandardOutput().isEmpty());
    QCOMPARE(m_phone->ask({"device", "list"}).lines().size(), 2);
}

void TestDevices::aRemovedDeviceReadsNothingAfter() {
    const QString phone = m_phone->ask({"whoami"}).object()["device"].toString();
    QCOMPARE(m_laptop->ask({"device", "revoke", phone}).exitCode, 1);
    QCOMPARE(m_phone->ask({"device", "revoke", "노트북"}).exitCode, 0);
    for (const char* room : {"모임", "둘째"}) {
        QTRY_VERIFY_WITH_TIMEOUT(roomOf(*m_laptop, room)["removed"].toBool(), commandMs);
        QVERIFY(!roomOf(*m_phone, room)["removed"].toBool());
    }
    const QString after = m_other->ask({"send", "모임", "이제 둘이서"}).object()["id"].toString();
    QTRY_VERIFY_WITH_TIMEOUT(m_phoneRun->hasArrived(after), commandMs);
    QCOMPARE(m_phone->ask({"send", "모임", "응"}).exitCode, 0);
    QTRY_VERIFY_WITH_TIMEOUT(textsOf(*m_other, "모임").contains("응"), commandMs);
    const QStringList reads = textsOf(*m_laptop, "모임");
    QVERIFY(reads.contains("둘 다 봤어?") && !reads.contains("이제 둘이서") && !reads.contains("응"));
    QCOMPARE(m_laptop->ask({"send", "모임", "나도"}).exitCode, 1);
    QCOMPARE(m_phone->ask({"device", "list"}).lines().size(), 1);
}

void TestDevices::aChainOfComputersEndsAtTwo() {
    const Profile first(QStringLiteral("바다"));
    const Profile second;
    const Profile third;
    const Profile fourth;
    const QString link = first.ask({"device", "link"}).object()["link"].toString();
    {
        Running firstRun(first.path(), port());
        QTRY_VERIFY_WITH_TIMEOUT(firstRun.has("ready"), commandMs);
        QCOMPARE(join(second, link, "둘").exitCode, 0);
    }
    // This time the code is typed, which does not say where the other one is.
    const QString code = second.ask({"device", "link"}).object()["code"].toString();
    Running secondRun(second.path(), port());
    QTRY_VERIFY_WITH_TIMEOUT(secondRun.has("ready"), commandMs);
    QCOMPARE(join(third, code.toLower(), "셋").exitCode, 0);
    const Said refused = third.ask({"device", "link"});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.isOneSentence(), refused.err);
    // The root key stays where it was made.
    QVERIFY(third.ask({"invite"}).exitCode == 1 && second.ask({"invite"}).exitCode == 1);
    QCOMPARE(first.ask({"invite"}).exitCode, 0);
}

void TestDevices::cleanupTestCase() {
    for (auto* each : {&m_laptopRun, &m_phoneRun, &m_otherRun}) {
        if (*each) QCOMPARE((*each)->stop(), 0);
    }
}

QTEST_GUILESS_MAIN(TestDevices)
#include "tst_devices.moc"
