// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What disappears, what is kept for so many days, and what a wrong clock may not do.
#include <QTest>

#include "node/fading.h"

#include "feed/writer.h"
#include "node/hamlet.h"
#include "room/body_seal.h"
#include "room/content.h"

using namespace ieum;
using namespace ieum::node;
using Texts = std::vector<std::string>;
using sim::dayMs;
using sim::hourMs;
using sim::minuteMs;

class TestFading : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void messagesDisappearEverywhereWhenTheirTimeIsOver();
    void whatWasSaidBeforeStays();
    void aRestartDoesNotGiveThemMoreTime();
    void aWrongClockEndsNothing();
    void aMemberWhoSetsNoTimerIsTimedAllTheSame();
    void retentionEndsWhatIsOld();
    void theLastKnownCopyOfAFileOutlivesRetention();
    void aFileThatOthersHaveGoesWithItsMessage();

  private:
    static SetPolicy disappearing(const RoomId& room, int64_t afterMs) {
        SetPolicy policy;
        policy.room = room;
        policy.disappearingMs = afterMs;
        return policy;
    }
    static SetPolicy retention(const RoomId& room, uint32_t days) {
        SetPolicy policy;
        policy.room = room;
        policy.retentionDays = days;
        return policy;
    }
    static Result<MessageId> sendFile(Hamlet& hamlet, const RoomId& room) {
        const auto written = hamlet.of(0).disk().writeDurably("file.txt", Bytes(1000, std::byte{'x'}));
        if (!written) return passOn(written);
        SendMessage message;
        message.room = room;
        message.text = "파일";
        message.filePaths = {"file.txt"};
        auto id = hamlet.ask(0, std::move(message));
        hamlet.pass(minuteMs);
        return id;
    }
    static size_t hits(Hamlet& hamlet, size_t who, std::string words) {
        Search search;
        search.words = std::move(words);
        const auto found = hamlet.ask(who, std::move(search));
        return found ? found->size() : 999;
    }
};

void TestFading::messagesDisappearEverywhereWhenTheirTimeIsOver() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    QVERIFY(hamlet.ask(0, disappearing(room, hourMs)));
    hamlet.pass(minuteMs);
    QVERIFY(hamlet.say(0, room, "비밀이야"));
    QVERIFY(hamlet.say(1, room, "나도 비밀"));
    hamlet.pass(58 * minuteMs);
    for (size_t who : {0, 1}) {
        QCOMPARE(hamlet.reads(who, room), (Texts{"비밀이야", "나도 비밀"}));
        QCOMPARE(hits(hamlet, who, "비밀"), size_t{2});
    }
    hamlet.pass(3 * minuteMs);
    for (size_t who : {0, 1}) {
        QCOMPARE(hamlet.reads(who, room), (Texts{"†", "†"}));
        QCOMPARE(hits(hamlet, who, "비밀"), size_t{0});
        const auto rows = hamlet.ask(who, ListMessages{room, 10, {}});
        QVERIFY(rows->front().gone == Gone::Expired);
    }
}

void TestFading::whatWasSaidBeforeStays() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    QVERIFY(hamlet.say(0, room, "남는 말"));
    QVERIFY(hamlet.ask(0, disappearing(room, minuteMs)));
    hamlet.pass(minuteMs);
    QVERIFY(hamlet.say(0, room, "사라지는 말"));
    QVERIFY(hamlet.ask(0, disappearing(room, 0)));
    hamlet.pass(5 * sim::secondMs);
    QVERIFY(hamlet.say(1, room, "또 남는 말"));
    hamlet.pass(hourMs);
    for (size_t who : {0, 1}) QCOMPARE(hamlet.reads(who, room), (Texts{"남는 말", "†", "또 남는 말"}));
}

void TestFading::aRestartDoesNotGiveThemMoreTime() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    QVERIFY(hamlet.ask(0, disappearing(room, 2 * hourMs)));
    hamlet.pass(minuteMs);
    QVERIFY(hamlet.say(0, room, "두 시간"));
    hamlet.pass(hourMs);
    hamlet.town.stop(hamlet.of(1));
    hamlet.pass(hourMs);
    hamlet.town.start(hamlet.of(1));
    hamlet.pass(20 * minuteMs); // the clock is believed after two
    QCOMPARE(hamlet.reads(1, room), (Texts{"†"}));
}

void TestFading::aWrongClockEndsNothing() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    QVERIFY(hamlet.ask(0, disappearing(room, 30 * dayMs)));
    QVERIFY(hamlet.ask(0, retention(room, 30)));
    hamlet.pass(minuteMs);
    QVERIFY(hamlet.say(0, room, "한 달은 있어야지"));
    hamlet.of(1).clock().wrongByMs = 10 * 365 * dayMs;
    hamlet.pass(3 * hourMs);
    hamlet.of(1).clock().wrongByMs = 0;
    hamlet.pass(3 * hourMs);
    QCOMPARE(hamlet.reads(1, room), (Texts{"한 달은 있어야지"}));
    QCOMPARE(hamlet.reads(0, room), (Texts{"한 달은 있어야지"}));
}

void TestFading::aMemberWhoSetsNoTimerIsTimedAllTheSame() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    QVERIFY(hamlet.ask(0, disappearing(room, hourMs)));
    hamlet.pass(minuteMs);
    // As a program would that does not know of timers, or will not: straight into its own feed.
    Parts& hostile = hamlet.parts(1);
    const auto epochs = hostile.world.stores.rooms.epochs(room);
    QVERIFY(hamlet.say(0, room, "시작"));
    hamlet.of(1).post(Finished([&hostile, room] {
        room::Outgoing message;
        hostile.world.random.fill(message.nonce);
        message.text = "영원히";
        const auto own = hostile.world.stores.rooms.ownFeeds(room);
        const auto known = hostile.world.stores.rooms.epochs(room);
        const auto key = crypto::SigningKey::fromSeed((*own)->contentSeed);
        const auto id = key.publicAs<FeedId>();
        const auto head = hostile.world.stores.feeds.head(id);
        const room::EpochRecord& epoch = known->front();
        std::vector<feed::Draft> drafts;
        drafts.push_back(
            {0, feed::Hlc::fromWall(hostile.world.clock.now().wall), epoch.id,
             room::sealBody(epoch.secret, {id, head->seq + 1, epoch.id}, wire::encode(*room::toBody(message)))});
        hostile.world.noteFailure(hostile.world.stores.feeds.append(
            room, feed::writeRange(key, feed::Kind::Content, *head, std::move(drafts))));
    }));
    hamlet.pass(minuteMs);
    QCOMPARE(hamlet.reads(0, room), (Texts{"시작", "영원히"}));
    hamlet.pass(hourMs);
    QCOMPARE(hamlet.reads(0, room), (Texts{"†", "†"}));
}

void TestFading::retentionEndsWhatIsOld() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    QVERIFY(hamlet.say(0, room, "옛날 이야기"));
    hamlet.pass(2 * dayMs);
    QVERIFY(hamlet.say(1, room, "어제 이야기"));
    QVERIFY(hamlet.ask(0, retention(room, 2)));
    hamlet.pass(2 * hourMs);
    for (size_t who : {0, 1}) {
        QCOMPARE(hamlet.reads(who, room), (Texts{"†", "어제 이야기"}));
        QCOMPARE(hits(hamlet, who, "이야기"), size_t{1});
    }
}

void TestFading::theLastKnownCopyOfAFileOutlivesRetention() {
    Hamlet hamlet(1);
    const auto room = hamlet.ask(0, CreateRoom{"메모"});
    const auto id = sendFile(hamlet, *room);
    QVERIFY(hamlet.ask(0, retention(*room, 1)));
    hamlet.pass(3 * dayMs);
    QCOMPARE(hamlet.reads(0, *room), (Texts{"파일"}));
    QCOMPARE(hamlet.ask(0, GetPolicy{*room})->keptBack, uint64_t{1});
    QCOMPARE(hamlet.ask(0, ListFiles{*room})->front().haveBytes, uint64_t{1000});
    // Whoever has it alone decides himself.
    QVERIFY(hamlet.ask(0, DeleteMessage{*room, *id}));
    hamlet.pass(minuteMs);
    QCOMPARE(hamlet.reads(0, *room), (Texts{"†"}));
    QCOMPARE(hamlet.ask(0, GetPolicy{*room})->keptBack, uint64_t{0});
}

void TestFading::aFileThatOthersHaveGoesWithItsMessage() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    QVERIFY(sendFile(hamlet, room));
    QVERIFY(hamlet.ask(0, retention(room, 1)));
    hamlet.pass(minuteMs);
    const auto files = hamlet.ask(1, ListFiles{room});
    QVERIFY(files && files->size() == 1);
    QCOMPARE(files->front().haveBytes, uint64_t{1000});
    const ChunkId manifest = *ChunkId::from(files->front().id.view());
    QVERIFY(hamlet.parts(0).world.chunks.has(manifest));
    hamlet.pass(dayMs + 2 * hourMs);
    QCOMPARE(hamlet.reads(0, room), (Texts{"†"}));
    QVERIFY(hamlet.ask(0, ListFiles{room})->empty());
    QVERIFY(!hamlet.parts(0).world.chunks.has(manifest));
}

QTEST_GUILESS_MAIN(TestFading)
#include "tst_fading.moc"
