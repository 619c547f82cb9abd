// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pinned messages: found wherever they stand, stepped through, gone to, and unpinned.
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"
#include "ui/timeline/pins.h"
#include "ui/words/names.h"

#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

class TestPins : public QObject {
    Q_OBJECT
  private slots:
    void theyAreFoundFarBackAndTheNewestComesFirst();
    void whatChangesLaterIsNoticed();
    void whoeverIsOnlySaidToHaveWrittenItIsNotAllThatIsSaid();
    void whatIsDeletedIsNoPin();
    void theBarGoesThereAndStepsOn();
    void onlyWhoMayUnpins();
    void itIsDrawnInBothThemesAndLanguages_data();
    void itIsDrawnInBothThemesAndLanguages();
};

void TestPins::theyAreFoundFarBackAndTheNewestComesFirst() {
    Script script = longChat(1500);
    auto& messages = script.messages[planningRoom];
    messages[40].pinned = true;
    messages[1450].pinned = true;
    Live live(std::make_unique<ScriptedApi>(script));
    Pins pins;
    pins.setLive(&live);
    pins.setRoom(hexOf(planningRoom));
    QTRY_COMPARE(pins.count(), 2);
    QCOMPARE(pins.text(), QString("1450"));
    QCOMPARE(pins.author(), QString("이서연"));
    pins.step();
    QCOMPARE(pins.at(), 1);
    QCOMPARE(pins.message(), hexOf(messages[40].id));
    pins.step();
    QCOMPARE(pins.text(), QString("1450"));
    pins.setRoom(hexOf(familyRoom));
    QCOMPARE(pins.count(), 0);
    QCOMPARE(pins.text(), QString());
    pins.step();
    QCOMPARE(pins.at(), 0);
}

void TestPins::whatChangesLaterIsNoticed() {
    Script script = longChat(400);
    auto& messages = script.messages[planningRoom];
    messages[10].pinned = true;
    Live live(std::make_unique<ScriptedApi>(script));
    Pins pins;
    pins.setLive(&live);
    pins.setRoom(hexOf(planningRoom));
    QTRY_COMPARE(pins.count(), 1);
    messages[399].pinned = true;
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_COMPARE(pins.count(), 2);
    QCOMPARE(pins.text(), QString("399"));
    messages[10].pinned = false; // by somebody else, far from the newest
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_COMPARE(pins.count(), 1);
    messages[20].pinned = true;
    pins.look(); // by us
    QTRY_COMPARE(pins.count(), 2);
    // Whoever looks at an older one stays with it.
    pins.step();
    QCOMPARE(pins.text(), QString("20"));
    messages[380].pinned = true;
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_COMPARE(pins.count(), 3);
    QCOMPARE(pins.text(), QString("20"));
    QCOMPARE(pins.at(), 2);
}

void TestPins::whoeverIsOnlySaidToHaveWrittenItIsNotAllThatIsSaid() {
    Script script = sampleChat();
    node::MessageRow& first = script.messages[planningRoom].front();
    first.pinned = first.imported = true;
    first.importedName = "엄마";
    first.tiedTo = numbered<PersonId>(16);
    Live live(std::make_unique<ScriptedApi>(script));
    Pins pins;
    pins.setLive(&live);
    pins.setRoom(hexOf(planningRoom));
    QTRY_COMPARE(pins.count(), 1);
    QVERIFY(pins.author().contains("이서연") && pins.author().contains("엄마"));
}

void TestPins::whatIsDeletedIsNoPin() {
    Script script = longChat(10);
    auto& messages = script.messages[planningRoom];
    messages[3].pinned = true;
    Live live(std::make_unique<ScriptedApi>(script));
    Pins pins;
    pins.setLive(&live);
    pins.setRoom(hexOf(planningRoom));
    QTRY_COMPARE(pins.count(), 1);
    messages[3].gone = node::Gone::Deleted;
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_COMPARE(pins.count(), 0);
}

void TestPins::theBarGoesThereAndStepsOn() {
    Script script = longChat(300);
    auto& messages = script.messages[planningRoom];
    messages[5].pinned = true;
    messages[200].pinned = true;
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("pinnedMessage") != nullptr);
    QTRY_VERIFY(under.item("nextPin") != nullptr);
    under.click(under.item("pinnedMessage"));
    QTRY_COMPARE(under.item("timeline")->property("markedMessage").toString(), hexOf(messages[200].id));
    QTRY_VERIFY(under.item("toNewest") != nullptr);
    under.click(under.item("nextPin"));
    under.click(under.item("pinnedMessage"));
    QTRY_COMPARE(under.item("timeline")->property("markedMessage").toString(), hexOf(messages[5].id));
    under.click(under.item("unpin"));
    QTRY_COMPARE(script.messagePins.size(), size_t{1});
    QCOMPARE(script.messagePins.front().message, messages[5].id);
    QVERIFY(script.messagePins.front().remove);
    QTRY_VERIFY(under.item("nextPin") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestPins::onlyWhoMayUnpins() {
    Script script = longChat(5);
    script.messages[planningRoom][2].pinned = true;
    script.rooms.front().ownRole = node::Role::Member;
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("pinnedMessage") != nullptr);
    QVERIFY(under.item("unpin") == nullptr);
    // In a room of two both may.
    script.rooms.front().kind = node::RoomKind::Direct;
    script.tell(node::RoomsChanged{});
    QTRY_VERIFY(under.item("unpin") != nullptr);
}

void TestPins::itIsDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestPins::itIsDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    auto& messages = script.messages[planningRoom];
    messages.front().pinned = true;
    messages.back().pinned = true;
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled() && under.item("nextPin") != nullptr);
    under.picture("pinned-" + language + "-" + theme);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestPins)
#include "tst_pins.moc"
