// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/limits.h"
#include "room/lost_epochs.h"

#include <QTest>

using namespace ieum;
using namespace ieum::room;

/// What was asked for and given, and whose turn it is.
class TestLostEpochs : public QObject {
    Q_OBJECT
  private slots:
    void whatIsLostIsAskedForOnce() {
        LostEpochs lost;
        lost.shut(epoch(1));
        QCOMPARE(lost.toAsk(us, all, at(0)), std::vector{epoch(1)});
        lost.asked(us, epoch(1));
        QVERIFY(lost.toAsk(us, all, at(1)).empty());
        QVERIFY(!lost.nextDeadline(us, at(1)));
    }
    void whatCameMeanwhileIsNotAskedFor() {
        LostEpochs lost;
        lost.shut(epoch(1));
        lost.shut(epoch(2));
        const auto second = [](const EpochId& id) { return id == epoch(2); };
        QCOMPARE(lost.toAsk(us, second, at(0)), std::vector{epoch(2)});
        QCOMPARE(lost.toAsk(us, all, at(1)), std::vector{epoch(2)});
    }
    void aCommitThatMayBeOnItsWayIsAwaited() {
        LostEpochs lost;
        lost.awaited(epoch(1), at(1'000), lostEpochPatienceMs);
        QVERIFY(lost.toAsk(us, all, at(1'000)).empty());
        const SteadyMs due{1'000 + lostEpochPatienceMs};
        QVERIFY(lost.nextDeadline(us, at(1'000)) == due);
        QVERIFY(lost.toAsk(us, all, at(due.ms - 1)).empty());
        QCOMPARE(lost.toAsk(us, all, at(due.ms)), std::vector{epoch(1)});
    }
    void aQuestionIsOpenUntilOneAnswers() {
        LostEpochs lost;
        lost.asked(other, epoch(1));
        QVERIFY(lost.takeNews() && !lost.takeNews());
        QVERIFY(lost.open(other).empty()); // nobody answers himself
        QCOMPARE(lost.open(us).at(other), std::set{epoch(1)});
        lost.given(other, epoch(1), third);
        QVERIFY(lost.open(us).empty());
    }
    void theOrderInWhichItIsHeardDoesNotMatter() {
        LostEpochs lost;
        lost.given(other, epoch(1), third);
        lost.asked(other, epoch(1));
        QVERIFY(lost.open(us).empty());
    }
    void whoSaysThatHeGaveAndDidNotIsAskedPast() {
        LostEpochs lost;
        lost.shut(epoch(1));
        lost.asked(us, epoch(1));
        (void)lost.takeNews();
        lost.given(us, epoch(1), third);
        QVERIFY(lost.takeNews());
        QVERIFY(lost.toAsk(us, all, at(10)).empty());
        QVERIFY(lost.nextDeadline(us, at(10)) == SteadyMs{10 + lostEpochAgainMs});
        QCOMPARE(lost.toAsk(us, all, at(10 + lostEpochAgainMs)), std::vector{epoch(1)});
        lost.asked(us, epoch(1));
        // The same one's answers, however many, count once.
        lost.given(us, epoch(1), third);
        QCOMPARE(lost.open(other).at(us), std::set{epoch(1)});
        QVERIFY(lost.open(third).empty());
        lost.given(us, epoch(1), other);
        QVERIFY(lost.open(fourth).empty());
    }
    void whoIsFarBehindWaitsLonger() {
        LostEpochs lost;
        lost.asked(other, epoch(1));
        QVERIFY(lost.isOurTurn(other, epoch(1), 0, at(100)));
        lost.asked(other, epoch(2));
        QVERIFY(!lost.isOurTurn(other, epoch(2), 3, at(100)));
        const int64_t turnMs = 100 + 3 * lostEpochTurnMs;
        QVERIFY(lost.nextDeadline(us, at(100)) == SteadyMs{turnMs});
        QVERIFY(!lost.isOurTurn(other, epoch(2), 3, at(turnMs - 1)));
        QVERIFY(lost.isOurTurn(other, epoch(2), 3, at(turnMs)));
    }
    void nobodyAsksForEverything() {
        LostEpochs lost;
        for (uint8_t i = 0; i < 100; ++i) {
            lost.asked(other, epoch(i));
            lost.shut(epoch(i));
        }
        QCOMPARE(lost.open(us).at(other).size(), lostEpochsMax);
        QCOMPARE(lost.toAsk(us, all, at(0)).size(), lostEpochsMax);
        lost.given(other, epoch(0), third);
        lost.asked(other, epoch(99));
        QVERIFY(lost.open(us).at(other).contains(epoch(99)));
    }

  private:
    static Now at(int64_t ms) { return {{1'800'000'000'000 + ms}, {ms}}; }
    static EpochId epoch(uint8_t number) {
        EpochId id;
        id.value[0] = std::byte{number};
        id.value[1] = std::byte{1};
        return id;
    }
    static DeviceId device(uint8_t number) {
        DeviceId id;
        id.value[0] = std::byte{number};
        return id;
    }
    static bool all(const EpochId&) { return true; }
    const DeviceId us = device(1), other = device(2), third = device(3), fourth = device(4);
};

QTEST_GUILESS_MAIN(TestLostEpochs)
#include "tst_lost_epochs.moc"
