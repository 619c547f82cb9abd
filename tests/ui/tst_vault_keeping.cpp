// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is kept, as a sheet of the real window over a scripted Api; and its words.
#include "ui/support/sample_vault.h"
#include "ui/support/window_under_test.h"
#include "ui/vault/vault_keeping.h"

#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

class TestVaultKeeping : public QObject {
    Q_OBJECT
  private slots:
    void rulesAreSaidInWords();
    void sizesAreRead();
    void theSheetShowsHowThingsStand();
    void aRuleIsAddedAndRemoved();
    void whatIsRefusedIsSaid();
    void theLimitIsSet();
    void aLastCopyGoesByTheSecondPress();
    void itIsDrawnInBothThemesAndLanguages_data();
    void itIsDrawnInBothThemesAndLanguages();

  private:
    static Script sample() {
        Script script = sampleVault();
        script.vault[3].pinned = false;
        script.vault[3].madeRoom = true;
        node::KeepingRow& row = script.keeping;
        row.rules = {{planningRoom, "기획팀", node::FileKind::Document, {}, true, true},
                     {{}, {}, node::FileKind::Image, 10'000'000, true, false},
                     {{}, {}, node::FileKind::Video, {}, false, false}};
        row.quotaBytes = 5'000'000'000;
        row.usedBytes = 5'600'000'000;
        row.overBytes = 600'000'000;
        row.pinnedBytes = 1'200'000'000;
        row.lastCopyBytes = 2'900'000'000;
        row.oursToKeepBytes = 1'500'000'000;
        row.lineIsMetered = false;
        row.lastCopies = {{numbered<FileId>(9), "2019 현장 영상 원본.mov", planningRoom, "기획팀", 2'400'000'000},
                          {numbered<FileId>(8), "설계 도면 전체.zip", familyRoom, "우리 가족", 500'000'000}};
        return script;
    }
    static void openSheet(const WindowUnderTest& under) {
        QTRY_VERIFY(under.isSettled());
        QTest::keyClick(under.window(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(under.item("vaultKeeping") != nullptr);
        under.click(under.item("vaultKeeping"));
        QTRY_VERIFY(under.item("keepingSpace") != nullptr);
    }
    static QString textOf(const WindowUnderTest& under, const char* name) {
        const QQuickItem* item = under.item(name);
        return item == nullptr ? QString() : item->property("text").toString();
    }
};

void TestVaultKeeping::rulesAreSaidInWords() {
    node::KeepRuleRow rule;
    rule.kind = node::FileKind::Document;
    rule.bytesMax = 10'000'000;
    QCOMPARE(keepRuleText(rule), QStringLiteral("Keep: documents up to 10.0 MB"));
    rule.onMetered = true;
    rule.kind.reset();
    QCOMPARE(keepRuleText(rule), QStringLiteral("Keep, also over a metered line: all files up to 10.0 MB"));
    rule = {};
    rule.room = planningRoom;
    rule.roomName = "기획팀";
    rule.keep = false;
    QVERIFY(keepRuleText(rule).startsWith("Do not keep: all files of "));
    QVERIFY(keepRuleText(rule).contains("기획팀"));
}

void TestVaultKeeping::sizesAreRead() {
    QVERIFY(bytesTyped("5", 1e9) == 5'000'000'000);
    QVERIFY(bytesTyped(" 2,5 ", 1e9) == 2'500'000'000);
    QVERIFY(bytesTyped("0.5", 1e6) == 500'000);
    for (const char* wrong : {"", "lots", "-1", "5G", "1e30", "nan", "inf"}) QVERIFY2(!bytesTyped(wrong, 1e9), wrong);
}

void TestVaultKeeping::theSheetShowsHowThingsStand() {
    Script script = sample();
    WindowUnderTest under(script);
    openSheet(under);
    QTRY_COMPARE(under.items("keepRule").size(), 3);
    QVERIFY(textOf(under, "keepingSpace").contains("5.6 GB") && textOf(under, "keepingSpace").contains("5.0 GB"));
    QVERIFY(textOf(under, "keepingOver").contains("600"));
    QVERIFY(textOf(under, "keepingWhy").contains("2.9 GB"));
    QTRY_COMPARE(under.items("letGo").size(), 2);
    QVERIFY(textOf(under, "vaultOver").contains("600")); // the page says it as well
    QCOMPARE(under.complaints(), QStringList());
}

void TestVaultKeeping::aRuleIsAddedAndRemoved() {
    Script script = sample();
    WindowUnderTest under(script);
    openSheet(under);
    QTRY_COMPARE(under.items("keepRule").size(), 3);
    QQuickItem* size = under.item("ruleSize");
    size->forceActiveFocus();
    under.type("20");
    under.item("ruleWhat")->parentItem()->setProperty("what", "metered");
    under.item("ruleWhat")->parentItem()->setProperty("type", "archive");
    QVERIFY(QMetaObject::invokeMethod(under.item("addRule"), "clicked"));
    QTRY_COMPARE(script.rulesSet.size(), size_t{1});
    const node::KeepRuleRow& rule = script.rulesSet[0].rule;
    QVERIFY(!rule.room && rule.kind == node::FileKind::Archive && rule.bytesMax == 20'000'000);
    QVERIFY(rule.keep && rule.onMetered && !script.rulesSet[0].remove);
    QTRY_COMPARE(under.items("keepRule").size(), 4);
    QVERIFY(QMetaObject::invokeMethod(under.items("removeRule").at(1), "clicked"));
    QTRY_COMPARE(script.rulesSet.size(), size_t{2});
    QVERIFY(script.rulesSet[1].remove && script.rulesSet[1].rule.kind == node::FileKind::Image);
    QTRY_COMPARE(under.items("keepRule").size(), 3);
    QCOMPARE(under.complaints(), QStringList());
}

void TestVaultKeeping::whatIsRefusedIsSaid() {
    Script script = sample();
    script.refuseRule = fail(Cause::Input, NodeError::NoSuchRoom).value();
    WindowUnderTest under(script);
    openSheet(under);
    QVERIFY(QMetaObject::invokeMethod(under.item("addRule"), "clicked"));
    QTRY_VERIFY(!textOf(under, "keepingError").isEmpty());
    const QString before = textOf(under, "keepingError");
    under.item("ruleSize")->setProperty("text", "many");
    QVERIFY(QMetaObject::invokeMethod(under.item("addRule"), "clicked"));
    QTRY_VERIFY(textOf(under, "keepingError") != before);
    QVERIFY(script.rulesSet.empty());
    QCOMPARE(under.complaints(), QStringList());
}

void TestVaultKeeping::theLimitIsSet() {
    Script script = sample();
    WindowUnderTest under(script);
    openSheet(under);
    under.item("quotaField")->setProperty("text", "7.5");
    QVERIFY(QMetaObject::invokeMethod(under.item("setQuota"), "clicked"));
    QTRY_VERIFY(script.keeping.quotaBytes == 7'500'000'000);
    QTRY_VERIFY(textOf(under, "keepingSpace").contains("7.5 GB"));
    QVERIFY(QMetaObject::invokeMethod(under.item("noQuota"), "clicked"));
    QTRY_VERIFY(!script.keeping.quotaBytes);
    QVERIFY(QMetaObject::invokeMethod(under.item("keepingLine"), "chosen", Q_ARG(QString, "yes")));
    QTRY_VERIFY(script.keeping.metered == node::Metered::Yes);
    QCOMPARE(under.complaints(), QStringList());
}

void TestVaultKeeping::aLastCopyGoesByTheSecondPress() {
    Script script = sample();
    WindowUnderTest under(script);
    openSheet(under);
    QTRY_COMPARE(under.items("letGo").size(), 2);
    QVERIFY(QMetaObject::invokeMethod(under.items("letGo").at(0), "clicked"));
    QVERIFY(script.evicted.empty());
    QVERIFY(QMetaObject::invokeMethod(under.items("letGo").at(1), "clicked")); // another one: asked anew
    QVERIFY(script.evicted.empty());
    QVERIFY(QMetaObject::invokeMethod(under.items("letGo").at(1), "clicked"));
    QTRY_COMPARE(script.evicted.size(), size_t{1});
    QVERIFY(script.evicted[0].lastCopies && script.evicted[0].files == std::vector{numbered<FileId>(8)});
    QTRY_COMPARE(under.items("letGo").size(), 1);
    QCOMPARE(under.complaints(), QStringList());
}

void TestVaultKeeping::itIsDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestVaultKeeping::itIsDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sample();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    openSheet(under);
    QTRY_COMPARE(under.items("keepRule").size(), 3);
    const QImage drawn = under.picture("vault-keeping-" + language + "-" + theme);
    QVERIFY(!drawn.isNull());
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("keepingSpace") == nullptr);
    under.picture("vault-over-" + language + "-" + theme);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestVaultKeeping)
#include "tst_vault_keeping.moc"
