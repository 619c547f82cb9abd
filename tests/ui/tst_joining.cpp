// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two real profiles in one process, on the loopback: the window of the second one becomes a further computer of the
// first by the link that the first one made.
#include "support/own_port.h"
#include "ui/support/real_profile.h"
#include "ui/support/window_under_test.h"

#include <QTest>

using namespace ieum;
using namespace ieum::uitest;

class TestJoining : public QObject {
    Q_OBJECT
  private slots:
    void theFirstStartBecomesAFurtherComputer();

  private:
    static constexpr int meetingMs = 30'000;
    static net::NetworkOptions loopback() {
        net::NetworkOptions network;
        network.interfaces = {"lo"};
        network.beaconPort = test::ownBeaconPort();
        return network;
    }
};

void TestJoining::theFirstStartBecomesAFurtherComputer() {
    RealProfile desk;
    RealProfile laptop;
    QVERIFY(desk.make("바다"));
    desk.goOnline(loopback());
    laptop.goOnline(loopback());
    const auto api = desk.open();
    QVERIFY(api != nullptr);
    const auto room = RealProfile::askOpen(*api, node::CreateRoom{"모임"});
    const auto link = RealProfile::askOpen(*api, node::LinkDevice{});
    QVERIFY(room && link);
    QString told;
    api->listen([&told](const node::Event& event) {
        if (const auto* linked = std::get_if<node::DeviceLinked>(&event)) told = QString::fromStdString(linked->name);
    });

    WindowUnderTest under(laptop.calls(), "ko", "light");
    QTRY_VERIFY(under.item("welcomeElsewhere") != nullptr);
    under.click(under.item("welcomeElsewhere"));
    QTRY_VERIFY(under.item("joinLink") != nullptr);
    under.item("joinLink")->setProperty("text", QString::fromStdString(link->link));
    under.item("joinName")->setProperty("text", "노트북");
    under.click(under.item("joinStart"));
    QTRY_COMPARE_WITH_TIMEOUT(told, QString("노트북"), meetingMs);
    QTRY_VERIFY_WITH_TIMEOUT(under.item("roomTitle") != nullptr, meetingMs);
    // Its rooms come by themselves: that of the own devices and the one that was there.
    QTRY_COMPARE_WITH_TIMEOUT(under.item("roomList")->property("count").toInt(), 2, meetingMs);
    const auto devices = RealProfile::askOpen(*api, node::ListDevices{});
    QVERIFY(devices && devices->size() == 2);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestJoining)
#include "tst_joining.moc"
