// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// mDNS with a real Avahi, in a network of this test's own: what is published and heard, and what becomes of it when
// the interfaces, the id, the daemon or the bus change. What passes between two computers: e2e/tst_mdns.cpp.
#include "net/mdns_name.h"

#include "net/avahi_call.h"
#include "net/mdns.h"
#include "support/avahi_of_a_test.h"

#include <QDBusMetaType>
#include <QtTest>

#include <sched.h>

using namespace ieum;
using namespace ieum::net;
using ieum::test::AvahiOfATest;

namespace {

constexpr int waitMs = 40'000;
constexpr uint16_t beacon = 40'041;

Advert advertOf(uint8_t number) {
    Advert advert;
    advert.port = 47'000;
    advert.id.value.fill(std::byte{number});
    return advert;
}

bool sh(const QString& command) {
    QProcess process;
    process.start("sh", {"-c", command});
    return process.waitForFinished(waitMs) && process.exitCode() == 0;
}

std::vector<LocalInterface> interfaces(const std::vector<std::string>& names) { return usableInterfaces(names); }

/// Times that a test can wait for.
Timings quick() {
    Timings timings;
    timings.advertMs = 300;
    timings.mdnsTurnMs = 50;
    timings.mdnsRetryMs = 300;
    return timings;
}

/// Mdns and what it heard, without its own.
struct Ear {
    Mdns mdns{quick()};
    std::vector<std::pair<Advert, QString>> heard;

    Ear() {
        QObject::connect(&mdns, &Mdns::heard, &mdns, [this](const Advert& advert, const QHostAddress& from) {
            heard.emplace_back(advert, from.toString());
        });
    }
    bool has(const Advert& advert, const QString& from) const {
        return std::find(heard.begin(), heard.end(), std::pair(advert, from)) != heard.end();
    }
    bool hasNot(const Advert& advert) const {
        return std::none_of(heard.begin(), heard.end(), [&](const auto& each) { return each.first == advert; });
    }
};

} // namespace

/// Another program on the bus, which asks Avahi for all that is there and writes down what it says.
class Onlooker : public QObject {
    Q_OBJECT
  public:
    QStringList items;         ///< "interface name", those that are there now
    QList<QVariantList> found; ///< arguments of Found

    explicit Onlooker(const QString& address)
        : m_name(address + QString::number(quintptr(this))), m_bus(QDBusConnection::connectToBus(address, m_name)) {
        qDBusRegisterMetaType<QList<QByteArray>>();
        m_bus.connect({}, {}, avahi::serviceBrowser, "ItemNew", this, SLOT(onItem(QDBusMessage)));
        m_bus.connect({}, {}, avahi::serviceBrowser, "ItemRemove", this, SLOT(onGone(QDBusMessage)));
        m_bus.connect({}, {}, avahi::serviceResolver, "Found", this, SLOT(onFound(QDBusMessage)));
        make(daemon(), this, "ServiceBrowserNew", {-1, -1, mdnsType(beacon), "local", 0U}, [](const QString&) {});
    }
    ~Onlooker() override { QDBusConnection::disconnectFromBus(m_name); }
    QList<QVariantList> of(const QString& name) const {
        QList<QVariantList> all = found;
        all.removeIf([&name](const QVariantList& each) { return each[2].toString() != name; });
        return all;
    }
    AvahiDaemon daemon() const { return {m_bus, "org.freedesktop.Avahi"}; }

  public slots:
    void onItem(const QDBusMessage& message) {
        const QVariantList item = message.arguments();
        items += name(item);
        make(daemon(), this, "ServiceResolverNew", {item[0], item[1], item[2], item[3], item[4], item[1], 0U},
             [](const QString&) {});
    }
    void onGone(const QDBusMessage& message) { items.removeOne(name(message.arguments())); }
    void onFound(const QDBusMessage& message) { found += message.arguments(); }

  private:
    static QString name(const QVariantList& item) { return item[0].toString() + ' ' + item[2].toString(); }

    QString m_name;
    QDBusConnection m_bus;
};

class TestMdns : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() {
        if (::geteuid() != 0) QSKIP("needs root for a network of its own");
        if (!AvahiOfATest::isPossible()) QSKIP("needs avahi-daemon and dbus-daemon");
        QVERIFY(::unshare(CLONE_NEWNET) == 0);
        QVERIFY(sh("ip link set lo up"));
        // Cables that end in nothing: the other ends have no addresses.
        for (const char* each : {"eth0", "eth1"}) {
            QVERIFY(sh(QStringLiteral("ip link add %1 type veth peer name %1end && "
                                      "echo 0 > /proc/sys/net/ipv6/conf/%1/accept_dad && "
                                      "echo 1 > /proc/sys/net/ipv6/conf/%1end/disable_ipv6 && "
                                      "ip link set %1 up && ip link set %1end up")
                           .arg(each)));
        }
        QVERIFY(sh("ip addr add 10.9.0.1/24 brd + dev eth0 && ip addr add 10.8.0.1/24 brd + dev eth1"));
        m_avahi = std::make_unique<AvahiOfATest>();
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", m_avahi->address().toUtf8());
        QVERIFY(m_avahi->startBus());
    }
    void withoutAvahiNothingIsSaidAndItMayComeAndGo() {
        Ear ear;
        Ear other;
        ear.mdns.start({interfaces({"eth0"}), beacon, advertOf(1)});
        other.mdns.start({interfaces({"eth0"}), beacon, advertOf(2)});
        for (int i = 0; i < 2; ++i) {
            QVERIFY(m_avahi->start());
            QTRY_VERIFY_WITH_TIMEOUT(ear.mdns.isRunning() && other.mdns.isRunning(), waitMs);
            QTRY_VERIFY_WITH_TIMEOUT(ear.has(advertOf(2), "10.9.0.1") && other.has(advertOf(1), "10.9.0.1"), waitMs);
            m_avahi->stop();
            QTRY_VERIFY_WITH_TIMEOUT(!ear.mdns.isRunning() && !other.mdns.isRunning(), waitMs);
            ear.heard.clear();
            other.heard.clear();
        }
        QVERIFY(m_avahi->start());
    }
    void whatIsHeardIsSaidAgainLikeABeacon() {
        Ear ear;
        Ear other;
        ear.mdns.start({interfaces({"eth0"}), beacon, std::nullopt});
        other.mdns.start({interfaces({"eth0"}), beacon, advertOf(3)});
        QTRY_VERIFY_WITH_TIMEOUT(ear.heard.size() >= 6, waitMs);
        // By both protocols, and its own it does not hear.
        QTRY_VERIFY_WITH_TIMEOUT(ear.has(advertOf(3), "10.9.0.1"), waitMs);
        const auto isLinkLocal = [](const auto& each) {
            return each.second.startsWith("fe80::") && each.second.endsWith("%eth0");
        };
        QTRY_VERIFY_WITH_TIMEOUT(std::any_of(ear.heard.begin(), ear.heard.end(), isLinkLocal), waitMs);
        QVERIFY(other.heard.empty());
    }
    void ofTheComputerNothingIsPublished() {
        Ear ear;
        Onlooker onlooker(m_avahi->address());
        ear.mdns.start({interfaces({"eth0"}), beacon, advertOf(4)});
        // What was there before this test goes out of the way.
        const QString at = QString::number(interfaces({"eth0"})[0].index) + ' ';
        const QStringList only(2, at + mdnsInstance(advertOf(4)));
        QTRY_COMPARE_WITH_TIMEOUT(onlooker.items, only, waitMs);
        QTRY_VERIFY_WITH_TIMEOUT(onlooker.of(mdnsInstance(advertOf(4))).size() >= 2, waitMs);
        for (const QVariantList& found : onlooker.of(mdnsInstance(advertOf(4)))) {
            QCOMPARE(found[5].toString(), mdnsHost(advertOf(4)));
            QCOMPARE(found[8].toInt(), 47'000);
            QCOMPARE(qdbus_cast<QList<QByteArray>>(found[9]), QList<QByteArray>());
        }
    }
    void anotherIdIsAnotherServiceAndTheOldOneGoes() {
        Ear ear;
        Onlooker onlooker(m_avahi->address());
        ear.mdns.start({interfaces({"eth0"}), beacon, advertOf(5)});
        const QString at = QString::number(interfaces({"eth0"})[0].index) + ' ';
        QTRY_VERIFY_WITH_TIMEOUT(onlooker.items.contains(at + mdnsInstance(advertOf(5))), waitMs);
        ear.mdns.rename(advertOf(6));
        ear.mdns.rename(advertOf(7));
        // What was asked for in between is taken back, too.
        const QStringList only(2, at + mdnsInstance(advertOf(7)));
        QTRY_COMPARE_WITH_TIMEOUT(onlooker.items, only, waitMs);
        ear.mdns.stop();
        QTRY_COMPARE_WITH_TIMEOUT(onlooker.items, QStringList(), waitMs);
    }
    void onlyTheInterfacesThatWereNamedAreUsed() {
        Ear ear;
        Ear listener;
        Onlooker onlooker(m_avahi->address());
        listener.mdns.start({interfaces({"eth1"}), beacon, std::nullopt});
        ear.mdns.start({interfaces({"eth0"}), beacon, advertOf(8)});
        const QString name = mdnsInstance(advertOf(8));
        const QString eth0 = QString::number(interfaces({"eth0"})[0].index) + ' ' + name;
        const QString eth1 = QString::number(interfaces({"eth1"})[0].index) + ' ' + name;
        QTRY_COMPARE_WITH_TIMEOUT(onlooker.items, (QStringList{eth0, eth0}), waitMs);
        ear.mdns.start({interfaces({"eth1"}), beacon, advertOf(8)});
        QTRY_COMPARE_WITH_TIMEOUT(onlooker.items, (QStringList{eth1, eth1}), waitMs);
        QTRY_VERIFY_WITH_TIMEOUT(listener.has(advertOf(8), "10.8.0.1"), waitMs);
        QVERIFY(!listener.has(advertOf(8), "10.9.0.1"));
        // Nor the loopback, ever.
        ear.mdns.start({interfaces({"lo"}), beacon, advertOf(8)});
        QTRY_COMPARE_WITH_TIMEOUT(onlooker.items, QStringList(), waitMs);
    }
    void whatOthersMakeUpIsNotHeard() {
        // A program of this computer may publish what it likes; what a stranger sends comes the same way.
        const Onlooker liar(m_avahi->address());
        const int eth0 = interfaces({"eth0"})[0].index;
        const auto publish = [&](const QString& name, const QString& host, const QString& address, int port) {
            make(liar.daemon(), const_cast<Onlooker*>(&liar), "EntryGroupNew", {}, [=, &liar](const QString& group) {
                tell(liar.daemon(), group, avahi::entryGroup, "AddAddress", {eth0, -1, 16U, host, address});
                tell(liar.daemon(), group, avahi::entryGroup, "AddService",
                     {eth0, -1, 0U, name, mdnsType(beacon), "local", host, QVariant::fromValue(quint16(port)),
                      QVariant::fromValue(QList<QByteArray>{QByteArray(200, 'x'), QByteArray(200, '\0')})});
                tell(liar.daemon(), group, avahi::entryGroup, "Commit");
            });
        };
        publish("Printer of Seo-yeon", "a.local", "10.9.0.1", 47'000);
        publish(mdnsInstance(advertOf(10)), "b.local", "10.8.0.1", 47'000);   // elsewhere
        publish(mdnsInstance(advertOf(11)), "c.local", "192.0.2.1", 47'000);  // off the link
        publish(mdnsInstance(advertOf(12)), "d.local", "10.9.0.1", 8'080);    // bait
        publish(mdnsInstance(advertOf(13)), "e.local", "10.9.0.255", 47'000); // nobody
        publish(mdnsInstance(advertOf(14)), "f.local", "10.9.0.1", 47'000);   // one that may be true
        Ear ear;
        ear.mdns.start({interfaces({"eth0"}), beacon, std::nullopt});
        QTRY_VERIFY_WITH_TIMEOUT(ear.has(advertOf(14), "10.9.0.1") && liar.found.size() >= 6, waitMs);
        // Avahi told it of all of them by then, or would have in the next of many turns.
        const size_t heard = ear.heard.size();
        QTRY_VERIFY_WITH_TIMEOUT(ear.heard.size() > heard + 5, waitMs);
        for (uint8_t number = 10; number <= 13; ++number)
            QVERIFY2(ear.hasNot(advertOf(number)), qPrintable(QString::number(number)));
    }

  private:
    std::unique_ptr<AvahiOfATest> m_avahi;
};

QTEST_GUILESS_MAIN(TestMdns)
#include "tst_mdns.moc"
