// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a replica may try with what it stores, and what its clients make of it: real sessions on both ends.
#include "sync/world.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;

class TestHostileReplica : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void whatOneHoldsBackAnotherBrings();
    void anOldCopyIsFilledUpAgain();
    void whatItMakesUpIsNotTaken();
};

namespace {

FeedId admitted(Owner& owner) {
    const FeedId feed = owner.openFeed("home");
    owner.feeds.at(feed).admission = crypto::Signature{};
    return feed;
}

/// A replica that stores the rooms under their tags.
void serve(Owner& replica, const FeedId& feed, const KeptFeed& from, size_t count) {
    KeptFeed& kept = replica.feeds[feed];
    kept = {RoomId{replicaTagOf("home").value}, from.kind, from.events, ++replica.change, nullptr, from.admission};
    kept.events.resize(count);
}

/// Each event signed, so that a copy may end anywhere.
void write(Owner& owner, const FeedId& feed, size_t times) {
    for (size_t i = 0; i < times; ++i) (void)owner.write(feed, 1);
}

} // namespace

void TestHostileReplica::whatOneHoldsBackAnotherBrings() {
    Owner author("author");
    author.rooms["home"];
    const FeedId shown = admitted(author);
    const FeedId hidden = admitted(author);
    write(author, shown, 5);
    write(author, hidden, 5);
    Owner liar("liar");
    Owner honest("honest");
    serve(liar, shown, author.feeds.at(shown), 2); // and nothing at all of the other
    for (const FeedId& feed : {shown, hidden}) serve(honest, feed, author.feeds.at(feed), 5);
    Owner reader("reader");
    reader.rooms["home"];
    World world;
    world.join(reader, liar, true);
    world.settle();
    QCOMPARE(reader.feeds[shown].head().seq, uint64_t{2});
    QVERIFY(!reader.feeds.contains(hidden));
    reader.cursor.reset(); // it was the other one's
    world.join(reader, honest, true);
    world.settle();
    QCOMPARE(reader.feeds[shown].head().seq, uint64_t{5});
    QCOMPARE(reader.feeds[hidden].head().seq, uint64_t{5});
    QCOMPARE(reader.noted.eventsTwice, size_t{0});
}

void TestHostileReplica::anOldCopyIsFilledUpAgain() {
    Owner author("author");
    author.rooms["home"];
    const FeedId feed = admitted(author);
    write(author, feed, 5);
    Owner replica("replica");
    serve(replica, feed, author.feeds.at(feed), 5);
    World world;
    const auto [before, itsEnd] = world.join(author, replica, true);
    world.settle();
    QCOMPARE(author.noted.peerHas[feed], uint64_t{5});
    world.drop(*before);
    serve(replica, feed, author.feeds.at(feed), 2); // a copy of four days ago
    replica.cursor.reset();                         // a depot keeps none
    world.join(author, replica, true);
    world.settle();
    QCOMPARE(author.feeds[feed].head().seq, uint64_t{5});
    QCOMPARE(replica.feeds[feed].head().seq, uint64_t{5});
    QCOMPARE(replica.noted.eventsStored, size_t{3});
}

void TestHostileReplica::whatItMakesUpIsNotTaken() {
    Owner author("author");
    author.rooms["home"];
    const FeedId feed = admitted(author);
    write(author, feed, 2);
    Owner liar("liar");
    serve(liar, feed, author.feeds.at(feed), 2);
    // Three events on top of his, signed by somebody else.
    const auto key = crypto::SigningKey::generate(liar.dice);
    std::vector<feed::Draft> drafts;
    drafts.reserve(3);
    uint64_t hlc = liar.feeds[feed].head().hlc.word;
    for (int i = 0; i < 3; ++i) drafts.push_back({0, {++hlc}, {}, Bytes(100, std::byte{3})});
    for (feed::Event& event :
         feed::writeRange(key, feed::Kind::Content, liar.feeds[feed].head(), std::move(drafts)).events) {
        liar.feeds[feed].events.push_back(std::move(event));
    }
    Owner reader("reader");
    reader.rooms["home"];
    World world;
    world.join(reader, liar, true);
    world.settle();
    QVERIFY(reader.feeds[feed].head().seq <= 2);
    QCOMPARE(reader.noted.eventsStored, static_cast<size_t>(reader.feeds[feed].head().seq));
    // The author's next events still fit, from wherever they come.
    write(author, feed, 1);
    world.join(reader, author);
    world.settle();
    QCOMPARE(reader.feeds[feed].head().seq, uint64_t{3});
    QVERIFY(reader.feeds[feed].events.back().id == author.feeds[feed].events.back().id);
}

QTEST_GUILESS_MAIN(TestHostileReplica)
#include "tst_hostile_replica.moc"
