// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What docs/guide promises: three people who never saw the program get from its first start to a conversation, with
// nothing but three windows (over real profiles that meet on the loopback), within twelve clicks. With IEUM_PICTURES it
// takes the pictures of the guide (tools/guide).
#include "support/own_port.h"
#include "ui/support/real_profile.h"
#include "ui/support/window_under_test.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QTest>

using namespace ieum;
using namespace ieum::uitest;

namespace {

constexpr int clicksMost = 12;
constexpr int meetingMs = 60'000;

struct Words {
    QString language;
    QStringList names; ///< of the three
    QString room;
    QStringList texts; ///< of each
};

/// One person before one window. Everything is done by mouse and keys, and clicks are counted over all of them.
class Person {
  public:
    Person(const Words& words, int place, int& clicks)
        : m_words(words), m_place(place), m_clicks(clicks),
          m_window(online(m_profile).calls(), words.language, QStringLiteral("light")) {}

    WindowUnderTest& window() { return m_window; }
    bool sees(const char* name) const { return m_window.item(name) != nullptr; }
    void click(const char* name) {
        ++m_clicks;
        m_window.clickNew(name);
    }
    /// Sits down at this computer.
    void turn() {
        m_window.window()->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(m_window.window(), ieum::test::triedForMs));
    }
    void begin() {
        turn();
        QTRY_VERIFY(sees("welcomeName"));
        picture("1-start");
        type(m_words.names[m_place]);
        click("welcomeStart");
        QTRY_VERIFY_WITH_TIMEOUT(sees("firstSteps"), meetingMs);
        picture("2-first-steps");
    }
    void acceptWhatWasCopied() {
        click("firstAccept");
        QTRY_VERIFY(sees("acceptLink"));
        // It lay on the clipboard, and is there already.
        QTRY_COMPARE(m_window.item("acceptLink")->property("text").toString(), QGuiApplication::clipboard()->text());
        picture("5-accept");
        click("agree");
        QTRY_VERIFY_WITH_TIMEOUT(sees("roomTitle") && title() == m_words.room, meetingMs);
        QTRY_VERIFY(!sees("agree")); // nothing is left to be closed
    }
    /// A text into the composer, sent by Enter.
    void say() {
        turn();
        QTRY_VERIFY(sees("composerText"));
        QTRY_VERIFY(m_window.item("composerText")->hasActiveFocus()); // nobody has to click into it
        type(m_words.texts[m_place]);
        QTest::keyClick(m_window.window(), Qt::Key_Return);
    }
    bool hears(int place) const {
        for (const QQuickItem* each : m_window.items("messageText")) {
            if (each->property("text").toString().contains(m_words.texts[place])) return true;
        }
        return false;
    }
    /// What stands below the message that this person sent.
    QString stateOfOwn() const {
        const QQuickItem* line = m_window.item("stateLine");
        return line == nullptr ? QString() : line->property("text").toString();
    }
    QString title() const { return m_window.item("roomTitle")->property("text").toString(); }
    void type(const QString& text) { m_window.type(text); }
    void picture(const QString& what) const {
        (void)m_window.picture(QStringLiteral("%1-%2%3").arg(
            m_words.language, what, m_place == 0 ? QString() : QStringLiteral("-%1").arg(m_place)));
    }

  private:
    static RealProfile& online(RealProfile& profile) {
        net::NetworkOptions network;
        network.interfaces = {"lo"};
        network.beaconPort = test::ownBeaconPort();
        profile.goOnline(network);
        return profile;
    }
    const Words& m_words;
    const int m_place;
    int& m_clicks;
    RealProfile m_profile;
    WindowUnderTest m_window;
};

} // namespace

class TestFirstGroup : public QObject {
    Q_OBJECT
  private slots:
    void threePeopleTalkWithinTwelveClicks_data() {
        QTest::addColumn<QString>("language");
        QTest::addRow("ko") << "ko";
        QTest::addRow("en") << "en";
    }
    void threePeopleTalkWithinTwelveClicks() {
        QFETCH(QString, language);
        const Words words =
            language == "ko"
                ? Words{language,
                        {"김하나", "이두리", "박세라"},
                        "우리 사무실",
                        {"서버가 멈춰도 여기서 이야기해요.", "네, 잘 보여요.", "저도 들어왔어요!"}}
                : Words{language,
                        {"Hana", "Duri", "Sera"},
                        "Our office",
                        {"We can talk here even when the servers are down.", "Yes, I can read you.", "I am in, too!"}};
        int clicks = 0;
        QElapsedTimer watch;
        watch.start();
        Person first(words, 0, clicks);
        first.begin();
        first.click("firstRoom");
        QTRY_VERIFY(first.sees("roomName"));
        first.type(words.room);
        first.picture("3-new-room");
        first.click("agree");
        QTRY_VERIFY(first.sees("emptyInvite"));
        first.click("emptyInvite");
        QTRY_VERIFY(first.sees("agree") && first.window().item("agree")->isEnabled());
        first.click("agree");
        QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith("ieum:"));
        first.picture("4-invite");
        const QString link = QGuiApplication::clipboard()->text();

        Person second(words, 1, clicks);
        second.begin();
        second.acceptWhatWasCopied();
        first.turn();
        first.click("inviteNext");
        QTRY_VERIFY(QGuiApplication::clipboard()->text() != link);
        Person third(words, 2, clicks);
        third.begin();
        third.acceptWhatWasCopied();
        first.turn();
        QTest::keyClick(first.window().window(), Qt::Key_Escape); // closes the invitation

        const std::vector<Person*> all{&first, &second, &third};
        for (Person* each : all) each->say();
        for (int place = 0; place < 3; ++place) {
            for (Person* each : all) QTRY_VERIFY_WITH_TIMEOUT(each->hears(place), meetingMs);
        }
        first.turn();
        // It has come to both, or both have read it already.
        const auto hasReachedAll = [&first] {
            const QString state = first.stateOfOwn();
            return state.contains('2') || state.contains("everybody") || state.contains("모두");
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasReachedAll(), meetingMs);
        first.picture("6-talking");
        qInfo("three people talk after %d clicks and %lld ms of a hand that never rests", clicks, watch.elapsed());
        QVERIFY2(clicks <= clicksMost, qPrintable(QString::number(clicks)));
        for (Person* each : all) QCOMPARE(each->window().complaints(), QStringList());
    }
};

QTEST_MAIN(TestFirstGroup)
#include "tst_first_group.moc"
