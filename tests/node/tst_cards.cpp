// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "node/cards.h"

using namespace ieum::node;

class TestCards : public QObject {
    Q_OBJECT
  private slots:
    void theirFormIsThatOfTheDocument();
    void whatIsWrittenIsReadBack_data();
    void whatIsWrittenIsReadBack();
    void spacesAndTheSchemeDoNotCount();
    void noCardIsMadeOf_data();
    void noCardIsMadeOf();
    void noTextIsTakenForOne_data();
    void noTextIsTakenForOne();
};

void TestCards::theirFormIsThatOfTheDocument() {
    QCOMPARE(cardText({CardKind::Place, "서울시청", "37.5663,126.9779", ""}).value(),
             "📍 서울시청\ngeo:37.5663,126.9779");
    QCOMPARE(cardText({CardKind::Place, "", "-33.8568,151.2153", ""}).value(), "📍\ngeo:-33.8568,151.2153");
    QCOMPARE(cardText({CardKind::Account, "국민은행", "123456-04-123456", "이서연"}).value(),
             "🏦 국민은행\n123456-04-123456\n이서연");
    QCOMPARE(cardText({CardKind::Contact, "한지우", "+82-10-1234-5678", ""}).value(), "👤 한지우\ntel:+82-10-1234-5678");
}

void TestCards::whatIsWrittenIsReadBack_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("holder");
    QTest::newRow("a place") << 0 << "광화문 앞"
                             << "37.57145678,126.9769"
                             << "";
    QTest::newRow("without a name") << 0 << ""
                                    << "0,0"
                                    << "";
    QTest::newRow("the pole") << 0 << "남극"
                              << "-90,180.00"
                              << "";
    QTest::newRow("an account") << 1 << "카카오뱅크"
                                << "3333-01-1234567"
                                << "박민준";
    QTest::newRow("without dashes") << 1 << "신한"
                                    << "110123456789"
                                    << "Park Min-jun";
    QTest::newRow("a contact") << 2 << "아빠"
                               << "010-1234-5678"
                               << "";
    QTest::newRow("an emergency") << 2 << "119"
                                  << "119"
                                  << "";
    QTest::newRow("the longest title") << 2 << QString(80, u'가') << "119"
                                       << "";
}

void TestCards::whatIsWrittenIsReadBack() {
    QFETCH(int, kind);
    QFETCH(QString, title);
    QFETCH(QString, value);
    QFETCH(QString, holder);
    const Card card{static_cast<CardKind>(kind), title.toStdString(), value.toStdString(), holder.toStdString()};
    const auto text = cardText(card);
    QVERIFY(text);
    QVERIFY(cardOf(*text) == card);
}

void TestCards::spacesAndTheSchemeDoNotCount() {
    QCOMPARE(cardText({CardKind::Place, "  집 ", " geo:37.5, 127 ", ""}).value(), "📍 집\ngeo:37.5,127");
    QCOMPARE(cardText({CardKind::Place, "", "37.56653480946384, -126.97796919000001", ""}).value(),
             "📍\ngeo:37.56653480,-126.97796919"); // as a map gives it
    QCOMPARE(cardText({CardKind::Account, "농협 ", "302 1234 5678 91", " 나 "}).value(), "🏦 농협\n3021234567891\n나");
    QCOMPARE(cardText({CardKind::Contact, "나", "tel:02 123 4567", ""}).value(), "👤 나\ntel:021234567");
}

void TestCards::noCardIsMadeOf_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("holder");
    for (const char* value : {"", "37.5", "91,0", "90.1,0", "0,180.01", "37.5,126.9,4", "37.,1", ".5,1", "1e1,1",
                              "+1,1", "0001,1", "--1,1", "37.5,126.9;u=1", "３７,1", "nan,nan"}) {
        QTest::addRow("place %s", value) << 0 << "집" << value << "";
    }
    QTest::newRow("a place with a holder") << 0 << "집"
                                           << "1,1"
                                           << "나";
    QTest::newRow("no bank") << 1 << " "
                             << "123456"
                             << "나";
    QTest::newRow("no holder") << 1 << "농협"
                               << "123456"
                               << "";
    for (const char* value : {"12345", "-123456", "123456-", "12345a", "１２３４５６",
                              "1234567890123456789012345678901", "1--------2--3456"}) {
        QTest::addRow("account %s", value) << 1 << "농협" << value << "나";
    }
    QTest::newRow("no name") << 2 << ""
                             << "119"
                             << "";
    for (const char* value : {"", "11", "++82", "010;ext=1", "*#06#", "tel:tel:119"}) {
        QTest::addRow("contact %s", value) << 2 << "나" << value << "";
    }
    QTest::newRow("two lines") << 2 << "나\n너"
                               << "119"
                               << "";
    QTest::newRow("a control") << 2 << "나\u0007"
                               << "119"
                               << "";
    QTest::newRow("too long") << 2 << QString(81, u'가') << "119"
                              << "";
}

void TestCards::noCardIsMadeOf() {
    QFETCH(int, kind);
    QFETCH(QString, title);
    QFETCH(QString, value);
    QFETCH(QString, holder);
    QVERIFY(!cardText({static_cast<CardKind>(kind), title.toStdString(), value.toStdString(), holder.toStdString()}));
}

void TestCards::noTextIsTakenForOne_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"",
                             "📍",
                             "📍 집",
                             "📍\n",
                             "📍 집\ngeo:",
                             "📍집\ngeo:1,1",
                             "📍 집\ngeo:1,1\n",
                             "📍  집\ngeo:1,1",
                             "📍 집 \ngeo:1,1",
                             "📍 \ngeo:1,1",
                             "📍 집\nGEO:1,1",
                             "📍 집\nhttps://1,1",
                             "📍 집\ntel:119",
                             "집\ngeo:1,1",
                             " 📍 집\ngeo:1,1",
                             "📍 집\ngeo:1,1?q=javascript:",
                             "🏦 농협\n123456",
                             "🏦 농협\n123456\n나\n너",
                             "🏦 농협\n123456\n나\n",
                             "👤 나\n119",
                             "👤 나\ntel:119\r",
                             "📍 집\r\ngeo:1,1"}) {
        QTest::addRow("%s", QByteArray(text).toHex(' ').constData()) << QByteArray(text);
    }
    QTest::newRow("many lines") << "📍 집\ngeo:1,1" + QByteArray(1'000'000, '\n');
    QTest::newRow("with a zero") << QByteArray("📍 a\0b\ngeo:1,1");
}

void TestCards::noTextIsTakenForOne() {
    QFETCH(QByteArray, text);
    QVERIFY(!cardOf(text.toStdString()));
}

QTEST_GUILESS_MAIN(TestCards)
#include "tst_cards.moc"
