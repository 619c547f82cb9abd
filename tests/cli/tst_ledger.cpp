// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/ledger.h"

#include <QtTest>

using namespace ieum::cli;

namespace {

Seen message(int number) {
    return {QString::number(number), QStringLiteral("바다"), QStringLiteral("말 %1").arg(number)};
}

/// Four messages for two members; the third is for the first of them alone. The fourth answers the second.
Ledger ledgerOfFour() {
    Ledger ledger;
    const Readers both = readerBit(0) | readerBit(1);
    ledger.acknowledge(message(1), both);
    ledger.acknowledge(message(2), both);
    ledger.acknowledge(message(3), readerBit(0));
    ledger.acknowledge(message(4), both);
    ledger.follows(QStringLiteral("2"), QStringLiteral("4"));
    return ledger;
}
std::vector<MemberTimeline> goodTimelines() {
    return {{0, {message(1), message(2), message(3), message(4)}}, {1, {message(1), message(2), message(4)}}};
}

} // namespace

class TestLedger : public QObject {
    Q_OBJECT
  private slots:
    void everythingInItsPlaceIsGood() {
        const Verdict verdict = ledgerOfFour().check(goodTimelines());
        QVERIFY(verdict.isGood());
        QCOMPARE(verdict.events, 4);
        QVERIFY(verdict.examples.isEmpty());
    }
    void knowsHowMuchIsDueToWhom() {
        QCOMPARE(ledgerOfFour().dueTo(0), 4);
        QCOMPARE(ledgerOfFour().dueTo(1), 3);
        QCOMPARE(ledgerOfFour().dueTo(2), 0);
    }
    void findsALostMessage() {
        auto timelines = goodTimelines();
        timelines[1].rows.erase(timelines[1].rows.begin());
        const Verdict verdict = ledgerOfFour().check(timelines);
        QCOMPARE(verdict.lost, 1);
        QVERIFY(!verdict.isGood());
        QCOMPARE(verdict.examples.size(), 1);
    }
    void findsAMessageThatIsThereTwice() {
        auto timelines = goodTimelines();
        timelines[0].rows.push_back(message(1));
        const Verdict verdict = ledgerOfFour().check(timelines);
        QCOMPARE(verdict.duplicated, 1);
        QCOMPARE(verdict.lost, 0);
        QVERIFY(!verdict.isGood());
    }
    void findsAnotherTextOrAuthor() {
        auto timelines = goodTimelines();
        timelines[0].rows[0].text += '!';
        timelines[1].rows[0].author = QStringLiteral("하늘");
        QCOMPARE(ledgerOfFour().check(timelines).differing, 2);
    }
    void findsAMessageThatNobodyWrote() {
        auto timelines = goodTimelines();
        timelines[0].rows.push_back(message(9));
        QCOMPARE(ledgerOfFour().check(timelines).differing, 1);
    }
    void findsAMessageAtSomebodyWhoMayNotReadIt() {
        auto timelines = goodTimelines();
        timelines[1].rows.insert(timelines[1].rows.begin() + 2, message(3));
        const Verdict verdict = ledgerOfFour().check(timelines);
        QCOMPARE(verdict.leaked, 1);
        QVERIFY(!verdict.isGood());
    }
    void findsAnAnswerBeforeItsQuestion() {
        auto timelines = goodTimelines();
        for (auto& timeline : timelines) std::swap(timeline.rows[1], timeline.rows.back());
        const Verdict verdict = ledgerOfFour().check(timelines);
        QCOMPARE(verdict.outOfOrder, 2);
        QVERIFY(!verdict.isGood());
    }
    void findsTwoMembersWithAnotherOrder() {
        auto timelines = goodTimelines();
        std::swap(timelines[1].rows[0], timelines[1].rows[1]);
        const Verdict verdict = ledgerOfFour().check(timelines);
        QCOMPARE(verdict.reordered, 1);
        QCOMPARE(verdict.outOfOrder, 0);
        QVERIFY(!verdict.isGood());
    }
};

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
