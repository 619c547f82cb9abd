// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/frames.h"
#include "sync/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;
using Kind = wire::Frame::KindCase;

namespace {

/// Two owners with something of everything, and what they say to each other while a message, a receipt and a chunk
/// come up.
struct Story {
    explicit Story(bool toReplica) {
        minji.rooms["home"] = jun.rooms["home"] = Access::Full;
        feed = minji.openFeed("home");
        minji.feeds.at(feed).admission = crypto::Signature{};
        minji.write(feed, 3);
        minji.state("home", feed, 1);
        chunk = crypto::hashTo<ChunkId>({Bytes(100, std::byte{1})});
        minji.chunks[chunk] = Bytes(100, std::byte{1});
        if (toReplica) jun.overQuota.insert(feed);
        std::tie(a, b) = world.join(minji, jun, toReplica);
        world.settle();
        const RoomId theirs = toReplica ? RoomId{replicaTagOf("home").value} : roomOf("home");
        world.give(*b, AskChunks{theirs, {chunk}, false});
        world.give(*b, FetchChunks{theirs, {chunk}});
        world.settle();
        world.tell(minji, minji.write(feed, 1));
        world.settle();
    }
    Owner minji{"minji"};
    Owner jun{"jun"};
    World world;
    FeedId feed;
    ChunkId chunk;
    End* a = nullptr;
    End* b = nullptr;
};

/// A session that has heard everything up to the frame `count` of the other side in a story; deterministic, for all
/// randomness comes from the owners' names.
std::optional<Error> replay(const std::vector<Bytes>& said, size_t count, const Bytes& last, bool toReplica) {
    Owner jun("jun");
    jun.rooms["home"] = Access::Full;
    World world;
    Owner minji("minji");
    minji.rooms["home"] = Access::Full;
    const auto [a, b] = world.join(minji, jun, toReplica);
    a->inbox.clear();
    b->inbox.clear();
    a->isCut = true;
    for (size_t i = 0; i < count; ++i) world.give(*b, FrameArrived{said[i]});
    if (b->closed) qFatal("the story itself does not replay");
    world.give(*b, FrameArrived{last});
    return b->closed;
}

} // namespace

class TestSession : public QObject {
    Q_OBJECT
  private slots:
    void aStoryHasEveryKindOfFrame() {
        Story lan(false);
        Story replica(true);
        std::set<int> kinds;
        for (const End* end : {lan.a, lan.b, replica.a, replica.b}) {
            QVERIFY(!end->closed);
            for (const Bytes& frame : end->said) kinds.insert(int(wire::decode<wire::Frame>(frame)->kind_case()));
        }
        for (int kind = Kind::kHello; kind <= Kind::kRefused; ++kind)
            QVERIFY2(kinds.contains(kind), qPrintable(QString::number(kind)));
    }
    void truncatedAndFlippedFramesNeverCrash_data() {
        QTest::addColumn<bool>("toReplica");
        QTest::newRow("peer") << false;
        QTest::newRow("replica") << true;
    }
    void truncatedAndFlippedFramesNeverCrash() {
        QFETCH(bool, toReplica);
        Story story(toReplica);
        // Both sides' frames, at a listener who has just been introduced, so that every kind is read in earnest.
        const std::vector<Bytes> introduction = introductionOf(*story.a);
        std::set<Bytes> frames(story.a->said.begin(), story.a->said.end());
        frames.insert(story.b->said.begin(), story.b->said.end());
        size_t closed = 0;
        size_t tried = 0;
        for (const Bytes& frame : frames) {
            const size_t step = std::max<size_t>(1, frame.size() / 60);
            for (size_t at = 0; at < frame.size(); at += step) {
                Bytes cut(frame.begin(), frame.begin() + static_cast<ptrdiff_t>(at));
                Bytes flipped = frame;
                flipped[at] ^= static_cast<std::byte>(1U << (at % 8));
                closed += replay(introduction, introduction.size(), cut, toReplica).has_value();
                closed += replay(introduction, introduction.size(), flipped, toReplica).has_value();
                tried += 2;
            }
        }
        // Some change nothing that matters (a cursor, a size); most must be noticed.
        QVERIFY2(closed * 2 > tried, qPrintable(QString("%1 of %2").arg(closed).arg(tried)));
    }
    void aFrameOfAnUnknownKindIsOverheard() {
        Story story(false);
        story.world.give(*story.b, FrameArrived{Bytes{std::byte{0xa2}, std::byte{0x06}, std::byte{0x00}}});
        QVERIFY(!story.b->closed);
    }
    void aFrameThatIsTooLargeIsRefused() {
        Story story(false);
        story.world.give(*story.b, FrameArrived{Bytes(wire::frameBytesMax + 1)});
        QVERIFY(story.b->closed && story.b->closed->is(WireError::TooLarge));
    }
    void afterCloseNothingIsSaid() {
        Story story(false);
        story.world.give(*story.b, FrameArrived{Bytes(3, std::byte{0xff})});
        QVERIFY(story.b->closed && story.b->closed->is(WireError::Malformed));
        QVERIFY(story.b->session->step(Tick{}, story.world.now()).empty());
        QVERIFY(story.b->session->step(story.jun.offer(), story.world.now()).empty());
        QVERIFY(!story.b->session->nextDeadline());
    }
    void aSessionThatGoesLeavesNoClaims() {
        Owner minji = ownerOf("minji", "home");
        Owner jun = ownerOf("jun", "home");
        const FeedId feed = minji.openFeed("home");
        minji.write(feed, 3);
        minji.isMute = true;
        World world;
        const auto [a, b] = world.join(minji, jun);
        world.settle();
        int other = 0;
        QVERIFY(!jun.claims.take(feed, &other, world.now().steady));
        world.drop(*b);
        QVERIFY(jun.claims.take(feed, &other, world.now().steady));
    }
    void threeNodesInARowAllEndWithTheSame() {
        Owner minji = ownerOf("minji", "home");
        Owner jun = ownerOf("jun", "home");
        Owner sora = ownerOf("sora", "home");
        const FeedId first = minji.openFeed("home");
        const FeedId last = sora.openFeed("home", feed::Kind::Control);
        World world;
        world.join(minji, jun);
        world.join(jun, sora);
        world.settle();
        for (int i = 0; i < 5; ++i) {
            world.tell(minji, minji.write(first, 3));
            world.tell(sora, sora.write(last, 2));
            world.settle();
        }
        QCOMPARE(sora.feeds.at(first).head(), minji.feeds.at(first).head());
        QCOMPARE(minji.feeds.at(last).head(), sora.feeds.at(last).head());
        QCOMPARE(sora.noted.eventsTwice + minji.noted.eventsTwice + jun.noted.eventsTwice, size_t(0));
    }

  private:
    /// What a side says until the first frame about rooms.
    static std::vector<Bytes> introductionOf(const End& end) {
        std::vector<Bytes> frames;
        for (const Bytes& frame : end.said) {
            if (wire::decode<wire::Frame>(frame)->kind_case() < Kind::kResume) frames.push_back(frame);
        }
        return frames;
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
