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
