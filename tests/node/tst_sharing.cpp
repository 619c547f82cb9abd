// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/sharing.h"

#include "node/hamlet.h"

using namespace ieum;
using namespace ieum::node;

class TestSharing : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void aRoomThatAReplicaDoesNotKnowIsAskedForLessAndLessOften();
};

void TestSharing::aRoomThatAReplicaDoesNotKnowIsAskedForLessAndLessOften() {
    Hamlet hamlet(1, 1);
    net::ReplicaAddress address = hamlet.town.sites.front()->address();
    address.token.clear(); // so he can register nothing there
    QVERIFY(hamlet.ask(0, AddReplica{net::toText(address)}));
    QVERIFY(hamlet.ask(0, CreateRoom{"모임"}));
    const auto framesIn = [&](int64_t ms) {
        const uint64_t before = hamlet.town.network.traffic().frames;
        hamlet.pass(ms);
        return hamlet.town.network.traffic().frames - before;
    };
    QVERIFY(framesIn(sim::minuteMs) >= 20); // soon at first, whoever has the token may be starting just now
    hamlet.pass(2 * sim::hourMs);
    const uint64_t later = framesIn(sim::hourMs);
    // A question and its answer every five minutes; it does not fall asleep.
    QVERIFY2(later >= 20 && later <= 26, qPrintable(QString::number(later)));
}

QTEST_GUILESS_MAIN(TestSharing)
#include "tst_sharing.moc"
