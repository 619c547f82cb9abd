// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The card of a person, in the real window: how it is opened, what it says and does not say, and what follows from it.
#include "node/error.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"
#include "ui/words/names.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>
#include <algorithm>

using namespace ieum;
using namespace ieum::uitest;

namespace {

const PersonId seoyeon = numbered<PersonId>(16);
const RoomId roomOfTwo = numbered<RoomId>(11);

node::PersonRow cardOf(const PersonId& person, const std::string& name) {
    node::PersonRow row;
    row.person = person;
    row.name = name;
    for (int i = 0; i < 12; ++i) row.number += std::to_string(10000 + i);
    row.reachable = true;
    row.seenMs = thatDayMs(9, 0);
    row.sinceMs = thatDayMs(8, 0);
    row.devices = {{numbered<DeviceId>(1), "노트북", true}, {numbered<DeviceId>(2), "집 컴퓨터", false}};
    row.rooms = {{planningRoom, "기획팀", node::RoomKind::Group, node::Role::Admin},
                 {roomOfTwo, name, node::RoomKind::Direct, node::Role::Member}};
    row.direct = roomOfTwo;
    return row;
}

Script chatWithCards() {
    Script script = sampleChat();
    script.people[seoyeon] = cardOf(seoyeon, "이서연");
    return script;
}

QString textOf(const WindowUnderTest& under, const char* name) {
    const QQuickItem* item = under.item(name);
    return item == nullptr ? QString() : item->property("text").toString();
}

/// The line above his first message.
QQuickItem* authorLine(const WindowUnderTest& under, const QString& author) {
    for (QQuickItem* each : under.items("authorName")) {
        if (each->property("text").toString() == author) return each;
    }
    return nullptr;
}

/// By keys, so that the oldest message is seen whole; it is hers.
void goToTheOldest(const WindowUnderTest& under) {
    QTRY_VERIFY(under.isSettled() && under.item("timeline") != nullptr);
    QQuickItem* list = under.item("timeline");
    list->forceActiveFocus(Qt::TabFocusReason);
    for (int i = 0; i < list->property("count").toInt(); ++i) QTest::keyClick(under.window(), Qt::Key_Up);
    (void)under.window()->grabWindow();
}

void openByAuthor(const WindowUnderTest& under) {
    goToTheOldest(under);
    QTRY_VERIFY(authorLine(under, "이서연") != nullptr);
    under.click(authorLine(under, "이서연"));
    QTRY_VERIFY(under.item("personDigits") != nullptr);
}

} // namespace

class TestPersonCard : public QObject {
    Q_OBJECT
  private slots:
    void theNameAboveAMessageOpensIt();
    void theMenuOfAMessageDoesSo();
    void theListOfMembersDoesSoByPointerAndKeys();
    void oneselfHasNone();
    void itLeadsToTheRoomOfTheTwo();
    void withoutOneItLeadsToAnInvitation();
    void theKeyIsCopied();
    void whoLeftIsSaidToHave();
    void hostileNamesStayNames();
    void aNameThatWasImportedIsNoPerson();
    void itIsDrawnInBothThemesAndLanguages_data();
    void itIsDrawnInBothThemesAndLanguages();
};

void TestPersonCard::theNameAboveAMessageOpensIt() {
    Script script = chatWithCards();
    WindowUnderTest under(script);
    openByAuthor(under);
    QString digits = textOf(under, "personDigits");
    QCOMPARE(digits.count(' '), 11);
    QCOMPARE(digits.remove(' ').toStdString(), script.people[seoyeon].number);
    QVERIFY2(textOf(under, "personDetail").contains("지금 닿음"), qPrintable(textOf(under, "personDetail")));
    const QString devices = textOf(under, "personDevices");
    QVERIFY2(devices.contains("노트북") && devices.contains("집 컴퓨터"), qPrintable(devices));
    QCOMPARE(devices.count('\n'), 1);
    const QString rooms = textOf(under, "personRooms");
    QVERIFY2(rooms.contains("기획팀") && rooms.contains("둘만의 방"), qPrintable(rooms));
    QVERIFY(under.item("personWarning") == nullptr && under.item("personError") == nullptr);
    // What changes while it is shown is shown.
    script.people[seoyeon].forked = true;
    script.people[seoyeon].moreRooms = 9;
    script.tell(node::StatusChanged{});
    QTRY_VERIFY(under.item("personWarning") != nullptr);
    QVERIFY(textOf(under, "personRooms").contains("9"));
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("personDigits") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestPersonCard::theMenuOfAMessageDoesSo() {
    Script script = chatWithCards();
    WindowUnderTest under(script);
    goToTheOldest(under);
    QTest::keyClick(under.window(), Qt::Key_Return);
    under.clickNew("menuPerson");
    QTRY_VERIFY(under.item("personDigits") != nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestPersonCard::theListOfMembersDoesSoByPointerAndKeys() {
    Script script = chatWithCards();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.click(under.item("roomSubtitle"));
    QTRY_VERIFY(!under.items("memberCard").isEmpty());
    const auto cardNamed = [&](const QString& name) -> QQuickItem* {
        for (QQuickItem* each : under.items("memberCard")) {
            if (each->parentItem()->property("name").toString() == name) return each;
        }
        return nullptr;
    };
    QTRY_VERIFY(cardNamed("이서연") != nullptr);
    (void)under.window()->grabWindow();
    under.click(cardNamed("이서연"));
    QTRY_VERIFY(under.item("personDigits") != nullptr);
    under.clickNew("personClose");
    QTRY_VERIFY(under.item("personDigits") == nullptr);
    cardNamed("이서연")->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("personDigits") != nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestPersonCard::oneselfHasNone() {
    Script script = chatWithCards();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.click(under.item("roomSubtitle"));
    const auto others = static_cast<qsizetype>(script.members[planningRoom].size()) - 1;
    const auto shown = [&] {
        const QList<QQuickItem*> all = under.items("memberCard");
        return std::count_if(all.begin(), all.end(), [](const QQuickItem* each) { return each->isVisible(); });
    };
    QTRY_COMPARE(shown(), others);
}

void TestPersonCard::itLeadsToTheRoomOfTheTwo() {
    Script script = chatWithCards();
    WindowUnderTest under(script);
    openByAuthor(under);
    QVERIFY(under.item("personInvite") == nullptr);
    under.clickNew("personEnd");
    QTRY_COMPARE(under.item("messenger")->property("room").toString(), ui::hexOf(roomOfTwo));
    QTRY_VERIFY(under.item("personDigits") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestPersonCard::withoutOneItLeadsToAnInvitation() {
    Script script = chatWithCards();
    script.people[seoyeon].direct.reset();
    script.people[seoyeon].rooms.pop_back();
    WindowUnderTest under(script);
    openByAuthor(under);
    QVERIFY(under.item("personClose") == nullptr);
    under.clickNew("personInvite");
    QTRY_COMPARE(textOf(under, "inviteLink").toStdString(), script.inviteLink);
    QTRY_VERIFY(under.item("personDigits") == nullptr);
    QCOMPARE(under.item("messenger")->property("room").toString(), ui::hexOf(planningRoom));
    QCOMPARE(under.complaints(), QStringList());
}

void TestPersonCard::theKeyIsCopied() {
    Script script = chatWithCards();
    WindowUnderTest under(script);
    openByAuthor(under);
    QGuiApplication::clipboard()->clear();
    under.clickNew("personCopy");
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), ui::hexOf(seoyeon));
}

void TestPersonCard::whoLeftIsSaidToHave() {
    Script script = chatWithCards();
    WindowUnderTest under(script);
    openByAuthor(under);
    script.people.clear();
    script.tell(node::RoomsChanged{});
    QTRY_VERIFY(under.item("personError") != nullptr);
    for (const char* gone : {"personDigits", "personRooms", "personDevices", "personDetail", "personCopy"})
        QVERIFY2(under.item(gone) == nullptr, gone);
    QVERIFY(under.item("personInvite") == nullptr);
    under.clickNew("personEnd");
    QTRY_VERIFY(under.item("personError") == nullptr);
    QCOMPARE(under.item("messenger")->property("room").toString(), ui::hexOf(planningRoom));
}

void TestPersonCard::hostileNamesStayNames() {
    Script script = chatWithCards();
    const std::string hostile = "\xe2\x80\xae<b>이서연</b>\n" + std::string(5000, 'x');
    node::PersonRow& row = script.people[seoyeon];
    row.name = hostile;
    for (auto& device : row.devices) device.name = hostile;
    row.direct.reset();
    for (auto& room : row.rooms) room.name = hostile;
    WindowUnderTest under(script);
    openByAuthor(under);
    for (const char* name : {"personDevices", "personRooms"}) {
        const QString text = textOf(under, name);
        QVERIFY2(!text.contains(QChar(0x202e)) && text.count('\n') == 1, name);
        QVERIFY2(text.size() < 3 * ui::maxNameLetters, name);
        QCOMPARE(under.item(name)->property("textFormat").toInt(), static_cast<int>(Qt::PlainText));
    }
    QCOMPARE(under.complaints(), QStringList());
}

void TestPersonCard::aNameThatWasImportedIsNoPerson() {
    Script script = chatWithCards();
    node::MessageRow& first = script.messages[planningRoom].front();
    first.imported = true;
    first.author = {};
    first.source = "kakaotalk-android";
    first.authorName = first.importedName = "엄마";
    WindowUnderTest under(script);
    goToTheOldest(under);
    QTRY_VERIFY(authorLine(under, "엄마") != nullptr && authorLine(under, "이서연") != nullptr);
    under.click(authorLine(under, "엄마"));
    // The next one is a person; when his card is there, the other one's would be.
    under.click(authorLine(under, "이서연"));
    QTRY_VERIFY(under.item("personDigits") != nullptr);
    QVERIFY(under.item("personError") == nullptr);
}

void TestPersonCard::itIsDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"})
            QTest::addRow("%s, %s", language, theme) << QString(language) << QString(theme);
    }
}

void TestPersonCard::itIsDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = chatWithCards();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    openByAuthor(under);
    (void)under.picture("person-" + language + "-" + theme);
    QCOMPARE(textOf(under, "personDetail").contains("Reachable now"), language == "en");
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestPersonCard)
#include "tst_person_card.moc"
