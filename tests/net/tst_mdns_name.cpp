// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns_name.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::net;

namespace {

Advert advertOf(uint8_t number, uint16_t port = 47'000) {
    Advert advert;
    advert.port = port;
    advert.id.value.fill(std::byte{number});
    return advert;
}

} // namespace

class TestMdnsName : public QObject {
    Q_OBJECT
  private slots:
    void aNameIsItsAdvertAndNothingElse() {
        const Advert advert = advertOf(0xa7, 0xb798);
        QCOMPARE(mdnsInstance(advert), QStringLiteral("4945554d010198b7a7a7a7a7a7a7a7a7"));
        QVERIFY(parseMdnsInstance(mdnsInstance(advert)) == advert);
        QCOMPARE(mdnsHost(advert), QStringLiteral("a7a7a7a7a7a7a7a7.local"));
    }
    void anotherBeaconPortIsAnotherLan() {
        QCOMPARE(mdnsType(47'474), QStringLiteral("_ieum._tcp"));
        QCOMPARE(mdnsType(40'001), QStringLiteral("_ieum-40001._tcp"));
        // RFC 6335: fifteen characters at most.
        QVERIFY(mdnsType(65'535).section('.', 0, 0).size() - 1 <= 15);
    }
    void everyOtherNameIsRefused_data() {
        QTest::addColumn<QString>("name");
        const QString good = mdnsInstance(advertOf(1));
        QTest::newRow("empty") << QString();
        QTest::newRow("a person's") << QStringLiteral("Printer of Seo-yeon");
        QTest::newRow("as long, but text")
            << QStringLiteral("가나다라마바사아자차카타파하가나다라마바사아자차카타파하가나다라");
        QTest::newRow("short") << good.chopped(2);
        QTest::newRow("odd") << good.chopped(1);
        QTest::newRow("long") << good + "00";
        QTest::newRow("capitals") << good.toUpper();
        QTest::newRow("a blank between") << good.left(15) + ' ' + good.mid(16);
        QTest::newRow("other letters") << good.chopped(1) + 'g';
        QTest::newRow("full-width digits") << good.chopped(1) + QChar(0xff11);
        QTest::newRow("a zero byte") << good.chopped(1) + QChar(0);
        QTest::newRow("not ours") << "5" + good.mid(1);
        QTest::newRow("another version") << good.left(8) + "02" + good.mid(10);
        QTest::newRow("a question") << good.left(10) + "02" + good.mid(12);
        QTest::newRow("a port of the system") << mdnsInstance(advertOf(1, 22));
        QTest::newRow("endless") << good.repeated(100'000);
    }
    void everyOtherNameIsRefused() {
        QFETCH(QString, name);
        QVERIFY(!parseMdnsInstance(name));
    }
};

QTEST_GUILESS_MAIN(TestMdnsName)
#include "tst_mdns_name.moc"
