// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Time is a label, never a judge: wrong clocks, late arrivals, imports.

#include "room/party.h"

#include "room/limits.h"
#include "room/timeline.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

using Texts = std::vector<std::string>;

namespace {
constexpr int64_t hour = 60 * 60 * 1000;
constexpr int64_t year = 365 * 24 * hour;

/// What this device said last.
wire::ContentBody lastOf(Device& device) {
    const FeedId feed = device.room->ownContentFeed();
    const auto range = device.feeds.read(feed, device.feeds.head(feed)->seq, UINT64_MAX, 1U << 20U);
    const EpochRecord* epoch = device.room->epochs().log().find(range->events.at(0).header.epoch);
    return *openContent(range->events.at(0), *epoch);
}
} // namespace

class TestTimeline : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void aFutureClockIsCutAndOrderStaysCausal();
    void anAuthorWhoseClockIsSetBackDoesNotPrecedeHimself();
    void repliesStandBelowWhatTheyReferTo();
    void aLateArrivalIsMarkedAndInItsPlace();
    void aCauseThatComesAfterItsEffectIsMarked();
    void nobodyIsMadeLateByWhatHeHasRead();
    void onlyWhatWasSaidIsReferredTo();
    void whatNobodyRefersToIsReferredToFirst();
    void anOwnerWithAFutureClockCanBeAnswered();
    void whatWasHiddenForAWhileStandsWhereItStood();
    void importsStandAtTheirOwnTime();
    void importsDoNotReachIntoTheFuture();
    void extremeNumbersStayInBounds();
};

void TestTimeline::aFutureClockIsCutAndOrderStaysCausal() {
    Device a("a", 1);
    Device b("b", 2);
    Device c("c", 3);
    makeGroup(a, {&b, &c});
    QVERIFY(a.say({"하나"}, 1'000));
    mix({&a, &b, &c}, 2, at(2'000));
    // b lives in another year; everybody else in this one.
    QVERIFY(b.say({"둘"}, 70 * year));
    passAll(b, a, at(3'000));
    passAll(b, c, at(3'000));
    QVERIFY(a.say({"셋"}, 4'000));
    passAll(a, c, at(5'000));
    passAll(a, b, at(5'000));
    QVERIFY(c.say({"넷"}, 6'000));
    passAll(c, a, at(7'000));
    QCOMPARE(a.reads(), (Texts{"하나", "둘", "셋", "넷"}));
    QCOMPARE(c.reads(), a.reads());
    for (const MessageRecord* message : a.messages.timeline()) {
        QVERIFY(message->timeMs <= startMs + 3'000 + clockAheadMs);
        QVERIFY(static_cast<int64_t>(message->key.word >> 16U) <= startMs + 10'000 + clockAheadMs);
    }
    // Once the two minutes are over nothing is left of it.
    const int64_t later = 10 * 60 * 1000;
    QVERIFY(a.say({"다섯"}, later));
    QCOMPARE(a.messages.timeline().back()->key.word >> 16U, static_cast<uint64_t>(startMs + later));
}

void TestTimeline::anAuthorWhoseClockIsSetBackDoesNotPrecedeHimself() {
    Device a("a", 1);
    Device b("b", 2);
    makeGroup(a, {&b});
    // An hour ahead, and then put right; b gets both at once.
    QVERIFY(a.say({"ahead"}, 3'600'000));
    QVERIFY(a.say({"right again"}, 10'000));
    passAll(a, b, at(20'000));
    QCOMPARE(b.reads(), (std::vector<std::string>{"ahead", "right again"}));
    QCOMPARE(a.reads(), b.reads());
}

void TestTimeline::repliesStandBelowWhatTheyReferTo() {
    Device a("a", 1);
    Device b("b", 2);
    Device c("c", 3);
    makeGroup(a, {&b, &c});
    // a's clock is right, b's an hour behind.
    QVERIFY(a.say({"질문"}, 2 * hour));
    passAll(a, b, at(hour));
    passAll(a, c, at(2 * hour));
    QVERIFY(b.say({"대답"}, hour));
    mix({&a, &b, &c}, 3, at(2 * hour));
    QCOMPARE(b.reads(), (Texts{"질문", "대답"}));
    QCOMPARE(a.reads(), (Texts{"질문", "대답"}));
    QCOMPARE(c.reads(), (Texts{"질문", "대답"}));
}

void TestTimeline::aLateArrivalIsMarkedAndInItsPlace() {
    Device a("a", 1);
    Device b("b", 2);
    makeGroup(a, {&b});
    QVERIFY(a.say({"처음"}, 1'000));
    mix({&a, &b}, 2, at(1'500));
    QVERIFY(b.say({"끊긴 동안"}, 2'000));
    QVERIFY(a.say({"나중"}, 3'000));
    passAll(b, a, at(hour));
    QCOMPARE(a.reads(), (Texts{"처음", "끊긴 동안", "나중"}));
    QCOMPARE(a.messages.timeline()[1]->late, true);
    QCOMPARE(a.messages.timeline()[2]->late, false);
    QVERIFY(b.say({"방금"}, hour));
    passAll(b, a, at(hour + 5));
    QCOMPARE(a.messages.timeline().back()->late, false);
}

void TestTimeline::aCauseThatComesAfterItsEffectIsMarked() {
    Device a("a", 1);
    Device b("b", 2);
    Device c("c", 3);
    makeGroup(a, {&b, &c});
    // Three hours ahead; whoever sees it cuts that to two minutes, each from then on.
    QVERIFY(a.say({"question"}, 3 * hour));
    passAll(a, b, at(1'000));
    QVERIFY(b.say({"answer"}, 2'000));
    passAll(a, c, feed::Kind::Control, at(2'500)); // the epoch
    QVERIFY(pass(b, c, b.feedOf(feed::Kind::Content), at(3'000)));
    QCOMPARE(c.reads(), Texts{"answer"});
    c.reload(); // and does not forget that something is missing
    passAll(a, c, at(hour));
    QCOMPARE(c.reads(), (Texts{"answer", "question"}));
    QCOMPARE(c.messages.timeline()[0]->late, false);
    QCOMPARE(c.messages.timeline()[1]->late, true);
    QCOMPARE(b.messages.timeline()[0]->late, false);
    // The feed is here as far as anybody referred to it: what follows is like any other.
    QVERIFY(a.say({"thanks"}, 3 * hour + 1'000));
    passAll(a, c, at(hour + 1'000));
    QCOMPARE(c.messages.timeline().back()->late, false);
}

void TestTimeline::nobodyIsMadeLateByWhatHeHasRead() {
    Device a("a", 1);
    Device b("b", 2);
    makeGroup(a, {&b});
    // Mallory's program says that it has read what a has yet to say.
    const FeedId content = a.feedOf(feed::Kind::Content);
    auto body = *toBody(b.outgoing("I know what you will say", 1'000));
    wire::Reference& reference = *body.add_references();
    reference.set_feed(wire::fieldOf(content));
    reference.set_seq(UINT64_MAX);
    QVERIFY(a.say({"first"}, 500));
    passAll(a, b, at(600));
    b.forge(feed::Kind::Content, wire::encode(body), &b.log.epochs(b.room->record().id)->front(), hlcAt(1'000));
    b.reload();
    passAll(b, a, at(1'100));
    QVERIFY(a.readsText("I know what you will say"));
    QVERIFY(a.say({"second", "third"}, 2'000));
    for (const MessageRecord* message : a.messages.timeline()) QVERIFY(!message->late);
    QVERIFY(a.places.awaiting(a.room->record().id, content, 1)->empty());
}

void TestTimeline::onlyWhatWasSaidIsReferredTo() {
    // A message names eight feeds at most; those in which nothing was said yet do not take their places.
    Device a("a", 1);
    Device b("b", 2);
    Device c("c", 3);
    makeGroup(a, {&b, &c});
    QVERIFY(b.say({"하나"}, 1'000));
    passAll(b, a, at(1'100));
    QVERIFY(a.say({"둘"}, 2'000));
    const wire::ContentBody body = lastOf(a);
    QCOMPARE(body.references_size(), 1);
    QCOMPARE(body.references(0).feed(), wire::fieldOf(b.room->ownContentFeed()));
    QCOMPARE(body.references(0).seq(), uint64_t{2});
}

void TestTimeline::whatNobodyRefersToIsReferredToFirst() {
    // Ten talk, each to the one before; a quiet voice came to a before them, and to none of them.
    Device a("a", 1);
    Device quiet("quiet", 2);
    std::vector<std::unique_ptr<Device>> talkers;
    std::vector<Device*> others{&quiet};
    for (uint64_t i = 0; i < 10; ++i)
        others.push_back(talkers.emplace_back(std::make_unique<Device>("talker", 10 + i)).get());
    makeGroup(a, others);
    QVERIFY(quiet.say({"조용히"}, 1'000));
    passAll(quiet, a, at(1'100));
    QVERIFY(talkers.front()->say({"첫째"}, 2'000));
    for (size_t i = 1; i < talkers.size(); ++i) {
        const auto ms = static_cast<int64_t>(2'000 + 100 * i);
        for (size_t before = 0; before < i; ++before) passAll(*talkers[before], *talkers[i], at(ms));
        QVERIFY(talkers[i]->say({"다음"}, ms));
    }
    for (const auto& talker : talkers) passAll(*talker, a, at(4'000));
    QVERIFY(a.say({"모두에게"}, 5'000));
    const wire::ContentBody body = lastOf(a);
    QCOMPARE(body.references_size(), static_cast<int>(referencesMax));
    QCOMPARE(body.references(0).feed(), wire::fieldOf(talkers.back()->room->ownContentFeed()));
    QCOMPARE(body.references(1).feed(), wire::fieldOf(quiet.room->ownContentFeed()));
}

void TestTimeline::anOwnerWithAFutureClockCanBeAnswered() {
    // The whole group was made by somebody whose clock is ten years ahead. Leaving it still works.
    Device owner("owner", 1);
    Device b("b", 2);
    makeGroup(owner, {&b}, 10 * year);
    QVERIFY(b.room->isMember());
    b.reload();
    QVERIFY(b.room->remove(b.person(), at(1'000)));
    QVERIFY(!b.room->isMember());
    mix({&owner, &b}, 2, at(2'000));
    QVERIFY(owner.room->members().roleOf(b.person()) == Role::None);
}

void TestTimeline::whatWasHiddenForAWhileStandsWhereItStood() {
    Device a("a", 1);
    Device b("b", 2);
    Device c("c", 3);
    makeGroup(a, {&b, &c});
    // An hour ahead: b cuts that to two minutes from when it came.
    QVERIFY(c.say({"question"}, hour));
    passAll(c, b, at(1'000));
    QVERIFY(b.say({"answer"}, 2'000));
    // a never had it when it removes c, so for b it is void; then c is asked back.
    QVERIFY(a.room->remove(c.person(), at(3'000)));
    passAll(a, b, at(3'100));
    QCOMPARE(b.reads(), Texts{"answer"});
    QVERIFY(admit(*a.room, c.self.certificate, at(2 * hour)));
    passAll(a, b, at(2 * hour));
    QCOMPARE(b.reads(), (Texts{"question", "answer"}));
    QVERIFY(!b.messages.timeline().front()->late);
    QCOMPARE(b.told.size(), size_t{1});
}

void TestTimeline::importsStandAtTheirOwnTime() {
    Device a("a", 1);
    Device b("b", 2);
    makeGroup(a, {&b});
    QVERIFY(a.say({"오늘"}, 1'000));
    for (const int64_t ago : {3 * year, 2 * year}) {
        Outgoing old = a.outgoing(ago == 3 * year ? "옛날" : "예전", 2'000);
        old.origin = Origin{};
        old.origin->source = "kakaotalk-android";
        old.origin->author = "누군가";
        old.origin->timeMs = startMs - ago;
        QVERIFY(a.room->send({*toBody(old)}, at(2'000)));
    }
    mix({&a, &b}, 2, at(3'000));
    for (const Device* each : {&a, &b}) {
        QCOMPARE(each->reads(), (Texts{"옛날", "예전", "오늘"}));
        QCOMPARE(each->messages.timeline()[0]->timeMs, startMs - 3 * year);
        QCOMPARE(each->messages.timeline()[0]->origin->author, std::string("누군가"));
        QVERIFY(!each->messages.timeline()[0]->late);
    }
}

void TestTimeline::importsDoNotReachIntoTheFuture() {
    Device a("a", 1);
    Device b("b", 2);
    makeGroup(a, {&b});
    for (const int64_t when : {startMs + 70 * year, INT64_MAX}) {
        Outgoing imported = b.outgoing("미래", 1'000);
        imported.origin = Origin{};
        imported.origin->timeMs = when;
        QVERIFY(b.room->send({*toBody(imported)}, at(1'000)));
    }
    mix({&a, &b}, 2, at(2'000));
    QVERIFY(a.say({"대답"}, 3'000));
    const auto shown = a.messages.timeline();
    QCOMPARE(shown.back()->text, std::string("대답"));
    for (const MessageRecord* message : shown) {
        QVERIFY(static_cast<int64_t>(message->key.word >> 16U) <= startMs + 2'000 + clockAheadMs);
    }
}

void TestTimeline::extremeNumbersStayInBounds() {
    const FeedId feed;
    const WallMs now{startMs};
    const uint64_t latest = feed::Hlc::fromWall({startMs + clockAheadMs}).word;
    QCOMPARE(placeMessage(feed, 1, {UINT64_MAX}, INT64_MAX, {}, now).key.word, latest);
    QCOMPARE(placeMessage(feed, 1, {UINT64_MAX}, INT64_MAX, {}, now).shownMs, startMs + clockAheadMs);
    QCOMPARE(placeMessage(feed, 1, {5}, 5, {9, 0, 0}, now).key.word, uint64_t{10});
    QCOMPARE(placeMessage(feed, 1, {50}, 5, {9, 0, 0}, now).key.word, uint64_t{50});
    QVERIFY(!placeMessage(feed, 1, {5}, 5, {0, 0, 4}, now).late);
    QVERIFY(placeMessage(feed, 1, {5}, 5, {0, 0, 6}, now).late);
    QCOMPARE(placeImported(feed, 1, -5).key.word, uint64_t{0});
    QVERIFY(placeImported(feed, 1, INT64_MAX).key.word > latest);
}

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
