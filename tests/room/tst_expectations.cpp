// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is awaited of a feed, against the same asked by walking through all of it.

#include "room/expectations.h"

#include <QtTest>
#include <random>

using namespace ieum;
using namespace ieum::room;

class TestExpectations : public QObject {
    Q_OBJECT
  private slots:
    void theFirstTimeCounts();
    void answersAreThoseOfAWalk();

  private:
    static FeedId feedOf(uint8_t number) {
        FeedId feed;
        feed.value.fill(static_cast<std::byte>(number));
        return feed;
    }
    const FeedId m_feed = feedOf(9);
};

void TestExpectations::theFirstTimeCounts() {
    Expectations expectations;
    QVERIFY(expectations.add({m_feed, 4, feedOf(1), 7, 50}));
    QVERIFY(!expectations.add({m_feed, 4, feedOf(1), 8, 40}));
    QVERIFY(expectations.add({m_feed, 4, feedOf(2), 8, 60}));
    QCOMPARE(expectations.size(), size_t{2});
    QCOMPARE(expectations.leastWord(4), uint64_t{50});
    QCOMPARE(expectations.leastWord(5), uint64_t{0});
    expectations.forgetUpTo(4);
    QCOMPARE(expectations.size(), size_t{0});
    QCOMPARE(expectations.leastWord(1), uint64_t{0});
}

void TestExpectations::answersAreThoseOfAWalk() {
    std::mt19937 random(11);
    const auto below = [&](uint32_t end) { return random() % end; };
    Expectations expectations;
    std::vector<Awaited> all;
    for (int round = 0; round < 3000; ++round) {
        const Awaited made{m_feed, 1 + below(60), feedOf(static_cast<uint8_t>(below(3))), 1 + below(60), 1 + below(99)};
        const bool isThere = std::any_of(all.begin(), all.end(), [&](const Awaited& each) {
            return each.seq == made.seq && each.byFeed == made.byFeed;
        });
        QCOMPARE(expectations.add(made), !isThere);
        if (!isThere) all.push_back(made);
        if (below(4) == 0) {
            const uint64_t from = 1 + below(60);
            const uint64_t upTo = below(20);
            const FeedId by = feedOf(static_cast<uint8_t>(below(3)));
            const auto taken = expectations.takeSeen(m_feed, from, by, upTo);
            const auto gone = std::erase_if(
                all, [&](const Awaited& each) { return each.seq >= from && each.byFeed == by && each.bySeq <= upTo; });
            QCOMPARE(taken.size(), size_t{gone});
        }
        if (below(50) == 0) {
            const uint64_t upTo = below(30);
            expectations.forgetUpTo(upTo);
            std::erase_if(all, [&](const Awaited& each) { return each.seq <= upTo; });
        }
        const uint64_t seq = 1 + below(60);
        uint64_t least = 0;
        for (const Awaited& each : all) {
            if (each.seq >= seq && (least == 0 || each.word < least)) least = each.word;
        }
        QCOMPARE(expectations.leastWord(seq), least);
        QCOMPARE(expectations.size(), all.size());
    }
}

QTEST_GUILESS_MAIN(TestExpectations)
#include "tst_expectations.moc"
