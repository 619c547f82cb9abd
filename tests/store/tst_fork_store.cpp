// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fork_store.h"

#include "store/disk.h"
#include "store/feed_store.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestForkStore : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void theProofStandsWithItsFeed();
};

void TestForkStore::theProofStandsWithItsFeed() {
    Disk made;
    const auto connection = made.make();
    QVERIFY(connection);
    const auto key = crypto::SigningKey::fromSeed(keyOf(1));
    const auto proof = feed::proveFork(key.publicAs<FeedId>(), *feed::chainOf(rangeOf(key, {}, 1, 1, 40)),
                                       *feed::chainOf(rangeOf(key, {}, 1, 1, 50)));
    QVERIFY(proof);
    QVERIFY(!*forkOf(*connection, proof->feed));
    QVERIFY(!*forkSeqOf(*connection, proof->feed));
    QVERIFY(*FeedStore(*connection).close(*proof));
    QVERIFY(**forkOf(*connection, proof->feed) == *proof);
    QCOMPARE(**forkSeqOf(*connection, proof->feed), uint64_t{1});
    QCOMPARE(*closedFeeds(*connection), std::vector{proof->feed});
}

QTEST_GUILESS_MAIN(TestForkStore)
#include "tst_fork_store.moc"
