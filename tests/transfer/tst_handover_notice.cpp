// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A notice that people read and programs read back.
#include <vector>

#include "transfer/handover_notice.h"

#include <QTest>

using namespace ieum::transfer;

class TestHandoverNotice : public QObject {
    Q_OBJECT
  private slots:
    void whatIsWrittenIsReadBack_data() {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("link");
        QTest::addRow("both") << "텔레그램"
                              << "https://t.me/+AbCd";
        QTest::addRow("no link") << "our Mattermost (ask Hana)"
                                 << "";
        QTest::addRow("the place has an arrow in it") << "A → B"
                                                      << "xmpp:room@conference.example.org?join";
    }
    void whatIsWrittenIsReadBack() {
        QFETCH(QString, place);
        QFETCH(QString, link);
        const HandoverPlace wanted{place.toStdString(), link.toStdString()};
        QVERIFY(isGood(wanted));
        for (const bool korean : {true, false}) {
            const auto options = handoverOptions(korean);
            QCOMPARE(handoverPlaceOf(handoverText(wanted, korean), options).value_or(HandoverPlace{}), wanted);
        }
    }
    void nothingElseIsTakenForOne() {
        const HandoverPlace place{"Telegram", ""};
        const auto korean = handoverOptions(true);
        QVERIFY(!handoverPlaceOf("회식은 어디로 갈까요?", korean));
        QVERIFY(!handoverPlaceOf(handoverText(place, true), handoverOptions(false)));
        const std::vector<std::string> three{korean[0], korean[1], "셋째"};
        QVERIFY(!handoverPlaceOf(handoverText(place, true), three));
        QVERIFY(!handoverPlaceOf(handoverText(place, true), {}));
        QVERIFY(!handoverPlaceOf("이 방은 여기서 이어집니다 → \nhttps://example.org", korean)); // no place at all
    }
    void anEditThatWordsTheAdviceAnewKeepsThePlace() {
        const auto read = handoverPlaceOf("This room goes on here → Signal\nhttps://signal.group/#x\nSee you there!",
                                          handoverOptions(false));
        QCOMPARE(read.value_or(HandoverPlace{}), (HandoverPlace{"Signal", "https://signal.group/#x"}));
        const auto bare = handoverPlaceOf("This room goes on here → Signal\nSee you there!", handoverOptions(false));
        QCOMPARE(bare.value_or(HandoverPlace{}), (HandoverPlace{"Signal", ""}));
    }
    void placesThatHideSomethingAreNone_data() {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("link");
        QTest::addRow("empty") << ""
                               << "https://example.org";
        QTest::addRow("two lines") << "A\nB"
                                   << "";
        QTest::addRow("turned around") << QString("A") + QChar(0x202E) + "B"
                                       << "";
        QTest::addRow("a link with a space") << "A"
                                             << "https://example.org/ b";
        QTest::addRow("a link of two lines") << "A"
                                             << "https://example.org\nC";
        QTest::addRow("too long") << QString(201, 'a') << "";
        QTest::addRow("too long a link") << "A" << QString(2'001, 'a');
    }
    void placesThatHideSomethingAreNone() {
        QFETCH(QString, place);
        QFETCH(QString, link);
        QVERIFY(!isGood({place.toStdString(), link.toStdString()}));
    }
    void bytesThatAreNoTextAreNone() { QVERIFY(!isGood({"A\xff", ""})); }
};

QTEST_GUILESS_MAIN(TestHandoverNotice)
#include "tst_handover_notice.moc"
