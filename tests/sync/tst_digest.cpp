// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/digest.h"

#include "base/writer.h"
#include "crypto/kdf.h"
#include "sync/owner.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;

class TestDigest : public QObject {
    Q_OBJECT
  private slots:
    void bytesAreThoseOfTheDocument() {
        const SharedRoom room = roomWith(2, 7);
        const crypto::Key key =
            crypto::derive(*crypto::Key::from(ByteView(m_hash).first(32)), "ieum digest v1", {m_hash});
        Writer bytes;
        bytes.u64(room.tag).u32(1).u32(1).put(m_feed.view()).u64(2).put(HeadMark{}.view()).put(m_feed.view()).u64(7);
        const auto hash = crypto::keyedHash(key, {bytes.bytes()});
        QCOMPARE(Digester(m_hash).ofRoom(room), low64(hash.view()));
        Writer list;
        list.u64(room.tag).put(hash.view());
        QCOMPARE(Digester(m_hash).ofRooms({&room}), low64(crypto::keyedHash(key, {list.bytes()}).view()));
    }
    void everyHeadAndReceiptCounts() {
        const Digester digester(m_hash);
        const uint64_t base = digester.ofRoom(roomWith(2, 7));
        QVERIFY(base != digester.ofRoom(roomWith(3, 7)));
        QVERIFY(base != digester.ofRoom(roomWith(2, 8)));
        SharedRoom other = roomWith(2, 7);
        other.tag = 12;
        QVERIFY(base != digester.ofRoom(other));
        // Another branch of the same length.
        SharedRoom forked = roomWith(2, 7);
        forked.feeds.begin()->second.mark.value[0] = std::byte{1};
        QVERIFY(base != digester.ofRoom(forked));
    }
    void aFeedOfWhichNothingIsHereDoesNotCount() {
        SharedRoom room = roomWith(2, 7);
        const uint64_t base = Digester(m_hash).ofRoom(room);
        room.feeds[FeedId{}].peerSeq = 9;
        room.receipts[FeedId{}].peerCounter = 9;
        QCOMPARE(Digester(m_hash).ofRoom(room), base);
    }
    void anotherChannelHasOtherDigests() {
        const uint64_t base = Digester(m_hash).ofRoom(roomWith(2, 7));
        std::array<std::byte, 64> late = m_hash;
        late[63] = std::byte{1}; // beyond what fits a key
        QVERIFY(base != Digester(late).ofRoom(roomWith(2, 7)));
    }

  private:
    SharedRoom roomWith(uint64_t seq, uint64_t counter) {
        SharedRoom room;
        room.tag = 11;
        room.feeds[m_feed].ownSeq = seq;
        room.receipts[m_feed].own.counter = counter;
        return room;
    }
    std::array<std::byte, 64> m_hash{};
    FeedId m_feed = crypto::hashTo<FeedId>({});
};

QTEST_GUILESS_MAIN(TestDigest)
#include "tst_digest.moc"
