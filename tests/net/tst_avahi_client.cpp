// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A system bus that hangs, and none at all. What is done with one that works: tst_mdns.cpp.
#include "net/mdns.h"

#include "support/avahi_of_a_test.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QtTest>

using namespace ieum;
using namespace ieum::net;
using ieum::test::AvahiOfATest;

namespace {

constexpr int waitMs = 40'000;

MdnsWish wish() {
    LocalInterface eth0;
    eth0.name = "eth0";
    eth0.index = 4711;
    eth0.subnets = {{QHostAddress("10.9.0.1"), 24, QHostAddress("10.9.0.255")}};
    return {{eth0}, 40'042, Advert{47'000, {}}};
}

} // namespace

class TestAvahiClient : public QObject {
    Q_OBJECT
  private slots:
    void aBusThatHangsKeepsNobody() {
        if (!AvahiOfATest::isPossible()) QSKIP("needs avahi-daemon and dbus-daemon");
        AvahiOfATest avahi;
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", avahi.address().toUtf8());
        Timings timings;
        timings.mdnsRetryMs = 300;
        // There is no bus yet.
        Mdns early(timings);
        early.start(wish());
        // One that takes the connection and never says a word.
        QLocalServer hanging;
        QVERIFY(hanging.listen(avahi.address().section('=', 1)));
        QTRY_VERIFY_WITH_TIMEOUT(hanging.hasPendingConnections(), waitMs);
        {
            Mdns other(timings);
            other.start(wish());
            other.rename(Advert{47'000, {}});
            other.stop();
            other.start(wish());
        }
        bool isTurning = false;
        QTimer::singleShot(0, this, [&] { isTurning = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isTurning && !early.isRunning(), waitMs);
        // It ends, and a real one comes in its place.
        hanging.close();
        while (QLocalSocket* connection = hanging.nextPendingConnection()) connection->abort();
        if (::geteuid() != 0) QSKIP("needs root for Avahi");
        QVERIFY(avahi.startBus());
        QVERIFY(avahi.start());
        QTRY_VERIFY_WITH_TIMEOUT(early.isRunning(), waitMs);
    }
};

QTEST_GUILESS_MAIN(TestAvahiClient)
#include "tst_avahi_client.moc"
