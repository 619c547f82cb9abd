// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The computers of one person: the list, a link for a further one, removing one, and the first start of that one.
#include "ui/devices/device_linking.h"
#include "ui/devices/device_list.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace ieum;
using namespace ieum::uitest;

namespace {

const DeviceId desk = numbered<DeviceId>(1);
const DeviceId laptop = numbered<DeviceId>(2);
const DeviceId attic = numbered<DeviceId>(3);

std::vector<node::DeviceRow> threeComputers() {
    return {{laptop, "노트북", false, true, desk},
            {desk, "사무실 컴퓨터", true, false, {}},
            {attic, "다락방", false, false, numbered<DeviceId>(9)}};
}

} // namespace

class TestDevices : public QObject {
    Q_OBJECT
  private slots:
    void thisComputerStandsFirstAndEachSaysWhoLinkedIt();
    void theSheetListsLinksAndRemoves_data();
    void theSheetListsLinksAndRemoves();
    void aLinkThatRanOutIsTakenAway();
    void theTimeThatIsLeftIsCounted();
    void aSmallWindowHasRoomForTheLink();
    void theFirstStartJoinsAnotherComputer_data();
    void theFirstStartJoinsAnotherComputer();
    void aBadLinkMakesNoProfile();
    void whoWaitsIsAskedAgainAfterARestart();

  private:
    static void openSheet(const WindowUnderTest& under) {
        under.click(under.item("addButton"));
        QTRY_VERIFY(under.item("menuDevices") != nullptr);
        // A menu that has just opened may not stand yet where a click would find it.
        QVERIFY(QMetaObject::invokeMethod(under.item("menuDevices"), "triggered"));
        QTRY_VERIFY(under.item("linkDevice") != nullptr);
    }
    static QString textOf(const WindowUnderTest& under, const char* name) {
        QQuickItem* item = under.item(name);
        return item == nullptr ? QString() : item->property("text").toString();
    }
};

void TestDevices::thisComputerStandsFirstAndEachSaysWhoLinkedIt() {
    Script script;
    ui::Live live(std::make_unique<ScriptedApi>(script));
    ui::DeviceList list;
    QAbstractItemModelTester tester(list.rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    list.setLive(&live);
    QCOMPARE(list.total(), 0);
    script.devices = threeComputers();
    script.tell(node::StatusChanged{});
    QTRY_COMPARE(list.total(), 3);
    const auto cell = [&](int row, const char* role) {
        return list.rows()->data(list.rows()->index(row, 0), list.rows()->roleNames().key(role));
    };
    QVERIFY(cell(0, "self").toBool());
    QCOMPARE(cell(0, "detail").toString(), QString("This computer · the first one"));
    QCOMPARE(cell(1, "detail").toString(), QString("Connected · linked by this computer"));
    QCOMPARE(cell(2, "detail").toString(), QString("Not connected · linked by a computer that was removed"));
}

void TestDevices::theSheetListsLinksAndRemoves_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestDevices::theSheetListsLinksAndRemoves() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    script.devices = threeComputers();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled());
    openSheet(under);
    QTRY_COMPARE(under.item("deviceList")->property("count").toInt(), 3);
    under.picture("devices-" + language + "-" + theme);

    under.item("linkDevice")->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(textOf(under, "deviceLink").startsWith("ieum:device/"));
    QCOMPARE(textOf(under, "typedCode"), QStringLiteral("K7QM-2XRD-9WHT-3FZP"));
    QTRY_VERIFY(under.item("qrCode") != nullptr);
    QVERIFY2(textOf(under, "deviceLinkNote").contains("10:00") || textOf(under, "deviceLinkNote").contains("9:5"),
             qPrintable(textOf(under, "deviceLinkNote")));
    under.picture("link-" + language + "-" + theme);
    QGuiApplication::clipboard()->clear();
    under.click(under.item("agree"));
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), textOf(under, "deviceLink"));

    // It comes, and is told by its name.
    script.devices.push_back({numbered<DeviceId>(4), "거실", false, true, desk});
    script.tell(node::DeviceLinked{{}, numbered<DeviceId>(4), "거실"});
    QTRY_VERIFY2(textOf(under, "linkAdvice").contains("거실"), qPrintable(textOf(under, "linkAdvice")));
    QVERIFY(under.item("qrCode") == nullptr && under.item("deviceLink") == nullptr);
    under.picture("linked-" + language + "-" + theme);
    QTRY_COMPARE(under.item("deviceList")->property("count").toInt(), 4);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("linkAdvice") == nullptr);

    // Nothing is removed before the question is answered.
    under.click(under.item("removeDevice"));
    QTRY_VERIFY(under.item("agree") != nullptr);
    QCOMPARE(script.devices.size(), size_t{4});
    under.picture("remove-" + language + "-" + theme);
    under.click(under.item("agree"));
    QTRY_COMPARE(script.devices.size(), size_t{3});
    QVERIFY(script.devices.front().device == desk);
    QTRY_COMPARE(under.item("deviceList")->property("count").toInt(), 3);
    QCOMPARE(under.complaints(), QStringList());
}

void TestDevices::aLinkThatRanOutIsTakenAway() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    openSheet(under);
    QVERIFY(
        QMetaObject::invokeMethod(under.item("sheetSet"), "made", Q_ARG(QString, "link"))); // before it is asked for
    auto* deed = under.window()->findChild<ui::DeviceLinking*>("deviceLinking");
    QVERIFY(deed != nullptr);
    QVERIFY(deed->setProperty("lifeMs", 50));
    under.click(under.item("linkDevice"));
    QTRY_VERIFY(deed->property("ranOut").toBool());
    QTRY_VERIFY(under.item("linkAdvice") != nullptr);
    QVERIFY(under.item("qrCode") == nullptr && under.item("deviceLink") == nullptr);
    deed->setProperty("lifeMs", 600'000);
    under.click(under.item("agree")); // a new one
    QTRY_VERIFY(textOf(under, "deviceLink").endsWith('2'));
    QCOMPARE(script.deviceLinks, 2);
}

void TestDevices::theTimeThatIsLeftIsCounted() {
    QCOMPARE(ui::leftText(600'000), QString("10:00"));
    QCOMPARE(ui::leftText(599'001), QString("10:00"));
    QCOMPARE(ui::leftText(599'000), QString("9:59"));
    QCOMPARE(ui::leftText(1), QString("0:01"));
    QCOMPARE(ui::leftText(0), QString());
    QCOMPARE(ui::leftText(-5), QString());
}

void TestDevices::aSmallWindowHasRoomForTheLink() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    under.window()->resize(640, 480);
    QTRY_VERIFY(under.isSettled());
    openSheet(under);
    under.click(under.item("linkDevice"));
    QTRY_VERIFY(under.item("qrCode") != nullptr);
    under.picture("link-small");
    for (const char* name : {"qrCode", "deviceLink", "agree"}) {
        QQuickItem* item = under.item(name);
        QVERIFY2(item != nullptr, name);
        const QRectF place = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
        QVERIFY2(QRectF(0, 0, 640, 480).contains(place), name);
    }
}

void TestDevices::theFirstStartJoinsAnotherComputer_data() { theSheetListsLinksAndRemoves_data(); }

void TestDevices::theFirstStartJoinsAnotherComputer() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script;
    WindowUnderTest under(script, node::ProfileKind::Missing, language, theme);
    QTRY_VERIFY(under.item("welcomeElsewhere") != nullptr);
    under.item("welcomeElsewhere")->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("joinLink") && under.item("joinLink")->hasActiveFocus());
    QVERIFY(!textOf(under, "joinName").isEmpty()); // a name to begin with
    under.item("joinName")->setProperty("text", "노트북");
    under.picture("join-" + language + "-" + theme);
    QVERIFY(!under.item("joinStart")->isEnabled());
    under.type("ieum:a link");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.joinedLinks, std::vector<std::string>{"ieum:alink"});
    QCOMPARE(under.made().front(), std::pair(std::string("노트북"), std::string()));
    QTRY_VERIFY2(textOf(under, "joinHeading").contains("이서연"), qPrintable(textOf(under, "joinHeading")));
    QVERIFY(under.item("joinLink") == nullptr);
    under.picture("waiting-" + language + "-" + theme);
    // The link ran out; another one.
    under.click(under.item("joinOther"));
    QTRY_VERIFY(under.item("joinLink") != nullptr);
    under.item("joinLink")->setProperty("text", "ieum:second");
    under.click(under.item("joinStart"));
    QTRY_COMPARE(script.joinedLinks.size(), size_t{2});
    QCOMPARE(under.made().size(), size_t{1});
    QTRY_VERIFY(under.item("joinLink") == nullptr);
    script.tell(node::DeviceLinked{{}, laptop, "노트북"});
    QTRY_VERIFY(under.item("firstSteps") != nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestDevices::aBadLinkMakesNoProfile() {
    Script script;
    WindowUnderTest under(script, node::ProfileKind::Missing);
    QTRY_VERIFY(under.item("welcomeElsewhere") != nullptr);
    under.click(under.item("welcomeElsewhere"));
    QTRY_VERIFY(under.item("joinLink") && under.item("joinLink")->hasActiveFocus());
    under.type("https://example.org");
    under.click(under.item("joinStart"));
    QTRY_VERIFY(!textOf(under, "joinError").isEmpty());
    QVERIFY(under.made().empty());
    under.click(under.item("joinOther")); // back
    QTRY_VERIFY(under.item("welcomeName") != nullptr);
}

void TestDevices::whoWaitsIsAskedAgainAfterARestart() {
    Script script;
    script.status.joining = "이서연";
    WindowUnderTest under(script);
    QTRY_VERIFY2(textOf(under, "joinHeading").contains("이서연"), qPrintable(textOf(under, "joinHeading")));
    QVERIFY(under.item("firstSteps") == nullptr);
    script.tell(node::DeviceLinked{{}, laptop, "노트북"});
    QTRY_VERIFY(under.item("firstSteps") != nullptr);
}

QTEST_MAIN(TestDevices)
#include "tst_devices.moc"
