// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A member whose program does not keep to the rules: what he seals and signs himself is genuine, and still counts for
// no more than it may.
#include "crypto/hash.h"
#include "room/error.h"
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
    void aFeedThatNobodyVouchesForIsRefusedByName();
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

RoomId roomIdOf(std::string_view name) { return crypto::hashTo<RoomId>({bytesOf(name)}); }

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

void TestHostileMember::aFeedThatNobodyVouchesForIsRefusedByName() {
    Device a("a", 1);
    Device b("b", 2);
    makeGroup(a, {&b});
    const RoomKeys& keys = b.room->keys();
    const RoomId& room = b.room->record().id;
    const auto key = crypto::SigningKey::generate(b.random);
    const auto other = crypto::SigningKey::generate(b.random);
    const auto id = key.publicAs<FeedId>();
    const auto kind = feed::Kind::Content;
    const std::vector<Bytes> openings{
        Bytes(60, std::byte{7}),                                                          // not even sealed
        openingBody(b.self, room, id, feed::Kind::Control, {}, b.random),                 // of another kind
        openingBody(b.self, room, other.publicAs<FeedId>(), kind, {}, b.random),          // of another feed
        openingBody(b.self, roomIdOf("elsewhere"), id, kind, {}, b.random),               // of another room
        openingBody({b.self.certificate, &other, nullptr}, room, id, kind, {}, b.random), // by no device of his
    };
    for (size_t i = 0; i < openings.size(); ++i) {
        const Bytes body = i == 0 ? openings[i] : sealBody(keys.control(), {id, 1, EpochId{}}, openings[i]);
        std::vector<feed::Draft> drafts;
        drafts.push_back({0, hlcAt(1'000), EpochId{}, body});
        const feed::Range range = feed::writeRange(key, kind, {}, std::move(drafts));
        const auto absorbed = a.room->absorb(range, at(2'000));
        QVERIFY(!absorbed && absorbed.error().is(RoomError::BadOpening));
        QVERIFY(absorbed.error().cause == Cause::Peer);
        QVERIFY(a.room->feedOf(id) == nullptr);
        QCOMPARE(a.feeds.head(id)->seq, uint64_t{0});
    }
    QVERIFY(b.say({"안녕"}, 3'000));
    passAll(b, a, at(4'000));
    QCOMPARE(a.reads(), (Texts{"안녕"}));
}

QTEST_GUILESS_MAIN(TestHostileMember)
#include "tst_hostile_member.moc"
