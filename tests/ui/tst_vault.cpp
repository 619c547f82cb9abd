// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page with the files of all rooms in the real window, driven by keys and pointer over a scripted Api.
#include "ui/support/sample_vault.h"
#include "ui/support/window_under_test.h"
#include "ui/words/names.h"

#include <QInputMethodEvent>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

class TestVault : public QObject {
    Q_OBJECT
  private slots:
    void thePageOpensByKeyAndCloses();
    void aSyllableThatIsBeingComposedIsLookedFor();
    void rowsWorkByKeyboard();
    void onlyHarmlessFilesOfferToOpen();
    void aFileIsSharedFromThePage();
    void aMessageIsJumpedTo();
    void itIsDrawnInBothThemesAndLanguages_data();
    void itIsDrawnInBothThemesAndLanguages();
    void emptyAndFailedAreDrawn();
    void whatWouldBeLostIsOneButtonAway();

  private:
    static void openPage(const WindowUnderTest& under) {
        QTRY_VERIFY(under.isSettled());
        QTest::keyClick(under.window(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(under.item("vault") != nullptr);
    }
    /// Of the row with this name.
    static QQuickItem* row(const WindowUnderTest& under, const QString& name) {
        for (QQuickItem* each : under.items("vaultRow")) {
            if (each->property("name").toString().startsWith(name)) return each;
        }
        return nullptr;
    }
};

void TestVault::thePageOpensByKeyAndCloses() {
    Script script = sampleVault();
    WindowUnderTest under(script);
    openPage(under);
    QTRY_VERIFY(under.item("vaultWords")->hasActiveFocus());
    QVERIFY(under.item("composerText") == nullptr);
    under.type("워크숍");
    QTRY_COMPARE(script.found.back().name, std::string("워크숍"));
    QTRY_COMPARE(under.items("vaultRow").size(), 1);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("vault") == nullptr);
    QTRY_VERIFY(under.item("composerText")->hasActiveFocus());
    under.click(under.item("vaultButton"));
    QTRY_VERIFY(under.item("vault") != nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestVault::aSyllableThatIsBeingComposedIsLookedFor() {
    Script script = sampleVault();
    WindowUnderTest under(script);
    openPage(under);
    QTRY_VERIFY(under.item("vaultWords")->hasActiveFocus());
    QTRY_COMPARE(under.items("vaultRow").size(), 5);
    under.type("회");
    QInputMethodEvent composing(QStringLiteral("의"), {});
    QCoreApplication::sendEvent(under.item("vaultWords"), &composing);
    QTRY_COMPARE(script.found.back().name, std::string("회의"));
    QInputMethodEvent name(QStringLiteral("빠"), {});
    QCoreApplication::sendEvent(under.item("vaultSender"), &name);
    QTRY_COMPARE(script.found.back().sender, std::string("빠"));
    QTRY_COMPARE(under.items("vaultRow").size(), 1);
    QCOMPARE(under.complaints(), QStringList());
}

void TestVault::rowsWorkByKeyboard() {
    Script script = sampleVault();
    WindowUnderTest under(script);
    openPage(under);
    QTRY_COMPARE(under.items("vaultRow").size(), 5);
    QTest::keyClick(under.window(), Qt::Key_Down); // from the field into the list
    QTRY_VERIFY(row(under, "2026")->hasActiveFocus());
    QTest::keyClick(under.window(), Qt::Key_Down);
    QTRY_VERIFY(row(under, "현장사진")->hasActiveFocus());
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("vaultSave") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("vaultSave") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestVault::onlyHarmlessFilesOfferToOpen() {
    Script script = sampleVault();
    WindowUnderTest under(script);
    openPage(under);
    QTRY_COMPARE(under.items("vaultRow").size(), 5);
    under.click(row(under, "현장사진"));
    QTRY_VERIFY(under.item("vaultFolder") != nullptr);
    QVERIFY(under.item("vaultOpen") == nullptr);
    under.picture("vault-menu-program");
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("vaultFolder") == nullptr);
    under.click(row(under, "2026"));
    QTRY_VERIFY(under.item("vaultOpen") != nullptr);
    QVERIFY(under.item("vaultFetch") == nullptr && under.item("vaultShare") != nullptr);
    under.picture("vault-menu");
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("vaultOpen") == nullptr);
    under.click(row(under, "회의록"));
    QTRY_VERIFY(under.item("vaultFetch") != nullptr);
    QVERIFY(under.item("vaultShare") == nullptr); // it is not here
    QVERIFY(QMetaObject::invokeMethod(under.item("vaultFetch"), "triggered"));
    QTRY_COMPARE(script.fetches.size(), size_t{1});
    under.click(row(under, "워크숍"));
    QTRY_VERIFY(under.item("vaultFetch") != nullptr);
    QVERIFY(QMetaObject::invokeMethod(under.item("vaultFetch"), "triggered"));
    QTRY_COMPARE(script.stops.size(), size_t{1});
    QCOMPARE(script.fetches.size(), size_t{1});
    QCOMPARE(under.complaints(), QStringList());
}

void TestVault::aFileIsSharedFromThePage() {
    Script script = sampleVault();
    WindowUnderTest under(script);
    openPage(under);
    QTRY_COMPARE(under.items("vaultRow").size(), 5);
    under.click(row(under, "2026"));
    QTRY_VERIFY(under.item("vaultShare") != nullptr);
    QVERIFY(QMetaObject::invokeMethod(under.item("vaultShare"), "triggered"));
    QTRY_COMPARE(under.items("shareRoom").size(), 6);
    under.picture("vault-share");
    under.click(under.items("shareRoom").at(1));
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(script.sent[0].shared, std::vector{script.vault[0].file.id});
    QTRY_VERIFY(!under.item("vaultNotice")->property("text").toString().isEmpty());
    QCOMPARE(under.complaints(), QStringList());
}

void TestVault::aMessageIsJumpedTo() {
    Script script = sampleVault();
    WindowUnderTest under(script);
    openPage(under);
    QTRY_COMPARE(under.items("vaultRow").size(), 5);
    under.click(row(under, "2026"));
    QTRY_VERIFY(under.item("vaultJump") != nullptr);
    QVERIFY(QMetaObject::invokeMethod(under.item("vaultJump"), "triggered"));
    QTRY_VERIFY(under.item("vault") == nullptr);
    QTRY_COMPARE(under.item("timeline")->property("markedMessage").toString(), hexOf(numbered<MessageId>(1)));
}

void TestVault::itIsDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestVault::itIsDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleVault();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    openPage(under);
    QTRY_COMPARE(under.items("vaultRow").size(), 5);
    const QImage drawn = under.picture("vault-" + language + "-" + theme);
    QCOMPARE(drawn.pixelColor(drawn.width() - 60, drawn.height() - 20).lightness() < 128, theme == "dark");
    QString traps;
    for (const QQuickItem* each : under.items("vaultTrap")) traps += each->property("text").toString();
    QVERIFY2(traps.contains("exe") && traps.contains("desktop"), qPrintable(traps));
    QCOMPARE(under.complaints(), QStringList());
}

void TestVault::emptyAndFailedAreDrawn() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    openPage(under);
    QTRY_VERIFY(under.item("vaultEmpty") != nullptr);
    under.picture("vault-empty");
    script.refuseFinding = fail(Cause::Machine, NodeError::Stopped).value();
    under.type("x");
    QTRY_VERIFY(under.item("vaultError") != nullptr);
    QVERIFY(under.item("vaultEmpty") == nullptr);
    under.picture("vault-error");
    QCOMPARE(under.complaints(), QStringList());
}

void TestVault::whatWouldBeLostIsOneButtonAway() {
    Script script = sampleVault();
    WindowUnderTest under(script);
    openPage(under);
    QTRY_COMPARE(under.items("vaultRow").size(), 5);
    QTRY_VERIFY(under.item("riskStrip") != nullptr);
    QTRY_VERIFY(under.item("riskWords")->property("text").toString().contains("8.4 MB"));
    under.click(under.item("riskShow"));
    QTRY_COMPARE(under.items("vaultRow").size(), 1);
    under.click(row(under, "회의록"));
    QTRY_VERIFY(under.item("vaultHeldBy") != nullptr);
    under.picture("vault-risk-holders");
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("vaultHeldBy") == nullptr);
    under.click(under.item("riskFetch"));
    QTRY_COMPARE(script.riskFetches.size(), size_t{2});
    under.picture("vault-risk");
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestVault)
#include "tst_vault.moc"
