// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/outbox.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;

class TestOutbox : public QObject {
    Q_OBJECT
  private slots:
    void closeComesLastAndOnce() {
        Outbox out;
        out.put(Trust{});
        out.blame(SyncError::BadRange, 7);
        out.blame(SyncError::BadChunk);
        out.put(Trust{});
        out.send(wire::Frame{});
        out.putLast(ChunksMissed{});
        const Outputs taken = out.take();
        QCOMPARE(taken.size(), size_t(3));
        QVERIFY(std::holds_alternative<Trust>(taken[0]));
        QVERIFY(std::holds_alternative<ChunksMissed>(taken[1]));
        const Error why = std::get<Close>(taken[2]).why;
        QVERIFY(why.is(SyncError::BadRange));
        QVERIFY(why.cause == Cause::Peer);
        QCOMPARE(why.number, int64_t(7));
    }
    void whatWasTakenIsGone() {
        Outbox out;
        wire::Frame frame;
        frame.mutable_settled()->set_cursor(1);
        out.send(frame, Lane::Files);
        const Outputs taken = out.take();
        QCOMPARE(taken.size(), size_t(1));
        QVERIFY(std::get<Send>(taken[0]).lane == Lane::Files);
        QVERIFY(out.take().empty());
        QVERIFY(!out.closed());
    }
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
