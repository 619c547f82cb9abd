// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What has to do with time and is told the time: back-off, heartbeat, rate.
#include "net/backoff.h"
#include "net/heartbeat.h"
#include "net/token_bucket.h"

#include <QTest>

using namespace ieum;
using namespace ieum::net;

namespace {
class Fixed : public Random {
  public:
    explicit Fixed(std::byte value) : m_value(value) {}
    void fill(MutableByteView bytes) override { std::fill(bytes.begin(), bytes.end(), m_value); }

  private:
    std::byte m_value;
};
} // namespace

class TestPace : public QObject {
    Q_OBJECT
  private slots:
    void backoffDoublesUpToItsBound();
    void jitterGoesDownToNothing();
    void goodChannelBeginsAnew();
    void quietChannelIsPingedThenDead();
    void whatIsHeardKeepsAlive();
    void bucketLetsTheRateThrough();
};

void TestPace::backoffDoublesUpToItsBound() {
    Fixed most(std::byte{255});
    Backoff backoff(500, 30'000);
    std::vector<int64_t> delays;
    delays.reserve(9);
    for (int i = 0; i < 9; ++i) delays.push_back(backoff.nextMs(most));
    QCOMPARE(delays, (std::vector<int64_t>{499, 999, 1999, 3999, 7999, 15'999, 29'999, 29'999, 29'999}));
    for (int i = 0; i < 100; ++i) QCOMPARE(backoff.nextMs(most), int64_t{29'999});
    QCOMPARE(backoff.nextMs(most, 4000), int64_t{3999});
}

void TestPace::jitterGoesDownToNothing() {
    Fixed least(std::byte{0});
    Backoff backoff(500, 30'000);
    for (int i = 0; i < 9; ++i) QCOMPARE(backoff.nextMs(least), int64_t{0});
}

void TestPace::goodChannelBeginsAnew() {
    Fixed most(std::byte{255});
    Backoff backoff(500, 30'000);
    for (int i = 0; i < 9; ++i) (void)backoff.nextMs(most);
    backoff.reset();
    QCOMPARE(backoff.nextMs(most), int64_t{499});
}

void TestPace::quietChannelIsPingedThenDead() {
    Heartbeat beat(15, 45, SteadyMs{0});
    QCOMPARE(beat.check({14}), Heartbeat::Due::Nothing);
    QCOMPARE(beat.next(), SteadyMs{15});
    QCOMPARE(beat.check({15}), Heartbeat::Due::Ping);
    QCOMPARE(beat.check({16}), Heartbeat::Due::Nothing);
    QCOMPARE(beat.check({30}), Heartbeat::Due::Ping);
    QCOMPARE(beat.next(), SteadyMs{45});
    QCOMPARE(beat.check({45}), Heartbeat::Due::Dead);
}

void TestPace::whatIsHeardKeepsAlive() {
    Heartbeat beat(15, 45, SteadyMs{0});
    for (int64_t ms = 10; ms < 1000; ms += 10) {
        beat.alive({ms});
        QCOMPARE(beat.check({ms + 9}), Heartbeat::Due::Nothing);
    }
}

void TestPace::bucketLetsTheRateThrough() {
    TokenBucket bucket(50);
    int passed = 0;
    for (int64_t ms = 0; ms < 10'000; ++ms) passed += bucket.take({1'000'000 + ms}) ? 1 : 0;
    // One second's worth at once, then fifty a second for ten seconds.
    QVERIFY(passed >= 545 && passed <= 550);
}

QTEST_GUILESS_MAIN(TestPace)
#include "tst_pace.moc"
