// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Locking a profile that is open: by keys and when nobody touches the window, over a script and over a real profile,
// which is closed by it.
#include "ui/support/real_profile.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"
#include "ui/welcome/idle_watch.h"

#include <QTest>

using namespace ieum;
using namespace ieum::uitest;

namespace {

constexpr const char* passphrase = "아주 긴 말 하나";
constexpr int openMs = 60'000; ///< passphrases take a second of an idle processor

} // namespace

class TestLocking : public QObject {
    Q_OBJECT
  private slots:
    void keysLockAndThePassphraseOpensAgain();
    void withoutAPassphraseItIsSaidWhyNot();
    void theSettingsLockToo_data();
    void theSettingsLockToo();
    void anOpenSheetDoesNotStandAgainstIt();
    void whatWasBeingWrittenIsThereAgain();
    void whoeverIsAwayIsLockedOut();
    void aRealProfileIsClosed();

  private:
    static void unlock(WindowUnderTest& under, const char* words) {
        QTRY_VERIFY(under.item("unlockField") && under.item("unlockField")->hasActiveFocus());
        under.item("unlockField")->setProperty("text", QString::fromUtf8(words));
        QTest::keyClick(under.window(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(under.isSettled() && under.item("messenger"), openMs);
    }
};

void TestLocking::keysLockAndThePassphraseOpensAgain() {
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Protected);
    unlock(under, "바른 말");
    QTRY_COMPARE(under.window()->title(), QString("이음 (16)"));
    QVERIFY(script.listener);
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(under.window(), Qt::Key_F, Qt::ControlModifier); // a drawer is open meanwhile
        QTest::keyClick(under.window(), Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(under.item("locked") != nullptr);
        QTRY_VERIFY(!script.listener); // the profile is closed
        QVERIFY(under.item("messenger") == nullptr);
        QCOMPARE(under.window()->title(), QString("이음")); // how much is unread is nobody's business
        script.tell(node::RoomsChanged{});
        QTest::keyClick(under.window(), Qt::Key_L, Qt::ControlModifier);
        unlock(under, "바른 말");
    }
    under.type("다시");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(under.complaints(), QStringList());
}

void TestLocking::withoutAPassphraseItIsSaidWhyNot() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QTest::keyClick(under.window(), Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(under.item("noLockWords") != nullptr);
    QVERIFY(under.item("noLockWords")->property("text").toString().contains("누구나"));
    under.picture("no-lock");
    QVERIFY(script.listener && under.item("messenger"));
    under.preferences().setProperty("lockMinutes", 5); // kept from another profile: nothing happens
    QCOMPARE(under.complaints(), QStringList());
}

void TestLocking::theSettingsLockToo_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestLocking::theSettingsLockToo() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Protected, language, theme);
    unlock(under, "바른 말");
    QTest::keyClick(under.window(), Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(under.item("settingsWords") && under.item("settingsWords")->hasActiveFocus());
    under.item("settingsWords")->setProperty("text", language == "ko" ? "잠" : "lock");
    QTRY_VERIFY(under.item("lockChoice") && !under.item("themeChoice"));
    QVERIFY(under.item("lockChoice")->isEnabled());
    QVERIFY(QMetaObject::invokeMethod(under.item("lockChoice"), "chosen", Q_ARG(QString, "15")));
    QCOMPARE(under.preferences().property("lockMinutes").toInt(), 15);
    under.picture("lock-" + language + "-" + theme);
    QVERIFY(QMetaObject::invokeMethod(under.item("lockNow"), "clicked"));
    QTRY_VERIFY(under.item("locked") && !script.listener);
    QCOMPARE(under.complaints(), QStringList());
}

void TestLocking::anOpenSheetDoesNotStandAgainstIt() {
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Protected);
    unlock(under, "바른 말");
    const std::pair<Qt::Key, const char*> sheets[] = {
        {Qt::Key_N, "roomName"}, {Qt::Key_Comma, "settingsWords"}, {Qt::Key_K, "switcherWords"}};
    for (const auto& [key, field] : sheets) {
        QTest::keyClick(under.window(), key, Qt::ControlModifier);
        QTRY_VERIFY2(under.item(field) && under.item(field)->hasActiveFocus(), field);
        QTest::keyClick(under.window(), Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY2(under.item("locked") && !script.listener, field);
        QTRY_VERIFY2(under.item(field) == nullptr, field); // it shows nothing of the profile any more
        unlock(under, "바른 말");
        QVERIFY2(under.item(field) == nullptr, field);
    }
    QCOMPARE(under.complaints(), QStringList());
}

void TestLocking::whatWasBeingWrittenIsThereAgain() {
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Protected);
    unlock(under, "바른 말");
    QTRY_VERIFY(under.item("composerText") && under.item("composerText")->hasActiveFocus());
    under.type("쓰던 글");
    QTest::keyClick(under.window(), Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(under.item("locked") != nullptr);
    unlock(under, "바른 말");
    QTRY_COMPARE(under.item("composerText")->property("text").toString(), QString("쓰던 글"));
    under.type("!");
    QCOMPARE(under.item("composerText")->property("text").toString(), QString("쓰던 글!")); // at its end
    QVERIFY(script.sent.empty());
}

void TestLocking::whoeverIsAwayIsLockedOut() {
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Protected);
    unlock(under, "바른 말");
    under.preferences().setProperty("lockMinutes", 5);
    auto* watch = under.window()->findChild<ui::IdleWatch*>();
    QVERIFY(watch != nullptr);
    QCOMPARE(watch->minutes(), 5);
    emit watch->idle();
    QTRY_VERIFY(under.item("locked") && !script.listener);
    QCOMPARE(watch->minutes(), 0); // nothing is open that could be locked
}

void TestLocking::aRealProfileIsClosed() {
    RealProfile profile;
    QVERIFY(node::createProfile({profile.path().toStdString(), "이서연", passphrase}).has_value());
    auto calls = profile.calls();
    auto options = profile.options();
    calls.open = [&options](std::string words, ui::ProfileCalls::Opened opened) {
        options.passphrase = std::move(words);
        node::openNode(options, std::move(opened));
    };
    WindowUnderTest under(calls, "ko", "light");
    unlock(under, passphrase);
    bool inUse = false; // by the window
    node::openNode(options, [&inUse](auto given) { inUse = !given && given.error().is(NodeError::ProfileInUse); });
    QTRY_VERIFY_WITH_TIMEOUT(inUse, openMs);
    QTest::keyClick(under.window(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(under.item("roomName") && under.item("roomName")->hasActiveFocus());
    under.type("기획팀");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("composerText") && under.item("composerText")->hasActiveFocus());
    QTest::keyClick(under.window(), Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(under.item("locked") != nullptr);
    // Nobody has it any more: another one may open it, with the passphrase only.
    options.passphrase = "틀린 말";
    bool wrong = false;
    const auto opened = std::make_shared<std::unique_ptr<node::Api>>();
    node::openNode(options, [&wrong](auto given) { wrong = !given && given.error().is(NodeError::WrongPassphrase); });
    QTRY_VERIFY_WITH_TIMEOUT(wrong, openMs);
    options.passphrase = passphrase;
    node::openNode(options, [opened](auto given) {
        if (given) *opened = std::move(*given);
    });
    QTRY_VERIFY_WITH_TIMEOUT(*opened != nullptr, openMs);
    opened->reset();
    unlock(under, passphrase);
    QTRY_COMPARE(under.item("roomTitle")->property("text").toString(), QString("기획팀"));
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestLocking)
#include "tst_locking.moc"
