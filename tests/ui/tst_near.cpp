// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two people who never met, before two real windows over real profiles on the loopback: from the first start to a room.
#include "ui/support/met_profiles.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QElapsedTimer>
#include <QKeyEvent>
#include <QTest>

using namespace ieum;
using namespace ieum::uitest;

namespace {

struct Somebody {
    /// `make`: something else than the network.
    Somebody(const char* name, const QString& language, const QString& theme, ui::NearMeeting::Make make = {}) {
        if (!profile.make(name)) qFatal("no profile");
        profile.goOnline(loopback());
        ui::ProfileCalls calls = profile.calls();
        calls.near = [this](node::NearSelf self, node::Near::Told told) {
            ++begun;
            return node::makeNear(loopback(), std::move(self), std::move(told));
        };
        if (make) calls.near = std::move(make);
        window = std::make_unique<WindowUnderTest>(std::move(calls), language, theme);
    }
    bool sees(const char* name) const { return window->item(name) != nullptr; }
    bool may(const char* name) const {
        const QQuickItem* item = window->item(name);
        return item && item->isEnabled();
    }
    ui::NearMeeting* meeting() const { return of<ui::NearMeeting>("near"); }
    ui::Live* live() const { return of<ui::Live>("live"); }
    /// What the window's door has.
    template <class Type> Type* of(const char* name) const {
        const auto* door = window->window()->property("door").value<QObject*>();
        return door ? qobject_cast<Type*>(door->property(name).value<QObject*>()) : nullptr;
    }
    QString text(const char* name) const {
        const QQuickItem* item = window->item(name);
        return item ? item->property("text").toString() : QString();
    }
    void click(const char* name) const {
        window->window()->requestActivate();
        window->clickNew(name);
    }
    int begun = 0; ///< how often he was to be seen
    RealProfile profile;
    std::unique_ptr<WindowUnderTest> window;
};

/// Whom somebody broke off too often.
class BrokenOff : public node::Near {
  public:
    BrokenOff() { m_state.suspicious = true; }
    Done show() override { return {}; }
    const node::NearState& state() const override { return m_state; }
    void ask(uint64_t) override {}
    void answer(bool) override {}
    void same() override {}
    void give(const std::string&) override {}

  private:
    node::NearState m_state;
};

} // namespace

class TestNear : public QObject {
    Q_OBJECT
  private slots:
    void twoStrangersCompareDigitsAndHaveARoom_data();
    void twoStrangersCompareDigitsAndHaveARoom();
    void whoSaysThatTheyDifferGivesNothing();
    void thereIsTimeToReadTheDigits();
    void whoClosesItIsNotSeen();
    void whoHidesTheWindowIsNotSeen();
    void thatSomebodyMayBeBetweenIsSaid();
    void whoFindsNobodyCanTestTheNetwork();
    void withoutSocketsItSaysSo();
};

void TestNear::twoStrangersCompareDigitsAndHaveARoom_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    QTest::newRow("ko") << "ko"
                        << "light";
    QTest::newRow("en") << "en"
                        << "dark";
}

void TestNear::twoStrangersCompareDigitsAndHaveARoom() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Somebody first("바다", language, theme), second("서연", language, theme);
    for (const Somebody* each : {&first, &second}) {
        QTRY_VERIFY_WITH_TIMEOUT(each->sees("firstNear"), meetingMs);
        each->click("firstNear");
        QTRY_VERIFY(each->sees("nearYes"));
    }
    (void)first.window->picture(QStringLiteral("near-%1-1-off").arg(language));
    first.click("nearYes");
    QTRY_VERIFY(first.sees("nearNobody"));
    (void)first.window->picture(QStringLiteral("near-%1-2-nobody").arg(language));
    second.click("nearYes");
    QTRY_VERIFY_WITH_TIMEOUT(first.text("nearPerson") == "서연" && second.text("nearPerson") == "바다", meetingMs);
    QVERIFY(!first.sees("nearNobody"));
    (void)first.window->picture(QStringLiteral("near-%1-3-people").arg(language));
    first.click("nearPerson");
    QTRY_VERIFY_WITH_TIMEOUT(second.sees("nearYes"), meetingMs);
    QVERIFY(second.text("nearAdvice").contains("바다"));
    (void)second.window->picture(QStringLiteral("near-%1-4-asked").arg(language));
    second.click("nearYes");
    QTRY_VERIFY_WITH_TIMEOUT(first.sees("nearDigits") && second.sees("nearDigits"), meetingMs);
    QCOMPARE(first.text("nearDigits"), second.text("nearDigits"));
    QCOMPARE(first.text("nearDigits").size(), qsizetype{7}); // and a space
    (void)second.window->picture(QStringLiteral("near-%1-5-digits").arg(language));
    QTRY_VERIFY(first.may("nearSame") && second.may("nearSame"));
    second.click("nearSame");
    QTRY_VERIFY(!second.sees("nearSame"));
    first.click("nearSame");
    QTRY_COMPARE_WITH_TIMEOUT(first.text("roomTitle"), QStringLiteral("서연"), meetingMs);
    QTRY_COMPARE_WITH_TIMEOUT(second.text("roomTitle"), QStringLiteral("바다"), meetingMs);
    QTRY_VERIFY(!first.sees("nearAdvice") && !second.sees("nearAdvice"));
    (void)first.window->picture(QStringLiteral("near-%1-6-room").arg(language));
    QCOMPARE(first.window->complaints() + second.window->complaints(), QStringList());
}

void TestNear::whoSaysThatTheyDifferGivesNothing() {
    Somebody first("바다", "ko", "light"), second("서연", "ko", "light");
    for (const Somebody* each : {&first, &second}) {
        QTRY_VERIFY_WITH_TIMEOUT(each->sees("firstNear"), meetingMs);
        each->click("firstNear");
        QTRY_VERIFY(each->sees("nearYes"));
        each->click("nearYes");
    }
    QTRY_VERIFY_WITH_TIMEOUT(first.sees("nearPerson") && second.sees("nearPerson"), meetingMs);
    first.click("nearPerson");
    QTRY_VERIFY_WITH_TIMEOUT(second.sees("nearYes"), meetingMs);
    second.click("nearYes");
    QTRY_VERIFY_WITH_TIMEOUT(first.sees("nearDigits"), meetingMs);
    first.click("nearNo");
    QVERIFY(!first.sees("nearLan")); // somebody is there
    QTRY_VERIFY(first.sees("nearEnded") && second.sees("nearEnded"));
    for (const Somebody* each : {&first, &second}) QTRY_VERIFY(each->sees("nearPerson") && !each->sees("nearDigits"));
}

/// A double click on "Compare digits", or a Return that is held, is no word on digits that nobody has read.
void TestNear::thereIsTimeToReadTheDigits() {
    constexpr qint64 leastMs = 1400; // timers of the window go by its frames
    Somebody first("바다", "ko", "light"), second("서연", "ko", "light");
    for (const Somebody* each : {&first, &second}) {
        QTRY_VERIFY_WITH_TIMEOUT(each->sees("firstNear"), meetingMs);
        each->click("firstNear");
        QTRY_VERIFY(each->sees("nearYes"));
        each->click("nearYes");
    }
    QTRY_VERIFY_WITH_TIMEOUT(first.sees("nearPerson") && second.sees("nearPerson"), meetingMs);
    first.click("nearPerson");
    QTRY_VERIFY_WITH_TIMEOUT(second.sees("nearYes"), meetingMs);
    QVERIFY(!second.sees("nearSame"));
    QElapsedTimer since;
    since.start();
    second.click("nearYes");
    qint64 sinceMs = 0;
    const auto maySay = [&] {
        sinceMs = since.elapsed();
        return second.may("nearSame");
    };
    QTRY_VERIFY_WITH_TIMEOUT(maySay(), meetingMs);
    QVERIFY2(sinceMs >= leastMs, qPrintable(QString::number(sinceMs)));
    QVERIFY(!second.sees("nearYes"));
    QQuickItem* same = second.window->item("nearSame");
    same->forceActiveFocus();
    const auto press = [&](bool held) {
        QKeyEvent key(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QString(), held);
        QCoreApplication::sendEvent(second.window->window(), &key);
    };
    press(true);
    QCOMPARE(second.meeting()->stage(), QStringLiteral("comparing"));
    press(false);
    QTRY_COMPARE(second.meeting()->stage(), QStringLiteral("said"));
}

/// Who is asked for his name, and has closed by the time that it is there, is not seen.
void TestNear::whoClosesItIsNotSeen() {
    Somebody first("바다", "ko", "light");
    QTRY_VERIFY_WITH_TIMEOUT(first.sees("firstNear"), meetingMs);
    ui::NearMeeting* meeting = first.meeting();
    QVERIFY(meeting && first.live());
    meeting->show(first.live());
    meeting->hide();
    meeting->show(first.live());
    // Answers come in order: that to the first question was there before.
    QTRY_COMPARE(meeting->stage(), QStringLiteral("looking"));
    QCOMPARE(first.begun, 1);
    meeting->hide();
    QCOMPARE(meeting->stage(), QStringLiteral("off"));
}

void TestNear::whoHidesTheWindowIsNotSeen() {
    Somebody first("바다", "ko", "light");
    QTRY_VERIFY_WITH_TIMEOUT(first.sees("firstNear"), meetingMs);
    first.click("firstNear");
    QTRY_VERIFY(first.sees("nearYes"));
    first.click("nearYes");
    QTRY_COMPARE(first.meeting()->stage(), QStringLiteral("looking"));
    first.window->window()->setVisible(false);
    QTRY_COMPARE(first.meeting()->stage(), QStringLiteral("off"));
    first.window->window()->setVisible(true);
    QTRY_VERIFY(first.sees("firstNear"));
    QVERIFY(!first.sees("nearAdvice"));
    QCOMPARE(first.window->complaints(), QStringList());
}

void TestNear::thatSomebodyMayBeBetweenIsSaid() {
    Somebody first("바다", "en", "light",
                   [](const node::NearSelf&, const node::Near::Told&) { return std::make_unique<BrokenOff>(); });
    QTRY_VERIFY_WITH_TIMEOUT(first.sees("firstNear"), meetingMs);
    first.click("firstNear");
    QTRY_VERIFY(first.sees("nearYes"));
    QVERIFY(!first.sees("nearEnded"));
    first.click("nearYes");
    QTRY_VERIFY(first.text("nearEnded").contains("do not use this network"));
    QCOMPARE(first.meeting()->stage(), QStringLiteral("off"));
    QCOMPARE(first.window->complaints(), QStringList());
}

void TestNear::whoFindsNobodyCanTestTheNetwork() {
    Somebody alone("바다", "ko", "light");
    QTRY_VERIFY_WITH_TIMEOUT(alone.sees("firstNear"), meetingMs);
    alone.click("firstNear");
    QTRY_VERIFY(alone.sees("nearYes"));
    alone.click("nearYes");
    QTRY_VERIFY(alone.sees("nearLan"));
    alone.click("nearLan");
    QTRY_VERIFY(alone.sees("lanAgain") && !alone.sees("nearAdvice"));
    QCOMPARE(alone.window->complaints(), QStringList());
}

void TestNear::withoutSocketsItSaysSo() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.window()->requestActivate();
    under.clickNew("addButton");
    under.clickNew("menuNear");
    QTRY_VERIFY(under.item("nearYes") != nullptr);
    under.clickNew("nearYes");
    QTRY_VERIFY(under.item("nearError") != nullptr);
    QVERIFY(under.item("nearError")->property("text").toString().size() > 10);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestNear)
#include "tst_near.moc"
