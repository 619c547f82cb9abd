// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What guards single rooms against messages meant for others: the lock of the text and the background.
#include "ui/settings/room_ways.h"

#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"
#include "ui/words/names.h"

#include <QDropEvent>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

class TestRoomWays : public QObject {
    Q_OBJECT
  private slots:
    void theyAreKeptWithoutTheNameOfTheRoom();
    void whatIsKeptAndCannotBeIsDropped();
    void aLockedTextOpensWithAClickEachTime();
    void keysAloneOpenALockedText();
    void nothingIsAttachedToALockedText();
    void theSheetSetsBoth();
    void itIsDrawn_data();
    void itIsDrawn();

  private:
    std::unique_ptr<QSettings> settings() const {
        return std::make_unique<QSettings>(m_folder.filePath("w.ini"), QSettings::IniFormat);
    }
    static void show(WindowUnderTest& under, qsizetype row) {
        under.click(under.items("roomRow")[row]);
        QTRY_COMPARE(under.item("roomTitle")->property("text").toString(),
                     under.items("roomRow")[row]->property("name").toString());
    }
    QTemporaryDir m_folder;
};

void TestRoomWays::theyAreKeptWithoutTheNameOfTheRoom() {
    const QString room = hexOf(planningRoom);
    {
        const auto kept = settings();
        RoomWays ways(kept.get());
        QVERIFY(!ways.locks(room) && ways.colour(room) == 0);
        ways.setLocks(room, true);
        ways.setColour(room, 3);
        ways.setColour(hexOf(familyRoom), 2);
        ways.setColour(hexOf(familyRoom), 0); // as usual again: nothing is kept
    }
    const auto kept = settings();
    RoomWays ways(kept.get());
    QVERIFY(ways.locks(room) && ways.colour(room) == 3);
    QVERIFY(!ways.locks(hexOf(familyRoom)) && ways.colour(hexOf(familyRoom)) == 0);
    kept->beginGroup("rooms");
    QCOMPARE(kept->childGroups().size(), 1);
    kept->endGroup();
    QFile file(m_folder.filePath("w.ini"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(room.toUtf8()));
}

void TestRoomWays::whatIsKeptAndCannotBeIsDropped() {
    const QString room = hexOf(planningRoom);
    for (const QVariant& colour : {QVariant(99), QVariant(-1), QVariant("red")}) {
        const auto kept = settings();
        kept->clear();
        RoomWays(kept.get()).setColour(room, 1);
        kept->beginGroup("rooms");
        kept->setValue(kept->childGroups().value(0) + "/colour", colour);
        kept->endGroup();
        QCOMPARE(RoomWays(kept.get()).colour(room), 0);
    }
    RoomWays unkept(nullptr);
    unkept.setColour(room, 1000);
    QCOMPARE(unkept.colour(room), 0);
    unkept.setLocks(room, true);
    QVERIFY(unkept.locks(room));
    unkept.setLocks("", true);
    QVERIFY(!unkept.locks(""));
}

void TestRoomWays::aLockedTextOpensWithAClickEachTime() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("composerText"));
    QVERIFY(under.item("inputLock") == nullptr);
    under.preferences().roomWays()->setLocks(hexOf(planningRoom), true);
    QTRY_VERIFY(under.item("inputLock") && !under.item("composerText")->isEnabled());
    under.type("사장님"); // goes nowhere
    QCOMPARE(under.item("composerText")->property("text").toString(), QString());
    QVERIFY(script.sent.empty());
    under.click(under.item("inputLock"));
    QTRY_VERIFY(!under.item("inputLock") && under.item("composerText")->hasActiveFocus());
    under.type("네");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.sent.size(), size_t{1});
    show(under, 1);
    QVERIFY(under.item("inputLock") == nullptr); // that room asks for none
    show(under, 0);
    QTRY_VERIFY(under.item("inputLock") != nullptr); // each time
    under.item("inputLock")->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(under.window(), Qt::Key_Return); // and by keys
    QTRY_VERIFY(!under.item("inputLock") && under.item("composerText")->hasActiveFocus());
    QCOMPARE(script.sent.size(), size_t{1});
    QCOMPARE(under.complaints(), QStringList());
}

void TestRoomWays::keysAloneOpenALockedText() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("composerText"));
    QTest::keyClick(under.window(), Qt::Key_Down, Qt::AltModifier);
    under.preferences().roomWays()->setLocks(hexOf(planningRoom), true);
    QTRY_VERIFY(!under.item("inputLock"));
    QTest::keyClick(under.window(), Qt::Key_Up, Qt::AltModifier); // to the room above
    QTRY_VERIFY(under.item("inputLock") && under.item("inputLock")->hasActiveFocus());
    under.type("사장님");
    QVERIFY(under.item("inputLock") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(!under.item("inputLock") && under.item("composerText")->hasActiveFocus());
    QVERIFY(script.sent.empty());
    QCOMPARE(under.complaints(), QStringList());
}

void TestRoomWays::nothingIsAttachedToALockedText() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("composerText"));
    under.preferences().roomWays()->setLocks(hexOf(planningRoom), true);
    QTRY_VERIFY(under.item("inputLock") != nullptr);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("figures");
    file.close();
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(file.fileName())});
    const QPoint at(under.window()->width() - 200, 300);
    QDragEnterEvent enter(at, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(under.window(), &enter);
    QDropEvent drop(at, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(under.window(), &drop);
    under.click(under.item("inputLock"));
    QTRY_VERIFY(under.item("inputLock") == nullptr);
    QVERIFY(!under.item("send")->isEnabled());
}

void TestRoomWays::theSheetSetsBoth() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("roomMenu"));
    const auto* ways = under.preferences().roomWays();
    under.click(under.item("roomMenu"));
    under.clickNew("menuRoomWays");
    QTRY_VERIFY(under.item("lockTextChoice") && under.item("ground4"));
    QVERIFY(QMetaObject::invokeMethod(under.item("lockTextChoice"), "chosen", Q_ARG(QString, "yes")));
    QVERIFY(ways->locks(hexOf(planningRoom)) && !ways->locks(hexOf(familyRoom)));
    under.click(under.item("ground4"));
    QTRY_COMPARE(ways->colour(hexOf(planningRoom)), 4);
    QVERIFY(under.item("ground4")->property("checked").toBool());
    under.picture("room-ways-sheet");
    under.click(under.item("ground0"));
    QTRY_COMPARE(ways->colour(hexOf(planningRoom)), 0);
    QCOMPARE(under.complaints(), QStringList());
}

void TestRoomWays::itIsDrawn_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestRoomWays::itIsDrawn() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled() && under.item("stateLine"));
    const QImage before = under.picture("room-ways-before");
    under.preferences().roomWays()->setLocks(hexOf(planningRoom), true);
    under.preferences().roomWays()->setColour(hexOf(planningRoom), language == "ko" ? 1 : 5);
    QTRY_VERIFY(under.item("inputLock") != nullptr);
    const QImage after = under.picture("room-ways-" + language + "-" + theme);
    const QPoint empty(after.width() - 30, 260);
    QVERIFY(before.pixel(empty) != after.pixel(empty));
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestRoomWays)
#include "tst_room_ways.moc"
