// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/checkpoints.h"

#include "room/limits.h"
#include "room/party.h"

using namespace ieum;
using namespace ieum::room;

class TestCheckpoints : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void theAuthorsWordCountsAndIsNotTakenBack() {
        Checkpoints checkpoints;
        const FeedRecord control = recordOf(1, 1);
        const FeedRecord content = recordOf(2, 1);
        QCOMPARE(checkpoints.take(control, said({{content.feed, 30}})), std::vector{content.feed});
        QVERIFY(checkpoints.take(control, said({{content.feed, 20}})).empty());
        QCOMPARE(checkpoints.keptFrom(content), uint64_t{30});
        QCOMPARE(checkpoints.keptFrom(recordOf(3, 1)), uint64_t{0});
    }
    void nobodyLetsGoOfWhatOthersWrote() {
        Checkpoints checkpoints;
        const FeedRecord content = recordOf(2, 1);
        (void)checkpoints.take(recordOf(1, 9), said({{content.feed, 30}}));
        QCOMPARE(checkpoints.keptFrom(content), uint64_t{0});
    }
    void nonsenseSaysNothing() {
        Checkpoints checkpoints;
        const FeedRecord control = recordOf(1, 1);
        wire::Checkpoint bad;
        bad.add_kept_from()->set_feed("short");
        QVERIFY(checkpoints.take(control, bad).empty());
        const std::vector<FeedSeq> many(checkpointsMax + 1, FeedSeq{recordOf(2, 1).feed, 30});
        QVERIFY(checkpoints.take(control, said(many)).empty());
    }

  private:
    static FeedRecord recordOf(uint8_t feed, uint8_t person) {
        FeedRecord record;
        record.feed.value[0] = static_cast<std::byte>(feed);
        record.person.value[0] = static_cast<std::byte>(person);
        return record;
    }
    static wire::Checkpoint said(const std::vector<FeedSeq>& of) { return checkpointOf(of).checkpoint(); }
};

QTEST_GUILESS_MAIN(TestCheckpoints)
#include "tst_checkpoints.moc"
