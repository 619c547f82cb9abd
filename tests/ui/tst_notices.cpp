// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the desktop is told: the words, and the real window over a real session bus, with a notification service that
// writes down what it was called with.
#include "ui/notices/notice_burst.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"
#include "ui/words/names.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QLocale>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

node::MessageArrived arrival(uint8_t room, const std::string& name, const std::string& author,
                             const std::string& text) {
    node::MessageArrived arrived;
    arrived.row.id = numbered<MessageId>(room, static_cast<uint8_t>(text.size()));
    arrived.row.room = numbered<RoomId>(room);
    arrived.row.authorName = author;
    arrived.row.text = text;
    arrived.roomName = name;
    return arrived;
}

} // namespace

/// org.freedesktop.Notifications as far as it is used.
class NotificationService : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
  public:
    struct Call {
        uint replaces = 0;
        QString summary, body;
        QVariantMap hints;
    };
    QList<Call> calls;
    QList<uint> closed;
    QStringList capabilities{"body", "body-markup", "actions"};

  public slots:
    QStringList GetCapabilities() const { return capabilities; }
    uint Notify(const QString&, uint replaces, const QString&, const QString& summary, const QString& body,
                const QStringList&, const QVariantMap& hints, int) {
        calls += Call{replaces, summary, body, hints};
        return replaces != 0 ? replaces : ++m_last;
    }
    void CloseNotification(uint id) {
        closed += id;
        emit NotificationClosed(id, 3);
    }

  signals:
    void ActionInvoked(uint id, const QString& action);
    void NotificationClosed(uint id, uint reason);

  private:
    uint m_last = 0;
};

class TestNotices : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void oneMessageIsToldWhole();
    void aBurstIsOneNoticeForItsRoom();
    void manyRoomsAreOneNotice();
    void whatIsToldFollowsTheChoice();
    void whatIsNoNewsIsNotTold();
    void theDesktopIsToldWhileNobodyLooks();
    void aStormIsOneCall();
    void aProtectedProfileKeepsItsTextsToItself();
    void nothingIsToldToWhoLooksOrWantsNone();
    void quietTimesHoldNoticesBack();
    void choosingANoticeOpensItsRoom();
    void theHomeServersGoingIsTold();
    void theChoiceStandsInTheSettings_data();
    void theChoiceStandsInTheSettings();

  private:
    static void lookAway(WindowUnderTest& under) {
        QTRY_VERIFY(under.isSettled());
        under.window()->setProperty("looked", false);
    }
    QProcess m_daemon;
    std::optional<QDBusConnection> m_bus; ///< the service's own
    std::unique_ptr<NotificationService> m_service;
};

void TestNotices::initTestCase() {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    if (QStandardPaths::findExecutable("dbus-daemon").isEmpty()) QSKIP("dbus-daemon is not installed");
    m_daemon.start("dbus-daemon", {"--session", "--nofork", "--print-address"});
    QVERIFY(m_daemon.waitForReadyRead());
    const QByteArray address = m_daemon.readLine().trimmed();
    QVERIFY(!address.isEmpty());
    qputenv("DBUS_SESSION_BUS_ADDRESS", address); // before anybody asks for the session's bus
    m_bus.emplace(QDBusConnection::connectToBus(QString::fromLatin1(address), "service"));
    QVERIFY(m_bus->isConnected());
    QVERIFY(m_bus->registerService("org.freedesktop.Notifications"));
}

void TestNotices::init() {
    m_service = std::make_unique<NotificationService>();
    m_bus->unregisterObject("/org/freedesktop/Notifications");
    QVERIFY(m_bus->registerObject("/org/freedesktop/Notifications", m_service.get(),
                                  QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
}

void TestNotices::cleanupTestCase() {
    m_service.reset();
    m_bus.reset();
    QDBusConnection::disconnectFromBus("service");
    m_daemon.terminate();
    m_daemon.waitForFinished();
}

void TestNotices::oneMessageIsToldWhole() {
    NoticeBurst burst;
    burst.add(arrival(1, "기획팀", "서연", "최종안\n올렸어요"));
    auto told = burst.take(NoticeLevel::Full);
    QCOMPARE(told.size(), size_t{1});
    QVERIFY2(told[0].summary.contains("서연") && told[0].summary.contains("기획팀"), qPrintable(told[0].summary));
    QCOMPARE(told[0].body, QString("최종안 올렸어요"));
    QCOMPARE(told[0].key, hexOf(numbered<RoomId>(1)));
    QVERIFY(burst.take(NoticeLevel::Full).empty()); // nothing is new
    burst.add(arrival(2, "박민준", "박민준", "네"));
    told = burst.take(NoticeLevel::Full);
    QCOMPARE(told.size(), size_t{1});
    QCOMPARE(told[0].summary, QString("박민준")); // a room of two is called like him
    auto file = arrival(3, "방", "서연", "");
    file.row.files = {{}};
    file.row.files[0].name = "견적서.xlsx";
    burst.add(file);
    QVERIFY(burst.take(NoticeLevel::Full)[0].body.contains("견적서.xlsx"));
}

void TestNotices::aBurstIsOneNoticeForItsRoom() {
    NoticeBurst burst;
    for (int i = 1; i <= 40; ++i) burst.add(arrival(1, "기획팀", "서연", "말 " + std::to_string(i)));
    auto told = burst.take(NoticeLevel::Full);
    QCOMPARE(told.size(), size_t{1});
    QVERIFY2(told[0].summary.contains("40") && told[0].body.endsWith("말 40"), qPrintable(told[0].summary));
    burst.add(arrival(1, "기획팀", "서연", "또"));
    told = burst.take(NoticeLevel::Full);
    QVERIFY(told[0].summary.contains("41"));
    burst.clear();
    burst.add(arrival(1, "기획팀", "서연", "새로"));
    QCOMPARE(burst.take(NoticeLevel::Full)[0].body, QString("새로"));
}

void TestNotices::manyRoomsAreOneNotice() {
    NoticeBurst burst;
    for (uint8_t room = 1; room <= 9; ++room) burst.add(arrival(room, "방 " + std::to_string(room), "서연", "말"));
    const auto told = burst.take(NoticeLevel::Full);
    QCOMPARE(told.size(), size_t{1});
    QCOMPARE(told[0].key, QString(NoticeBurst::allKey));
    QVERIFY(told[0].summary.contains('9') && told[0].body.startsWith("방 9"));
}

void TestNotices::whatIsToldFollowsTheChoice() {
    const auto told = [](NoticeLevel level) {
        NoticeBurst burst;
        burst.add(arrival(1, "기획팀", "서연", "비밀"));
        const auto notices = burst.take(level);
        return notices.empty() ? QString() : notices[0].summary + '|' + notices[0].body;
    };
    QVERIFY(told(NoticeLevel::Full).contains("비밀"));
    QVERIFY(told(NoticeLevel::Names).contains("서연") && !told(NoticeLevel::Names).contains("비밀"));
    const QString hidden = told(NoticeLevel::Hidden);
    QVERIFY(!hidden.isEmpty() && !hidden.contains("서연") && !hidden.contains("기획팀") && !hidden.contains("비밀"));
    QCOMPARE(told(NoticeLevel::Off), QString());
}

void TestNotices::whatIsNoNewsIsNotTold() {
    NoticeBurst burst;
    auto system = arrival(1, "방", "서연", "들어왔습니다");
    system.row.system = true;
    auto imported = arrival(1, "방", "서연", "옛날");
    imported.row.imported = true;
    auto gone = arrival(1, "방", "서연", "");
    gone.row.gone = node::Gone::Deleted;
    for (const auto& each : {system, imported, gone}) burst.add(each);
    QVERIFY(burst.take(NoticeLevel::Full).empty());
}

void TestNotices::theDesktopIsToldWhileNobodyLooks() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    lookAway(under);
    script.tell(arrival(8, "기획팀", "서연", "<b>굵게</b> & 가늘게"));
    QTRY_COMPARE(m_service->calls.size(), 1);
    const auto first = m_service->calls[0];
    QVERIFY(first.summary.contains("서연"));
    QCOMPARE(first.body, QString("&lt;b&gt;굵게&lt;/b&gt; &amp; 가늘게")); // never markup
    QCOMPARE(first.hints["desktop-entry"].toString(), QString("ieum"));
    QCOMPARE(first.replaces, 0U);
    script.tell(arrival(8, "기획팀", "서연", "둘째"));
    QTRY_COMPARE_WITH_TIMEOUT(m_service->calls.size(), 2, 10'000);
    QCOMPARE(m_service->calls[1].replaces, 1U); // the same notice, grown
    under.window()->setProperty("looked", true);
    QTRY_COMPARE(m_service->closed, QList<uint>{1});
    QCOMPARE(under.complaints(), QStringList());
}

void TestNotices::aStormIsOneCall() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    lookAway(under);
    for (int i = 0; i < 500; ++i) script.tell(arrival(static_cast<uint8_t>(20 + i % 50), "방", "서연", "말"));
    QTRY_COMPARE(m_service->calls.size(), 1);
    QVERIFY(m_service->calls[0].summary.contains("500"));
    script.tell(arrival(20, "방", "서연", "말"));
    QTRY_COMPARE_WITH_TIMEOUT(m_service->calls.size(), 2, 10'000);
    QVERIFY(m_service->calls[1].replaces == 1 && m_service->calls[1].summary.contains("501"));
}

void TestNotices::aProtectedProfileKeepsItsTextsToItself() {
    Script script = sampleChat();
    script.self.isProtected = true;
    WindowUnderTest under(script);
    lookAway(under);
    script.tell(arrival(8, "기획팀", "서연", "비밀"));
    QTRY_COMPARE(m_service->calls.size(), 1);
    QVERIFY(m_service->calls[0].summary.contains("서연") && !m_service->calls[0].body.contains("비밀"));
    under.preferences().setNotices("full"); // it is the user's to choose
    script.tell(arrival(8, "기획팀", "서연", "공개"));
    QTRY_COMPARE_WITH_TIMEOUT(m_service->calls.size(), 2, 10'000);
    QVERIFY(m_service->calls[1].body.contains("공개"));
}

void TestNotices::nothingIsToldToWhoLooksOrWantsNone() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.window()->setProperty("looked", true);
    script.tell(arrival(8, "기획팀", "서연", "보고 있다"));
    under.window()->setProperty("looked", false);
    under.preferences().setNotices("off");
    script.tell(arrival(8, "기획팀", "서연", "조용히"));
    under.preferences().setNotices("full");
    script.tell(arrival(9, "가족", "아빠", "이것만"));
    QTRY_COMPARE(m_service->calls.size(), 1);
    QCOMPARE(m_service->calls[0].body, QString("이것만"));
}

void TestNotices::quietTimesHoldNoticesBack() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    lookAway(under);
    QSignalSpy alerted(under.item("messenger"), SIGNAL(alerted()));
    script.tell(arrival(8, "기획팀", "서연", "먼저"));
    QTRY_COMPARE(m_service->calls.size(), 1);
    QCOMPARE(alerted.size(), 1);
    under.preferences().quiet()->hush(30);
    QTRY_COMPARE(m_service->closed, QList<uint>{1}); // what stood there goes too
    script.tell(arrival(8, "기획팀", "서연", "조용히"));
    node::OutageRow outage;
    outage.key = numbered<ReplicaKey>(1);
    outage.beganMs = thatDayMs(8, 12);
    script.tell(node::OutageBegan{outage});
    QTRY_VERIFY(under.item("quietLine") != nullptr);
    under.preferences().quiet()->wake();
    QTRY_COMPARE(m_service->calls.size(), 3); // the outage at once, and the messages in one notice
    QVERIFY(m_service->calls[1].body.contains("8:12"));
    QVERIFY2(m_service->calls[2].body.contains("조용히"), qPrintable(m_service->calls[2].body));
    QCOMPARE(alerted.size(), 1);
    // Nothing is left for whoever has looked meanwhile.
    under.preferences().quiet()->hush(30);
    script.tell(arrival(8, "기획팀", "서연", "봤다"));
    under.window()->setProperty("looked", true);
    under.window()->setProperty("looked", false);
    under.preferences().quiet()->wake();
    script.tell(arrival(9, "가족", "아빠", "이것만"));
    QTRY_COMPARE_WITH_TIMEOUT(m_service->calls.size(), 4, 10'000);
    QCOMPARE(m_service->calls[3].body, QString("이것만"));
}

void TestNotices::choosingANoticeOpensItsRoom() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    lookAway(under);
    script.tell(arrival(9, "우리 가족", "아빠", "어디냐"));
    QTRY_COMPARE(m_service->calls.size(), 1);
    emit m_service->ActionInvoked(1, "default");
    QTRY_COMPARE(under.item("roomTitle")->property("text").toString(), QString("우리 가족"));
}

void TestNotices::theHomeServersGoingIsTold() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    lookAway(under);
    node::OutageRow outage;
    outage.key = numbered<ReplicaKey>(1);
    outage.beganMs = thatDayMs(8, 12);
    script.tell(node::OutageBegan{outage});
    QTRY_COMPARE(m_service->calls.size(), 1);
    QVERIFY(m_service->calls[0].body.contains("8:12"));
    outage.endedMs = thatDayMs(9, 40);
    script.tell(node::OutageEnded{outage});
    QTRY_COMPARE(m_service->calls.size(), 2);
    QVERIFY(m_service->calls[1].replaces == 1 && m_service->calls[1].body.contains("9:40"));
}

void TestNotices::theChoiceStandsInTheSettings_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestNotices::theChoiceStandsInTheSettings() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled());
    under.click(under.item("roomMenu"));
    QTRY_VERIFY(under.item("menuSettings") != nullptr);
    QVERIFY(QMetaObject::invokeMethod(under.item("menuSettings"), "triggered"));
    QTRY_VERIFY(under.item("noticeChoice") != nullptr);
    QQuickItem* choice = under.item("noticeChoice");
    QTRY_COMPARE(choice->property("current").toString(), QString("full")); // unprotected, nothing chosen
    under.picture("settings-" + language + "-" + theme);
    const QRectF place = choice->mapRectToItem(choice->parentItem(), QRectF(0, 0, choice->width(), choice->height()));
    QVERIFY2(place.right() <= choice->parentItem()->width(), qPrintable(QString::number(place.right())));
    QVERIFY(QMetaObject::invokeMethod(choice, "chosen", Q_ARG(QString, "off")));
    QCOMPARE(under.preferences().notices(), QString("off"));
    QTRY_COMPARE(choice->property("current").toString(), QString("off"));
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestNotices)
#include "tst_notices.moc"
