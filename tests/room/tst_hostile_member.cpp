// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A member whose program does not keep to the rules: what he seals and signs himself is genuine, and still counts for
// no more than it may.
#include "room/limits.h"
#include "room/party.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

class TestHostileMember : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void whatIsTooLongIsNoMessage();
    void aBackdatedAnswerStandsBelowItsQuestion();
    void aClockThatRunsOutLeavesTheRoomUsable();
    void aFeedThatWasSetBackRepeatsNoNonce();
};

namespace {

using Texts = std::vector<std::string>;

/// Says it in his own feed under the room's epoch, whatever it is.
void saysAnything(Device& who, const wire::ContentBody& body, feed::Hlc hlc) {
    const auto epochs = who.log.epochs(who.room->record().id);
    QVERIFY(!epochs->empty());
    who.forge(feed::Kind::Content, wire::encode(body), &epochs->front(), hlc);
}

wire::ContentBody bodyOf(Device& who, const std::string& text, int64_t ms) {
    Outgoing message = who.outgoing("", ms);
    wire::ContentBody body = *toBody(message);
    body.mutable_message()->set_text(text);
    return body;
}

} // namespace

void TestHostileMember::whatIsTooLongIsNoMessage() {
    Device a("a", 1);
    Device b("b", 2);
    makeGroup(a, {&b});
    QVERIFY(a.say({"안녕"}, 1'000));
    mix({&a, &b}, 2, at(2'000));
    QVERIFY(!toBody(b.outgoing(std::string(textBytesMax + 1, 'x'), 3'000)));
    saysAnything(b, bodyOf(b, std::string(textBytesMax + 1, 'x'), 3'000), hlcAt(3'000));
    saysAnything(b, bodyOf(b, std::string(textBytesMax, 'y'), 4'000), hlcAt(4'000));
    passAll(b, a, at(5'000));
    QCOMPARE(a.reads(), (Texts{"안녕", std::string(textBytesMax, 'y')}));
    // His feed goes on, and so does everybody else's.
    QVERIFY(a.say({"그래"}, 6'000));
    QCOMPARE(a.reads().size(), size_t{3});
}

void TestHostileMember::aBackdatedAnswerStandsBelowItsQuestion() {
    Device a("a", 1);
    Device b("b", 2);
    makeGroup(a, {&b});
    QVERIFY(a.say({"질문"}, 60'000));
    mix({&a, &b}, 2, at(61'000));
    // As if it had been said a minute before the question; that it follows it is in the references.
    wire::ContentBody body = bodyOf(b, "대답", 1'000);
    wire::Reference& reference = *body.add_references();
    reference.set_feed(wire::fieldOf(a.feedOf(feed::Kind::Content)));
    reference.set_seq(a.feeds.head(a.feedOf(feed::Kind::Content))->seq);
    saysAnything(b, body, hlcAt(1'000));
    passAll(b, a, at(62'000));
    QCOMPARE(a.reads(), (Texts{"질문", "대답"}));
    // Nor does he put what he says next before what he said already.
    saysAnything(b, bodyOf(b, "옛날 것", 2'000), hlcAt(2'000));
    passAll(b, a, at(63'000));
    QCOMPARE(a.reads(), (Texts{"질문", "대답", "옛날 것"}));
}

void TestHostileMember::aClockThatRunsOutLeavesTheRoomUsable() {
    Device a("a", 1);
    Device b("b", 2);
    makeGroup(a, {&b});
    QVERIFY(a.say({"하나"}, 1'000));
    mix({&a, &b}, 2, at(2'000));
    saysAnything(b, bodyOf(b, "끝", INT64_MAX - startMs), {UINT64_MAX - 1});
    passAll(b, a, at(3'000));
    const int64_t later = 3'000 + 2 * clockAheadMs;
    QVERIFY(a.say({"둘"}, later));
    passAll(a, b, at(later));
    QCOMPARE(a.reads(), (Texts{"하나", "끝", "둘"}));
    QVERIFY(b.readsText("둘"));
}

void TestHostileMember::aFeedThatWasSetBackRepeatsNoNonce() {
    // A machine that is set back while it runs seals two texts at one place of one feed.
    SeededRandom random(1);
    const crypto::Key secret = crypto::Key::random(random);
    const BodyPlace place{random.make<FeedId>(), 7, random.make<EpochId>()};
    const Bytes one = sealBody(secret, place, bytesOf("먼저"));
    const Bytes two = sealBody(secret, place, bytesOf("다시"));
    constexpr size_t nonceBytes = 24;
    QVERIFY(!std::equal(one.begin(), one.begin() + nonceBytes, two.begin()));
    QVERIFY(sealBody(secret, place, bytesOf("먼저")) == one);
    QVERIFY(*openBody(secret, place, two) == copyOf(bytesOf("다시")));
}

QTEST_GUILESS_MAIN(TestHostileMember)
#include "tst_hostile_member.moc"
