// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/limits.h"
#include "net/send_queue.h"

#include <QTest>

using namespace ieum;
using namespace ieum::net;

class TestSendQueue : public QObject {
    Q_OBJECT
  private slots:
    void promptGoesBeforeBulkAndEachLaneKeepsItsOrder();
    void bulkWaitsWhileTheSocketIsFull();
    void onASlowLineLessOfBulkWaitsInTheSocket();
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
    while (const auto frame = queue.next(0)) sizes.push_back(frame->size());
    QCOMPARE(sizes, (std::vector<size_t>{3, 4, 1, 2}));
    QCOMPARE(queue.bytes(), size_t{0});
}

void TestSendQueue::bulkWaitsWhileTheSocketIsFull() {
    SendQueue queue(1000);
    QVERIFY(queue.put(Lane::Bulk, Bytes(1)));
    QVERIFY(!queue.next(bulkBacklogBytesMax));
    QVERIFY(queue.next(bulkBacklogBytesMax - 1));
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
            while (const auto frame = queue.next(inSocket, {ms})) inSocket += static_cast<int64_t>(frame->size());
        }
        return inSocket;
    };
    const int64_t slow = waitsAt(500, 800); // what it was given while it was not known has drained
    QVERIFY2(slow <= 500 * bulkBacklogMs + 1000, qPrintable(QString::number(slow)));
    const int64_t fast = waitsAt(5000, 200);
    QVERIFY2(fast >= 5000, qPrintable(QString::number(fast)));
}

void TestSendQueue::promptPassesWhereBulkWaits() {
    SendQueue queue(1000);
    QVERIFY(queue.put(Lane::Bulk, Bytes(1)));
    QVERIFY(queue.put(Lane::Prompt, Bytes(2)));
    QCOMPARE(queue.next(bulkBacklogBytesMax)->size(), size_t{2});
    QVERIFY(queue.put(Lane::Prompt, Bytes(3)));
    QVERIFY(!queue.next(promptBacklogBytesMax));
}

void TestSendQueue::tooMuchIsRefused() {
    SendQueue queue(1000);
    QVERIFY(queue.put(Lane::Bulk, Bytes(900)));
    const Done put = queue.put(Lane::Prompt, Bytes(100));
    QVERIFY(!put && put.error().is(NetError::TooSlow));
    QVERIFY(queue.next(0));
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
