// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/limits.h"
#include "net/send_queue.h"

#include <QTest>

#include <deque>

using namespace ieum;
using namespace ieum::net;

class TestSendQueue : public QObject {
    Q_OBJECT
  private slots:
    void promptGoesBeforeBulkAndEachLaneKeepsItsOrder();
    void bulkWaitsWhileTheSocketIsFull();
    void onASlowLineLessOfBulkWaitsInTheSocket();
    void onALongLineMoreIsOnItsWay();
    void promptPassesWhereBulkWaits();
    void tooMuchIsRefused();
    void emptyFramesAreNotFree();
    void tooLargeFrameIsRefused();
};

void TestSendQueue::promptGoesBeforeBulkAndEachLaneKeepsItsOrder() {
    SendQueue queue(1000);
    QVERIFY(queue.put(Lane::Bulk, Bytes(1)));
    QVERIFY(queue.put(Lane::Bulk, Bytes(2)));
    QVERIFY(queue.put(Lane::Prompt, Bytes(3)));
    QVERIFY(queue.put(Lane::Prompt, Bytes(4)));
    std::vector<size_t> sizes;
    while (const auto frame = queue.next({})) sizes.push_back(frame->size());
    QCOMPARE(sizes, (std::vector<size_t>{3, 4, 1, 2}));
    QCOMPARE(queue.bytes(), size_t{0});
}

void TestSendQueue::bulkWaitsWhileTheSocketIsFull() {
    SendQueue queue(1000);
    QVERIFY(queue.put(Lane::Bulk, Bytes(1)));
    QVERIFY(!queue.next({0, bulkBacklogFirstBytes, 0}));
    QVERIFY(queue.next({0, bulkBacklogFirstBytes - 1, 0}));
}

void TestSendQueue::onASlowLineLessOfBulkWaitsInTheSocket() {
    constexpr size_t frameBytes = 1000;
    SendQueue queue(3'000'000);
    for (int i = 0; i < 2'000; ++i) QVERIFY(queue.put(Lane::Bulk, Bytes(frameBytes)));
    // Takes so many bytes each millisecond; how much waits in it when no more is given.
    int64_t ms = 0, inSocket = 0;
    const auto waitsAt = [&](int64_t bytesEachMs, int forMs) {
        for (int i = 0; i < forMs; ++i) {
            inSocket -= std::min(inSocket, bytesEachMs);
            ++ms;
            while (const auto frame = queue.next({0, inSocket, 0}, {ms}))
                inSocket += static_cast<int64_t>(frame->size());
        }
        return inSocket;
    };
    const int64_t slow = waitsAt(500, 800); // what it was given while it was not known has drained
    QVERIFY2(slow <= 500 * bulkBacklogUs / 1000 + 1000, qPrintable(QString::number(slow)));
    const int64_t fast = waitsAt(5000, 200);
    QVERIFY2(fast >= 5000, qPrintable(QString::number(fast)));
}

/// Far away, a line is full only when a round trip of it is on the way.
void TestSendQueue::onALongLineMoreIsOnItsWay() {
    constexpr int64_t roundTripMs = 50, bytesEachMs = 1000;
    SendQueue queue(3'000'000);
    for (int i = 0; i < 2'000; ++i) QVERIFY(queue.put(Lane::Bulk, Bytes(1000)));
    std::deque<std::pair<int64_t, int64_t>> acknowledged; // when, and how much
    int64_t onTheWay = 0, lineFreeAt = 0, brought = 0;
    for (int64_t ms = 1; ms <= 1000; ++ms) {
        for (; !acknowledged.empty() && acknowledged.front().first <= ms; acknowledged.pop_front()) {
            onTheWay -= acknowledged.front().second;
            brought += acknowledged.front().second;
        }
        while (const auto frame = queue.next({0, onTheWay, roundTripMs * 1000}, {ms})) {
            const auto bytes = static_cast<int64_t>(frame->size());
            onTheWay += bytes;
            lineFreeAt = std::max(lineFreeAt, ms) + bytes / bytesEachMs;
            acknowledged.emplace_back(lineFreeAt + roundTripMs, bytes);
        }
    }
    QVERIFY2(brought >= 800'000, qPrintable(QString::number(brought)));
    QVERIFY2(onTheWay <= 80'000, qPrintable(QString::number(onTheWay)));
}

void TestSendQueue::promptPassesWhereBulkWaits() {
    SendQueue queue(1000);
    QVERIFY(queue.put(Lane::Bulk, Bytes(1)));
    QVERIFY(queue.put(Lane::Prompt, Bytes(2)));
    QCOMPARE(queue.next({0, bulkBacklogFirstBytes, 0})->size(), size_t{2});
    QVERIFY(queue.put(Lane::Prompt, Bytes(3)));
    QVERIFY(!queue.next({promptBacklogBytesMax, promptBacklogBytesMax, 0}));
}

void TestSendQueue::tooMuchIsRefused() {
    SendQueue queue(1000);
    QVERIFY(queue.put(Lane::Bulk, Bytes(900)));
    const Done put = queue.put(Lane::Prompt, Bytes(100));
    QVERIFY(!put && put.error().is(NetError::TooSlow));
    QVERIFY(queue.next({}));
    QVERIFY(queue.put(Lane::Prompt, Bytes(100)));
}

void TestSendQueue::emptyFramesAreNotFree() {
    SendQueue queue(1000);
    int accepted = 0;
    while (accepted < 1000 && queue.put(Lane::Prompt, {})) ++accepted;
    QVERIFY(accepted > 0 && accepted < 100);
}

void TestSendQueue::tooLargeFrameIsRefused() {
    SendQueue queue(sendQueueBytesMax);
    QVERIFY(queue.put(Lane::Bulk, Bytes(frameBytesMax)));
    const Done put = queue.put(Lane::Bulk, Bytes(frameBytesMax + 1));
    QVERIFY(!put && put.error().is(NetError::FrameTooLarge));
}

QTEST_GUILESS_MAIN(TestSendQueue)
#include "tst_send_queue.moc"
