// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Feeds of which somebody keeps the first event and the newest part alone: what is said of that, and what is asked.
#include "sync/frames.h"
#include "sync/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;
using Kind = wire::Frame::KindCase;

class TestFloors : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void whatTheAuthorLetGoIsNotAskedFor();
    void whoIsLevelAboveAFloorIsToldNothing();
    void withoutTheAuthorsWordOthersAreAsked();
    void membersWithDifferentFloorsFillOneAfterTheOther();
    void theNewestComesWhateverItsAuthorLetGo();
    void aFloorIsToldOnce();
    void aFloorThatIsNotToldIsNone();
    void whoWasAwayForLongGoesOnAboveTheFloor();
    void aFloorAboveOurNewestPartTakesItsPlace();
    void aFloorThatGoesBackIsAskedFor();
    void aFloorMustBeOne_data();
    void aFloorMustBeOne();
    void init() {
        m_world = std::make_unique<World>();
        m_minji = std::make_unique<Owner>("minji");
        m_jun = std::make_unique<Owner>("jun");
        m_minji->rooms["home"] = m_jun->rooms["home"] = Access::Full;
        m_feed = m_minji->openFeed("home");
        (void)m_minji->write(m_feed, 1); // the opening, which is signed
        for (int i = 0; i < 11; ++i) (void)m_minji->write(m_feed, 9);
    }
    void cleanup() { m_world.reset(); }

  private:
    void meet() {
        std::tie(m_a, m_b) = m_world->join(*m_minji, *m_jun);
        m_world->settle();
    }
    /// Another member with Minji's copy.
    std::unique_ptr<Owner> copyOf(const std::string& name, uint64_t floor) const {
        auto copy = std::make_unique<Owner>(*m_minji);
        const Owner fresh(name);
        copy->instance = fresh.instance;
        copy->deviceKey = fresh.deviceKey;
        copy->device = fresh.device;
        if (floor > 0) copy->feeds.at(m_feed).dropBelow(floor);
        return copy;
    }
    KeptFeed& minjis() { return m_minji->feeds.at(m_feed); }
    KeptFeed& juns() { return m_jun->feeds.at(m_feed); }
    void letGo(uint64_t seq) {
        minjis().keptFrom = seq;
        m_jun->feeds[m_feed] = {roomOf("home"), feed::Kind::Content, {}, 0, nullptr, std::nullopt};
        juns().keptFrom = seq;
    }
    size_t wants() const { return m_b->countOf(Kind::kWant); }
    std::unique_ptr<Owner> m_minji;
    std::unique_ptr<Owner> m_jun;
    std::unique_ptr<World> m_world;
    FeedId m_feed;
    End* m_a = nullptr;
    End* m_b = nullptr;
};

void TestFloors::whatTheAuthorLetGoIsNotAskedFor() {
    for (const uint64_t floor : {uint64_t{0}, uint64_t{20}, uint64_t{60}}) {
        init();
        if (floor > 0) minjis().dropBelow(floor);
        letGo(60);
        meet();
        QCOMPARE(juns().head(), minjis().head());
        QCOMPARE(juns().events.size(), size_t(42)); // 1, and 60 to 100
        QCOMPARE(juns().floor, uint64_t(60));
        QVERIFY(juns().tip.empty());
        QCOMPARE(m_jun->noted.cursors, std::vector{m_minji->change});
        QVERIFY(!m_a->closed && !m_b->closed);
    }
}

void TestFloors::whoIsLevelAboveAFloorIsToldNothing() {
    minjis().dropBelow(50);
    letGo(60);
    meet();
    m_jun->cursor.reset();
    m_minji->cursor.reset();
    meet();
    QCOMPARE(framesOf(*m_a, Kind::kSettled).at(0).settled().same(), true);
    QCOMPARE(framesOf(*m_b, Kind::kSettled).at(0).settled().same(), true);
    QCOMPARE(m_a->countOf(Kind::kHeads) + m_b->countOf(Kind::kHeads), size_t(0));
    QCOMPARE(wants(), size_t(0));
}

void TestFloors::withoutTheAuthorsWordOthersAreAsked() {
    const auto mother = copyOf("mother", 0);
    minjis().dropBelow(60);
    meet();
    // All that is to be had of her; and she is not asked for what she lacks.
    QCOMPARE(juns().head().seq, uint64_t(1));
    QCOMPARE(juns().tip.front().header.seq, uint64_t(60));
    QCOMPARE(m_jun->noted.cursors, std::vector{m_minji->change});
    const size_t before = wants();
    m_world->pass(60'000);
    QCOMPARE(wants(), before);
    m_jun->cursor.reset(); // it was hers
    m_world->join(*mother, *m_jun);
    m_world->pass(60'000);
    QCOMPARE(juns().events.size(), size_t(100));
    QVERIFY(juns().tip.empty());
    QCOMPARE(m_jun->noted.eventsTwice, size_t(0));
    QCOMPARE(m_jun->noted.eventsStored, size_t(100));
}

void TestFloors::membersWithDifferentFloorsFillOneAfterTheOther() {
    const auto mother = copyOf("mother", 60);
    const auto sister = copyOf("sister", 30);
    minjis().dropBelow(85);
    meet();
    m_jun->cursor.reset(); // it was hers
    const auto [c, d] = m_world->join(*mother, *m_jun);
    m_world->settle();
    m_jun->cursor.reset();
    const auto [e, f] = m_world->join(*sister, *m_jun);
    m_world->pass(60'000);
    QCOMPARE(juns().tip.front().header.seq, uint64_t(30));
    QCOMPARE(juns().tip.back().header.seq, uint64_t(100));
    QCOMPARE(m_jun->noted.eventsStored, size_t(72));
    QCOMPARE(m_jun->noted.eventsTwice, size_t(0));
    const size_t asked = wants() + d->countOf(Kind::kWant) + f->countOf(Kind::kWant);
    QVERIFY2(asked <= 6, qPrintable(QString::number(asked)));
    m_world->pass(600'000);
    QCOMPARE(wants() + d->countOf(Kind::kWant) + f->countOf(Kind::kWant), asked);
}

void TestFloors::theNewestComesWhateverItsAuthorLetGo() {
    letGo(1'000'000);
    meet();
    QCOMPARE(juns().head(), minjis().head());
    for (int i = 0; i < 3; ++i) {
        m_world->tell(*m_minji, m_minji->write(m_feed, 1));
        m_world->settle();
    }
    QCOMPARE(juns().head(), minjis().head());
    QVERIFY(juns().tip.empty());
}

void TestFloors::aFloorIsToldOnce() {
    size_t first[2];
    size_t second[2];
    for (const bool hasFloor : {false, true}) {
        init();
        m_jun->feeds[m_feed] = minjis();
        m_jun->change = m_minji->change;
        m_jun->feeds.at(m_feed).key = nullptr;
        if (hasFloor) minjis().dropBelow(60);
        meet();
        m_world->tell(*m_minji, m_minji->write(m_feed, 1));
        m_world->settle();
        first[hasFloor] = m_a->bytesOf(Kind::kHeads);
        m_world->tell(*m_minji, m_minji->write(m_feed, 1));
        m_world->settle();
        second[hasFloor] = m_a->bytesOf(Kind::kHeads) - first[hasFloor];
        QCOMPARE(juns().head().seq, uint64_t(102));
    }
    QVERIFY(first[1] > first[0]);
    QVERIFY2(first[1] <= first[0] + 6, qPrintable(QString::number(first[1])));
    QCOMPARE(second[1], second[0]);
}

void TestFloors::aFloorThatIsNotToldIsNone() {
    // As an older program, which knows of no floors: she is asked, and has nothing to give.
    meet();
    QCOMPARE(juns().events.size(), size_t(100));
    for (const auto& frame : framesOf(*m_a, Kind::kHeads)) QCOMPARE(frame.heads().floors_size(), 0);
}

void TestFloors::whoWasAwayForLongGoesOnAboveTheFloor() {
    letGo(60);
    auto& events = juns().events;
    events.assign(minjis().events.begin(), minjis().events.begin() + 28);
    minjis().dropBelow(60);
    meet();
    QCOMPARE(juns().floor, uint64_t(60));
    QCOMPARE(juns().head(), minjis().head());
    QCOMPARE(m_jun->noted.eventsStored, size_t(41));
}

void TestFloors::aFloorAboveOurNewestPartTakesItsPlace() {
    const auto& all = minjis().events;
    m_jun->feeds[m_feed] = {roomOf("home"), feed::Kind::Content, {}, 0, nullptr, std::nullopt};
    juns().events.assign(all.begin(), all.begin() + 10);
    juns().tip.assign(all.begin() + 28, all.begin() + 37); // 29 to 37
    const auto mother = copyOf("mother", 0);
    minjis().dropBelow(83);
    meet();
    QCOMPARE(juns().tip.front().header.seq, uint64_t(83));
    QCOMPARE(juns().tip.back().header.seq, uint64_t(100));
    m_jun->cursor.reset(); // it was hers
    m_world->join(*mother, *m_jun);
    m_world->pass(60'000);
    QCOMPARE(juns().head(), mother->feeds.at(m_feed).head());
    QCOMPARE(juns().events.size(), size_t(100));
}

void TestFloors::aFloorThatGoesBackIsAskedFor() {
    const std::vector<feed::Event> all = minjis().events;
    minjis().dropBelow(60);
    meet();
    QCOMPARE(juns().tip.front().header.seq, uint64_t(60));
    // She has got from somebody what she had dropped, or never had.
    minjis().events = all;
    minjis().floor = 0;
    LocalHead head{m_feed, feed::Kind::Content, 100, ++m_minji->change, {}, markOf(minjis().head().id)};
    m_world->give(*m_a, HeadAdvanced{roomOf("home"), head});
    m_world->pass(10'000);
    QCOMPARE(juns().events.size(), size_t(100));
    QCOMPARE(m_jun->noted.eventsTwice, size_t(0));
    QVERIFY(!m_a->closed && !m_b->closed);
}

void TestFloors::aFloorMustBeOne_data() {
    QTest::addColumn<int>("fault");
    const char* names[] = {"beyond what he has", "half a pair", "of a feed without a number", "of a control feed"};
    for (int i = 0; i < 4; ++i) QTest::newRow(names[i]) << i;
}

void TestFloors::aFloorMustBeOne() {
    QFETCH(int, fault);
    if (fault == 3) {
        m_feed = m_minji->openFeed("home", feed::Kind::Control);
        (void)m_minji->write(m_feed, 100);
        m_minji->feeds.erase(std::next(m_minji->feeds.begin(), m_minji->feeds.begin()->first == m_feed ? 1 : 0));
    }
    meet();
    m_a->isCut = true;
    // Minji numbered it first: 0 is what she calls it.
    const std::vector<std::vector<uint64_t>> floors{{0, 102}, {0}, {40, 3}, {0, 3}};
    wire::Frame good;
    for (const uint64_t number : {0, 101}) good.mutable_heads()->add_floors(number);
    good.mutable_heads()->add_moved(0);
    good.mutable_heads()->add_moved(100);
    if (fault == 0) say(*m_world, *m_b, good); // nothing but the first: that may be
    QVERIFY(!m_b->closed);
    wire::Frame frame;
    frame.mutable_heads()->add_moved(0);
    frame.mutable_heads()->add_moved(100);
    for (const uint64_t number : floors[static_cast<size_t>(fault)]) frame.mutable_heads()->add_floors(number);
    say(*m_world, *m_b, frame);
    QVERIFY(m_b->closed.has_value());
}

QTEST_GUILESS_MAIN(TestFloors)
#include "tst_floors.moc"
