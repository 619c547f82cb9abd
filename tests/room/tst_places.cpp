// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Places by cause and effect, over a log in memory; tst_timeline has them in whole rooms.

#include "room/party.h"
#include "room/places.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

class TestPlaces : public QObject {
    Q_OBJECT
  private slots:
    void whatIsReferredToStandsAbove();
    void whatIsAwaitedIsLate();
    void aSuccessorThatWasReadFirstMakesLate();
    void aReferenceToTheFutureIsForgotten();

  private:
    static FeedId feedOf(uint8_t number) {
        FeedId feed;
        feed.value.fill(static_cast<std::byte>(number));
        return feed;
    }
    static feed::Header headerOf(uint8_t feed, uint64_t seq, int64_t ms) {
        feed::Header header;
        header.feed = feedOf(feed);
        header.seq = seq;
        header.hlc = hlcAt(ms);
        return header;
    }
    static wire::ContentBody after(uint8_t feed, uint64_t seq) {
        wire::ContentBody body;
        wire::Reference& reference = *body.add_references();
        reference.set_feed(wire::fieldOf(feedOf(feed)));
        reference.set_seq(seq);
        return body;
    }
    void show(uint8_t feed, uint64_t seq, uint64_t word) {
        MessageRecord shown;
        shown.id.value.fill(static_cast<std::byte>(feed + seq));
        shown.key = {word, feedOf(feed), seq};
        QVERIFY(m_log.saveMessage(shown));
    }
    Placed place(const feed::Header& header, const wire::ContentBody& body, Coming coming = Coming::Last) {
        const auto placed = m_places.place(header, body, {}, coming, at(1'000));
        return placed.value_or(Placed{});
    }

    RoomRecord m_room;
    MemoryMessageLog m_log;
    MemoryPlaceLog m_placeLog{m_log};
    Places m_places{m_room, m_placeLog};
};

void TestPlaces::whatIsReferredToStandsAbove() {
    show(1, 5, hlcAt(9'000).word);
    const Placed placed = place(headerOf(2, 2, 500), after(1, 7));
    QCOMPARE(placed.key.word, hlcAt(9'000).word + 1);
    QVERIFY(!placed.late);
}

void TestPlaces::whatIsAwaitedIsLate() {
    QVERIFY(m_places.await({feedOf(3), 4, feedOf(2), 2, hlcAt(400).word}));
    QVERIFY(place(headerOf(3, 4, 500), {}).late);
    QVERIFY(!place(headerOf(3, 4, 300), {}).late); // it stands where its answer expects it
    QVERIFY(!place(headerOf(3, 5, 500), {}).late); // nobody spoke of that one
    QVERIFY(m_places.settle(feedOf(3), 4));
    QVERIFY(!place(headerOf(3, 4, 500), {}).late);
}

void TestPlaces::aSuccessorThatWasReadFirstMakesLate() {
    show(4, 6, hlcAt(600).word);
    QVERIFY(place(headerOf(4, 5, 900), {}, Coming::Again).late);
    QVERIFY(!place(headerOf(4, 5, 599), {}, Coming::Again).late);
}

void TestPlaces::aReferenceToTheFutureIsForgotten() {
    QVERIFY(m_places.await({feedOf(5), 90, feedOf(6), 3, hlcAt(100).word}));
    QVERIFY(place(headerOf(5, 2, 500), {}).late);
    QVERIFY(!place(headerOf(5, 3, 600), after(6, 3)).late);
    QVERIFY(!place(headerOf(5, 4, 700), {}).late);
}

QTEST_GUILESS_MAIN(TestPlaces)
#include "tst_places.moc"
