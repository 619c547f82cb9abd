// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The passphrase of a real profile that is open: set, used, changed and taken away in the window.
#include "ui/controls/passphrase_strength.h"
#include "ui/support/real_profile.h"
#include "ui/support/window_under_test.h"

#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

constexpr int slowMs = 60'000; ///< passphrases take a second of an idle processor

/// Opens with what was typed.
ProfileCalls callsOf(const RealProfile& profile) {
    ProfileCalls calls = profile.calls();
    calls.open = [options = profile.options()](std::string words, ProfileCalls::Opened opened) mutable {
        options.passphrase = std::move(words);
        node::openNode(options, std::move(opened));
    };
    return calls;
}

void write(const WindowUnderTest& under, const char* field, const char* words) {
    QTRY_VERIFY2(under.item(field) != nullptr, field);
    under.item(field)->setProperty("text", QString::fromUtf8(words));
}

void writeTwice(const WindowUnderTest& under, const char* words) {
    write(under, "passphraseOnce", words);
    write(under, "passphraseAgain", words);
}

void unlock(WindowUnderTest& under, const char* words) {
    QTest::keyClick(under.window(), Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(under.item("locked") && under.item("unlockField")->hasActiveFocus());
    write(under, "unlockField", words);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(under.isSettled() && under.item("messenger"), slowMs);
}

void openSheet(const WindowUnderTest& under) {
    QTest::keyClick(under.window(), Qt::Key_Comma, Qt::ControlModifier);
    write(under, "settingsWords", "암호");
    QTRY_VERIFY(under.item("passphraseSetting") && !under.item("themeChoice"));
    QVERIFY(QMetaObject::invokeMethod(under.item("passphraseSetting"), "clicked"));
    QTRY_VERIFY(under.item("passphraseAgree") != nullptr);
}

} // namespace

class TestPassphrase : public QObject {
    Q_OBJECT
  private slots:
    void aRealOneIsSetChangedAndRemoved();
    void whatAnotherProcessDoesIsNoticed();
    void aSyllableBeingComposedCounts();
    void whoCannotLockIsOfferedOne();
    void itSaysHowGoodItIs_data();
    void itSaysHowGoodItIs();
    void itIsDrawnInBothThemesAndLanguages_data();
    void itIsDrawnInBothThemesAndLanguages();
};

void TestPassphrase::aRealOneIsSetChangedAndRemoved() {
    RealProfile profile;
    QVERIFY(profile.make("이서연"));
    WindowUnderTest under(callsOf(profile), "ko", "light");
    QTRY_VERIFY_WITH_TIMEOUT(under.isSettled() && under.item("messenger"), slowMs);
    const auto kind = [&] { return node::profileKindOf(profile.path().toStdString()); };

    openSheet(under);
    QVERIFY(under.item("oldPassphrase") == nullptr && !under.item("passphraseAgree")->isEnabled());
    write(under, "passphraseOnce", "하나 둘 셋 넷");
    write(under, "passphraseAgain", "하나 둘 셋 녯");
    QVERIFY(!under.item("passphraseAgree")->isEnabled()); // mistyped
    writeTwice(under, "하나 둘 셋 넷");
    under.clickNew("passphraseAgree");
    QTRY_VERIFY_WITH_TIMEOUT(under.item("passphraseReport") != nullptr, slowMs);
    QVERIFY(kind() == node::ProfileKind::Protected);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("passphraseReport") == nullptr);
    unlock(under, "하나 둘 셋 넷"); // it can be locked at once, and opens

    openSheet(under);
    write(under, "oldPassphrase", "틀린 말");
    writeTwice(under, "다섯 여섯");
    under.clickNew("passphraseAgree");
    QTRY_VERIFY_WITH_TIMEOUT(under.item("passphraseError") != nullptr, slowMs);
    under.picture("passphrase-wrong");
    write(under, "oldPassphrase", "하나 둘 셋 넷");
    under.clickNew("passphraseAgree");
    QTRY_VERIFY_WITH_TIMEOUT(under.item("passphraseReport") != nullptr, slowMs);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    unlock(under, "다섯 여섯");

    openSheet(under);
    QVERIFY(QMetaObject::invokeMethod(under.item("passphraseDeed"), "chosen", Q_ARG(QString, "remove")));
    QTRY_VERIFY(under.item("removeWarning") && !under.item("passphraseOnce"));
    write(under, "oldPassphrase", "다섯 여섯");
    under.clickNew("passphraseAgree");
    QTRY_VERIFY_WITH_TIMEOUT(under.item("passphraseReport") != nullptr, slowMs);
    QVERIFY(kind() == node::ProfileKind::Open);
    QCOMPARE(under.complaints(), QStringList());
}

void TestPassphrase::whatAnotherProcessDoesIsNoticed() {
    RealProfile profile;
    QVERIFY(profile.make("이서연"));
    WindowUnderTest under(callsOf(profile), "ko", "light");
    QTRY_VERIFY_WITH_TIMEOUT(under.isSettled() && under.item("messenger"), slowMs);
    const std::string folder = profile.path().toStdString();
    const QObject* messenger = under.item("messenger");
    QVERIFY(!messenger->property("lockable").toBool());
    QVERIFY(node::changePassphrase(folder, "", "하나 둘").has_value());
    QTRY_VERIFY_WITH_TIMEOUT(messenger->property("lockable").toBool(), slowMs);
    openSheet(under);
    QVERIFY(under.item("oldPassphrase") != nullptr); // the sheet asks for the one that guards it now
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QVERIFY(node::changePassphrase(folder, "하나 둘", "").has_value());
    QTRY_VERIFY_WITH_TIMEOUT(!messenger->property("lockable").toBool(), slowMs);
}

void TestPassphrase::aSyllableBeingComposedCounts() {
    Script script;
    WindowUnderTest under(script, node::ProfileKind::Protected);
    QTRY_VERIFY(under.item("unlockField") && under.item("unlockField")->hasActiveFocus());
    QInputMethodEvent composing(QStringLiteral("바른 말"), {});
    QCoreApplication::sendEvent(under.item("unlockField"), &composing);
    QVERIFY(under.item("unlockField")->property("text").toString().isEmpty());
    QVERIFY(under.item("unlock")->isEnabled());
    under.clickNew("unlock");
    QTRY_VERIFY(under.item("messenger") != nullptr);
}

void TestPassphrase::whoCannotLockIsOfferedOne() {
    RealProfile profile;
    QVERIFY(profile.make("이서연"));
    WindowUnderTest under(callsOf(profile), "ko", "light");
    QTRY_VERIFY_WITH_TIMEOUT(under.isSettled() && under.item("messenger"), slowMs);
    QTest::keyClick(under.window(), Qt::Key_L, Qt::ControlModifier);
    under.clickNew("noLockSet");
    QTRY_VERIFY(under.item("passphraseOnce") && under.item("passphraseOnce")->hasActiveFocus());
    QCOMPARE(under.complaints(), QStringList());
}

void TestPassphrase::itSaysHowGoodItIs_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("strength");
    const auto row = [](const char* text, Strength strength) {
        QTest::newRow(text) << QString::fromUtf8(text) << static_cast<int>(strength);
    };
    row("", Strength::None);
    row("1234", Strength::Weak);
    row("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", Strength::Weak);
    row("12345678901234567890", Strength::Weak);
    row("abcdefghijklmnopqrstuvwxyz", Strength::Weak);
    row("password1", Strength::Weak);
    row("비밀번호", Strength::Weak);
    row("아주 긴 말 하나", Strength::Fair);
    row("바다 연필 구름 자전거", Strength::Good);
    row("correct horse battery staple", Strength::Good);
}

void TestPassphrase::itSaysHowGoodItIs() {
    QFETCH(QString, text);
    QFETCH(int, strength);
    QCOMPARE(static_cast<int>(strengthOf(text)), strength);
    PassphraseStrength hint;
    hint.setProperty("text", text);
    QCOMPARE(hint.words().isEmpty(), text.isEmpty());
    // Hangul in two spellings is the same passphrase.
    QCOMPARE(static_cast<int>(strengthOf(text.normalized(QString::NormalizationForm_D))), strength);
}

void TestPassphrase::itIsDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestPassphrase::itIsDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    RealProfile profile;
    QVERIFY(profile.make("이서연"));
    WindowUnderTest under(callsOf(profile), language, theme);
    QTRY_VERIFY_WITH_TIMEOUT(under.isSettled() && under.item("messenger"), slowMs);
    QTest::keyClick(under.window(), Qt::Key_L, Qt::ControlModifier);
    under.clickNew("noLockSet");
    writeTwice(under, "1234");
    QTRY_VERIFY(under.item("passphraseStrength") != nullptr);
    under.picture("passphrase-" + language + "-" + theme);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestPassphrase)
#include "tst_passphrase.moc"
