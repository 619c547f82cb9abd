// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Backups in the window: written from the menu, and put back on the first start, over real profiles.
#include "ui/sheets/backing_up.h"

#include "ui/support/real_profile.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

class TestBackupSheet : public QObject {
    Q_OBJECT
  private slots:
    void theSheetWantsAPassphraseTwice_data();
    void theSheetWantsAPassphraseTwice();
    void whatWasWrittenIsSaid();
    void aBackupIsPutBackOnTheFirstStart();
};

void TestBackupSheet::theSheetWantsAPassphraseTwice_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    QTest::newRow("ko-light") << "ko"
                              << "light";
    QTest::newRow("en-dark") << "en"
                             << "dark";
}

void TestBackupSheet::theSheetWantsAPassphraseTwice() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled());
    under.click(under.item("addButton"));
    QTRY_VERIFY(under.item("menuBackup") != nullptr);
    QVERIFY(QMetaObject::invokeMethod(under.item("menuBackup"), "triggered"));
    QTRY_VERIFY(under.item("passphraseOnce") != nullptr && under.item("passphraseAgain") != nullptr);
    QVERIFY(!under.item("agree")->isEnabled());
    QCOMPARE(under.complaints(), QStringList()); // the dialog adds to what is there, and has that option
    under.item("passphraseOnce")->setProperty("text", "종이");
    QVERIFY(!under.item("agree")->isEnabled());
    under.item("passphraseAgain")->setProperty("text", "종이");
    QVERIFY(under.item("agree")->isEnabled());
    under.picture("backup-" + language + "-" + theme);
    QCOMPARE(under.complaints(), QStringList());
}

void TestBackupSheet::whatWasWrittenIsSaid() {
    Script script;
    Live live(std::make_unique<ScriptedApi>(script));
    BackingUp backing;
    backing.setProperty("live", QVariant::fromValue(&live));
    const QUrl target("file:///disk/ieum.ieum-backup");
    backing.write(target, "종이");
    QTRY_VERIFY(!backing.property("report").toString().isEmpty());
    QCOMPARE(backing.property("percent").toInt(), 25);
    QCOMPARE(script.backups.front().path, std::string("/disk/ieum.ieum-backup"));
    QCOMPARE(script.backups.front().passphrase, std::string("종이"));
    const QString first = backing.property("report").toString();
    backing.write(target, "종이");
    QTRY_VERIFY(!backing.property("report").toString().isEmpty());
    QVERIFY(backing.property("report").toString() != first); // what was added
}

void TestBackupSheet::aBackupIsPutBackOnTheFirstStart() {
    RealProfile lost;
    QVERIFY(lost.make("바다"));
    const auto room = lost.ask(node::CreateRoom{"모임"});
    const QString file = lost.beside(QStringLiteral("바다.ieum-backup"));
    QVERIFY(room && lost.ask(node::WriteBackup{file.toStdString(), "종이"}));
    const auto who = lost.ask(node::WhoAmI{});
    RealProfile back;
    {
        WindowUnderTest under(back.calls(), "ko", "light");
        QTRY_VERIFY(under.item("welcomeBackup") != nullptr);
        under.click(under.item("welcomeBackup"));
        QTRY_VERIFY(under.item("restore") != nullptr);
        QVERIFY(!under.item("restoreStart")->isEnabled());
        under.item("restore")->setProperty("file", QUrl::fromLocalFile(file));
        under.item("restorePassphrase")->setProperty("text", "바위");
        QTRY_VERIFY(under.item("restoreStart")->isEnabled());
        under.click(under.item("restoreStart"));
        QTRY_VERIFY(under.item("restoreError") != nullptr);
        under.picture("restore-wrong");
        QVERIFY(node::profileKindOf(back.path().toStdString()) == node::ProfileKind::Missing);
        under.item("restorePassphrase")->setProperty("text", "종이");
        under.click(under.item("restoreStart"));
        QTRY_VERIFY(under.item("roomTitle") != nullptr);
        QTRY_COMPARE(under.item("roomTitle")->property("text").toString(), QStringLiteral("모임"));
        under.picture("restored-from-backup");
        QCOMPARE(under.complaints(), QStringList());
    }
    const auto restored = back.ask(node::WhoAmI{});
    QVERIFY(who && restored && restored->person == who->person && restored->device == who->device);
}

QTEST_MAIN(TestBackupSheet)
#include "tst_backup_sheet.moc"
