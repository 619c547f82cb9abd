// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chain.h"
#include "feed/fork.h"
#include "wire/limits.h"

using namespace ieum;
using namespace ieum::feed;
using namespace ieum::feed::test;

/// Two copies of one feed that agree for a while.
class TestFork : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void twoSignedSuccessorsOfOneEventAreAProof();
    void aProofComesBackWhicheverBranchWasSeenFirst();
    void branchesMayPartAtTheVeryFirstEvent();
    void oneBranchTwiceIsNoFork();
    void everyChangedByteIsRefused();
    void whatIsCutShortIsRefused();
    void successorsOfDifferentEventsAreNoProof();
    void aChainThatNobodySignedIsRefused();
    void theSearchFindsWhereTheyPart_data();
    void theSearchFindsWhereTheyPart();
    void whoSaysTheSameThingIsNotBelieved();
    void whoContradictsHimselfIsNotBelieved();
    void aSearchStaysAboveTheFloor();

  private:
    using Sizes = std::vector<size_t>;
    using MemoryFeedLog = ieum::test::MemoryFeedLog;

    void write(MemoryFeedLog& log, const Sizes& bodies, uint64_t salt) {
        const auto head = log.head(m_feed);
        auto drafts = draftsOf(bodies, {std::max<uint64_t>(head->hlc.word, 1000)});
        for (auto& draft : drafts) draft.flags = static_cast<uint16_t>(salt);
        QVERIFY(log.append(m_room, writeRange(m_key, Kind::Content, *head, std::move(drafts))));
    }
    Chain chainAt(MemoryFeedLog& log, uint64_t seq) const { return *chainOf(*log.read(m_feed, seq, UINT64_MAX, 1)); }
    /// `common` events, and then three in each of two branches.
    std::pair<MemoryFeedLog, MemoryFeedLog> parted(size_t common) {
        MemoryFeedLog mine;
        for (size_t i = 0; i < common; ++i) write(mine, {10}, 0);
        MemoryFeedLog theirs = mine;
        for (int i = 0; i < 3; ++i) write(mine, {20, 21}, 1);
        for (int i = 0; i < 3; ++i) write(theirs, {20, 21, 22}, 2);
        return {std::move(mine), std::move(theirs)};
    }

    RoomId m_room;
    crypto::SigningKey m_key = feedKey();
    FeedId m_feed = m_key.publicAs<FeedId>();
};

void TestFork::twoSignedSuccessorsOfOneEventAreAProof() {
    auto [mine, theirs] = parted(4);
    const auto proof = proveFork(m_feed, chainAt(mine, 5), chainAt(theirs, 5));
    QVERIFY(proof);
    QCOMPARE(proof->seq(), uint64_t{5});
    QVERIFY(proof->previous() == mine.all().at(m_feed)[3].id);
    QVERIFY(*readFork(encode(*proof)) == *proof);
}

void TestFork::aProofComesBackWhicheverBranchWasSeenFirst() {
    auto [mine, theirs] = parted(4);
    const auto one = proveFork(m_feed, chainAt(mine, 5), chainAt(theirs, 5));
    const auto other = proveFork(m_feed, chainAt(theirs, 5), chainAt(mine, 5));
    QVERIFY(*one == *other);
    QVERIFY(encode(*one) == encode(*other));
}

void TestFork::branchesMayPartAtTheVeryFirstEvent() {
    auto [mine, theirs] = parted(0);
    const auto proof = proveFork(m_feed, chainAt(mine, 1), chainAt(theirs, 1));
    QVERIFY(proof);
    QVERIFY(proof->previous().isZero());
    QVERIFY(readFork(encode(*proof)));
}

void TestFork::oneBranchTwiceIsNoFork() {
    auto [mine, theirs] = parted(4);
    const auto same = proveFork(m_feed, chainAt(mine, 5), chainAt(mine, 5));
    QVERIFY(same.error().is(FeedError::NotAFork));
    // Nor are two stretches of one branch that begin at one event and end at different signatures.
    const auto whole = *mine.read(m_feed, 5, UINT64_MAX, 1U << 20U);
    Chain longer{Kind::Content, 5, whole.events.front().header.previous, {}, *whole.events.back().signature};
    for (const Event& event : whole.events) {
        const Header& header = event.header;
        longer.links.push_back({header.flags, header.bodyBytes, header.hlc, header.bodyHash, header.epoch});
    }
    QVERIFY(verifyChain(m_feed, longer));
    QVERIFY(proveFork(m_feed, chainAt(mine, 5), longer).error().is(FeedError::NotAFork));
}

void TestFork::everyChangedByteIsRefused() {
    auto [mine, theirs] = parted(1);
    const Bytes good = encode(*proveFork(m_feed, chainAt(mine, 2), chainAt(theirs, 2)));
    for (size_t at = 0; at < good.size(); ++at) {
        Bytes changed = good;
        changed[at] ^= std::byte{1};
        QVERIFY(!readFork(changed));
    }
}

void TestFork::whatIsCutShortIsRefused() {
    auto [mine, theirs] = parted(1);
    Bytes bytes = encode(*proveFork(m_feed, chainAt(mine, 2), chainAt(theirs, 2)));
    for (size_t left = 0; left < bytes.size(); ++left) QVERIFY(!readFork(ByteView(bytes).first(left)));
    bytes.push_back(std::byte{0});
    QVERIFY(!readFork(bytes));
}

void TestFork::successorsOfDifferentEventsAreNoProof() {
    auto [mine, theirs] = parted(4);
    QVERIFY(proveFork(m_feed, chainAt(mine, 6), chainAt(theirs, 6)).error().is(FeedError::NotAFork));
    QVERIFY(proveFork(m_feed, chainAt(mine, 5), chainAt(theirs, 6)).error().is(FeedError::NotAFork));
}

void TestFork::aChainThatNobodySignedIsRefused() {
    auto [mine, theirs] = parted(4);
    Chain forged = chainAt(theirs, 5);
    forged.signature = signEvent(feedKey(2), EventId{});
    QVERIFY(proveFork(m_feed, chainAt(mine, 5), forged).error().is(FeedError::BadSignature));
    Chain empty = chainAt(theirs, 5);
    empty.links.clear();
    QVERIFY(!decodeChain(encode(empty)));
    QVERIFY(!verifyChain(m_feed, empty));
    Chain endless = chainAt(theirs, 5);
    endless.links.resize(wire::eventsPerSignatureMax + 1, endless.links.front());
    QVERIFY(decodeChain(encode(endless)).error().is(FeedError::BadHeader));
}

void TestFork::theSearchFindsWhereTheyPart_data() {
    QTest::addColumn<int>("common");
    for (const int common : {0, 1, 2, 3, 7, 64, 200}) QTest::addRow("%d", common) << common;
}
void TestFork::theSearchFindsWhereTheyPart() {
    QFETCH(int, common);
    auto [mine, theirs] = parted(static_cast<size_t>(common));
    ForkSearch search(mine.head(m_feed)->seq);
    for (int asked = 1; asked < 12; ++asked) {
        const auto found = search.take(m_feed, chainAt(theirs, search.wanted()), chainAt(mine, search.wanted()));
        QVERIFY(found);
        if (!*found) continue;
        QCOMPARE((*found)->seq(), static_cast<uint64_t>(common + 1));
        return;
    }
    QFAIL("not found within what halving needs");
}

void TestFork::whoSaysTheSameThingIsNotBelieved() {
    auto [mine, theirs] = parted(4);
    ForkSearch search(mine.head(m_feed)->seq);
    const auto found = search.take(m_feed, chainAt(mine, search.wanted()), chainAt(mine, search.wanted()));
    QVERIFY(found.error().is(FeedError::NotAFork));
}

/// Two forks, of which he tells now this branch and now that: no common event with a successor in each.
void TestFork::whoContradictsHimselfIsNotBelieved() {
    auto [mine, theirs] = parted(4);
    ForkSearch search(6);
    QVERIFY(search.take(m_feed, chainAt(theirs, 6), chainAt(mine, 6)));
    QCOMPARE(search.wanted(), uint64_t{3});
    QVERIFY(search.take(m_feed, chainAt(mine, 3), chainAt(mine, 3)));
    QVERIFY(search.take(m_feed, chainAt(mine, 4), chainAt(mine, 4)));
    QCOMPARE(search.wanted(), uint64_t{5});
    QVERIFY(search.take(m_feed, chainAt(mine, 5), chainAt(mine, 5)).error().is(FeedError::NotAFork));
}

/// One of the two has dropped what lies before: where they part is found above it, or not at all.
void TestFork::aSearchStaysAboveTheFloor() {
    for (const int common : {2, 4, 8}) {
        for (const uint64_t floor : {uint64_t{2}, uint64_t{4}, uint64_t{5}, uint64_t{6}}) {
            auto [mine, theirs] = parted(static_cast<size_t>(common));
            if (mine.head(m_feed)->seq < floor) continue; // nobody would begin
            ForkSearch search(mine.head(m_feed)->seq, floor);
            std::optional<ForkProof> proof;
            for (int asked = 1; asked < 12 && !proof && !search.isBelowFloor(); ++asked) {
                QVERIFY(search.wanted() >= floor);
                const auto found =
                    search.take(m_feed, chainAt(theirs, search.wanted()), chainAt(mine, search.wanted()));
                QVERIFY(found);
                if (*found) proof = **found;
            }
            QCOMPARE(proof.has_value(), static_cast<uint64_t>(common) + 1 >= floor);
            if (proof) QCOMPARE(proof->seq(), static_cast<uint64_t>(common) + 1);
        }
    }
}

QTEST_GUILESS_MAIN(TestFork)
#include "tst_fork.moc"
