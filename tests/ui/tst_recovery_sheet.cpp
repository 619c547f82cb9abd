// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The recovery words in the window: asked for until they are kept, shown, and gone from it afterwards.
#include "ui/sheets/recovering.h"

#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

class TestRecoverySheet : public QObject {
    Q_OBJECT
  private slots:
    void theWindowAsksUntilTheyAreKept_data();
    void theWindowAsksUntilTheyAreKept();
    void nobodyIsAskedAgain();
    void whoIsNewIsAskedBeforeHisFirstMessage();
    void aFileWantsItsPassphraseTwice();
    void theWordsLeaveTheWindow();
};

void TestRecoverySheet::theWindowAsksUntilTheyAreKept_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) {
            QTest::newRow(qPrintable(QString("%1-%2").arg(language, theme))) << language << theme;
        }
    }
}

void TestRecoverySheet::theWindowAsksUntilTheyAreKept() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    script.isRecoveryKept = false;
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled() && under.item("recoveryReminder") != nullptr);
    under.picture("recovery-reminder-" + language + "-" + theme);
    under.click(under.item("recoveryReminder"));
    QTRY_VERIFY(under.item("recoveryWords") != nullptr);
    const auto words = [&] { return under.item("recoveryWords")->property("words").toStringList(); };
    QTRY_COMPARE(words().size(), 24);
    QCOMPARE(words().front(), language == "ko" ? QStringLiteral("낱말1") : QStringLiteral("word1"));
    under.picture("recovery-words-" + language + "-" + theme);
    QTRY_VERIFY(under.item("agree") != nullptr && under.item("agree")->isEnabled());
    under.click(under.item("agree"));
    QTRY_VERIFY(script.isRecoveryKept);
    QTRY_VERIFY(under.item("recoveryReminder") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestRecoverySheet::nobodyIsAskedAgain() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QVERIFY(under.item("recoveryReminder") == nullptr);
    under.click(under.item("addButton"));
    QTRY_VERIFY(under.item("menuRecovery") != nullptr);
    QVERIFY(QMetaObject::invokeMethod(under.item("menuRecovery"), "triggered"));
    QTRY_VERIFY(under.item("recoveryWords") != nullptr);
}

void TestRecoverySheet::whoIsNewIsAskedBeforeHisFirstMessage() {
    Script script;
    script.isRecoveryKept = false;
    WindowUnderTest under(script);
    QTRY_VERIFY(under.item("firstSteps") != nullptr && under.item("recoveryReminder") != nullptr);
    under.picture("recovery-first");
}

void TestRecoverySheet::aFileWantsItsPassphraseTwice() {
    Script script = sampleChat();
    script.isRecoveryKept = false;
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("recoveryReminder") != nullptr);
    under.click(under.item("recoveryReminder"));
    QTRY_VERIFY(under.item("recoveryAsFile") != nullptr);
    under.click(under.item("recoveryAsFile"));
    QTRY_VERIFY(under.item("passphraseOnce") != nullptr && under.item("passphraseAgain") != nullptr);
    QVERIFY(!under.item("agree")->isEnabled());
    under.item("passphraseOnce")->setProperty("text", "하나");
    QVERIFY(!under.item("agree")->isEnabled());
    under.item("passphraseAgain")->setProperty("text", "둘");
    QVERIFY(!under.item("agree")->isEnabled());
    under.item("passphraseAgain")->setProperty("text", "하나");
    QVERIFY(under.item("agree")->isEnabled());
    under.picture("recovery-file");
    QCOMPARE(under.complaints(), QStringList());
}

void TestRecoverySheet::theWordsLeaveTheWindow() {
    Script script;
    Live live(std::make_unique<ScriptedApi>(script));
    Recovering recovering;
    recovering.setProperty("live", QVariant::fromValue(&live));
    recovering.load();
    QTRY_COMPARE(recovering.property("korean").toStringList().size(), 24);
    recovering.hide();
    QVERIFY(recovering.property("korean").toStringList().isEmpty());
    QVERIFY(recovering.property("english").toStringList().isEmpty());
    recovering.write(QUrl("file:///there/file"), "비밀번호");
    QTRY_COMPARE(script.recoveryFiles.size(), size_t{1});
    QCOMPARE(script.recoveryFiles.front().outPath, std::string("/there/file"));
    QCOMPARE(script.recoveryFiles.front().passphrase, std::string("비밀번호"));
    QTRY_VERIFY(!recovering.property("report").toString().isEmpty());
}

QTEST_MAIN(TestRecoverySheet)
#include "tst_recovery_sheet.moc"
