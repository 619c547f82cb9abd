// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Messages for a later time, by engines in virtual time.
#include "node/later.h"

#include "node/files_of_a_test.h"
#include "node/hamlet.h"
#include "node/limits.h"

using namespace ieum;
using namespace ieum::node;
using Texts = std::vector<std::string>;

namespace {

constexpr int64_t hourMs = 60 * sim::minuteMs;

} // namespace

class TestLater : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void itIsSentWhenItsTimeHasComeAndNotBefore();
    void whoeverWasOffSendsAtTheNextStartAndSaysWhenItWasDue();
    void whatWentMonthsLateSaysSoForAWhile();
    void aPowerCutLosesNothingThatWaits();
    void itIsRewordedMovedSentAndDropped();
    void whatMakesNoSenseIsRefused();
    void aBackupDoesNotSendItTwice();
    void whoWasRemovedMeanwhileKeepsItUntilHeDropsIt();
    void whoWasLoweredSendsNoNoticeUntilHeMayAgain();
    void whatHasNotLeftIsDroppedWhereOneIsNoMember();
    void itGoesWhenTheClockIsSetForward();
    void itsFilesGoWithItOrAreForgotten();
    void nobodyIsToldOfItsFilesBefore();
    void itsFilesStandAtTheTimeAtWhichItWent();

  private:
    /// The wall clock of somebody's computer.
    static int64_t wallMs(Hamlet& hamlet, size_t who) { return hamlet.of(who).clock().now().wall.ms; }
    static Result<MessageId> write(Hamlet& hamlet, size_t who, const RoomId& room, std::string text, int64_t inMs) {
        SendMessage message;
        message.room = room;
        message.text = std::move(text);
        message.dueMs = wallMs(hamlet, who) + inMs;
        return hamlet.ask(who, std::move(message));
    }
    static std::vector<LaterRow> waiting(Hamlet& hamlet, size_t who, const RoomId& room) {
        const auto rows = hamlet.ask(who, ListLater{room});
        return rows ? *rows : std::vector<LaterRow>();
    }
    static MessageRow lastOf(Hamlet& hamlet, size_t who, const RoomId& room) {
        const auto rows = hamlet.ask(who, ListMessages{room, 1, {}});
        return rows && !rows->empty() ? rows->back() : MessageRow();
    }
};

void TestLater::itIsSentWhenItsTimeHasComeAndNotBefore() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    const auto id = write(hamlet, 1, room, "아홉 시에 만나요", hourMs);
    QVERIFY(id);
    QCOMPARE(waiting(hamlet, 1, room).size(), size_t{1});
    QCOMPARE(waiting(hamlet, 1, room).front().text, "아홉 시에 만나요");
    QCOMPARE(waiting(hamlet, 1, room).front().roomName, "모임");
    hamlet.pass(50 * sim::minuteMs);
    for (const size_t who : {0, 1}) QVERIFY(hamlet.reads(who, room).empty());
    hamlet.pass(12 * sim::minuteMs);
    for (const size_t who : {0, 1}) QCOMPARE(hamlet.reads(who, room), Texts{"아홉 시에 만나요"});
    QVERIFY(waiting(hamlet, 1, room).empty());
    const MessageRow sent = lastOf(hamlet, 1, room);
    QCOMPARE(sent.id, *id); // the one that was answered with
    QCOMPARE(sent.wasDueMs, int64_t{0});
    // It was said when it went, not when it was written.
    QVERIFY(wallMs(hamlet, 1) - sent.timeMs < 5 * sim::minuteMs);
}

void TestLater::whoeverWasOffSendsAtTheNextStartAndSaysWhenItWasDue() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    const int64_t due = wallMs(hamlet, 1) + hourMs;
    QVERIFY(write(hamlet, 1, room, "잊지 말기", hourMs));
    hamlet.town.stop(hamlet.of(1));
    hamlet.pass(3 * hourMs);
    QVERIFY(hamlet.reads(0, room).empty());
    hamlet.town.start(hamlet.of(1));
    hamlet.pass(sim::minuteMs);
    QCOMPARE(hamlet.reads(0, room), Texts{"잊지 말기"});
    QCOMPARE(lastOf(hamlet, 1, room).wasDueMs, due);
    QVERIFY(wallMs(hamlet, 1) - lastOf(hamlet, 1, room).timeMs < hourMs);
    QCOMPARE(lastOf(hamlet, 0, room).wasDueMs, int64_t{0}); // that is ours to know
    hamlet.town.stop(hamlet.of(1));
    hamlet.town.start(hamlet.of(1));
    QCOMPARE(lastOf(hamlet, 1, room).wasDueMs, due);
}

void TestLater::whatWentMonthsLateSaysSoForAWhile() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    const int64_t due = wallMs(hamlet, 1) + hourMs;
    const auto id = write(hamlet, 1, room, "석 달 전의 말", hourMs);
    QVERIFY(id);
    const auto everybodyIsOff = [&hamlet](int64_t days) {
        for (const size_t who : {0, 1}) hamlet.town.stop(hamlet.of(who));
        hamlet.pass(days * 24 * hourMs);
        for (const size_t who : {0, 1}) hamlet.town.start(hamlet.of(who));
        hamlet.pass(sim::minuteMs);
    };
    everybodyIsOff(laterToldDays + 10);
    QCOMPARE(lastOf(hamlet, 1, room).text, "석 달 전의 말");
    QCOMPARE(lastOf(hamlet, 1, room).wasDueMs, due);
    everybodyIsOff(1);
    QCOMPARE(lastOf(hamlet, 1, room).wasDueMs, due);
    // It is forgotten so long after it went, by the next one that goes.
    everybodyIsOff(laterToldDays);
    QCOMPARE(lastOf(hamlet, 1, room).wasDueMs, due);
    QVERIFY(write(hamlet, 1, room, "새 말", hourMs));
    hamlet.pass(hourMs + 2 * sim::minuteMs);
    QVERIFY(waiting(hamlet, 1, room).empty());
    QCOMPARE(hamlet.parts(1).later.wasDueMs(*id), int64_t{0});
    QVERIFY(hamlet.parts(1).world.stores.later.late()->empty());
}

void TestLater::aPowerCutLosesNothingThatWaits() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    QVERIFY(write(hamlet, 1, room, "전기가 나가도", hourMs));
    hamlet.town.crash(hamlet.of(1), true);
    hamlet.town.start(hamlet.of(1));
    QCOMPARE(waiting(hamlet, 1, room).size(), size_t{1});
    hamlet.pass(hourMs + 2 * sim::minuteMs);
    QCOMPARE(hamlet.reads(0, room), Texts{"전기가 나가도"});
}

void TestLater::itIsRewordedMovedSentAndDropped() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    const auto first = write(hamlet, 1, room, "첫째", hourMs);
    const auto second = write(hamlet, 1, room, "둘째", hourMs);
    const auto third = write(hamlet, 1, room, "셋째", hourMs);
    QVERIFY(first && second && third);
    QVERIFY(hamlet.ask(1, ChangeLater{*first, "첫째, 고침", wallMs(hamlet, 1) + 2 * hourMs}));
    QVERIFY(hamlet.ask(1, ChangeLater{*second, {}, 0}));
    QVERIFY(hamlet.ask(1, DropLater{*third}));
    hamlet.pass(sim::minuteMs);
    QCOMPARE(hamlet.reads(0, room), Texts{"둘째"});
    QCOMPARE(lastOf(hamlet, 1, room).wasDueMs, int64_t{0});
    hamlet.pass(hourMs + 5 * sim::minuteMs);
    QCOMPARE(hamlet.reads(0, room), Texts{"둘째"});
    hamlet.pass(hourMs);
    QCOMPARE(hamlet.reads(0, room), (Texts{"둘째", "첫째, 고침"}));
    for (const MessageId& gone : {*first, *second, *third}) {
        const auto refused = hamlet.ask(1, DropLater{gone});
        QVERIFY(!refused && refused.error().is(NodeError::NoSuchMessage));
    }
}

void TestLater::whatMakesNoSenseIsRefused() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    for (const int64_t inMs : {-hourMs, (laterDaysMax + 1) * 24 * hourMs}) {
        const auto refused = write(hamlet, 1, room, "언제?", inMs);
        QVERIFY(!refused && refused.error().is(NodeError::BadDue));
    }
    const auto id = write(hamlet, 1, room, "그때", hourMs);
    QVERIFY(id);
    const auto past = hamlet.ask(1, ChangeLater{*id, {}, wallMs(hamlet, 1) - 1});
    QVERIFY(!past && past.error().is(NodeError::BadDue));
    const auto empty = hamlet.ask(1, ChangeLater{*id, "", {}});
    QVERIFY(!empty && empty.error().is(NodeError::BadRequest));
    const auto broken = hamlet.ask(1, ChangeLater{*id, "\xff", {}});
    QVERIFY(!broken && broken.error().is(NodeError::BadRequest));
    QCOMPARE(waiting(hamlet, 1, room).front().text, "그때");
    for (uint64_t more = 1; more < laterMax; ++more) {
        hamlet.parts(1).world.noteFailure(hamlet.parts(1).world.stores.later.put(
            {{hamlet.parts(1).world.random.make<MessageId>(), room, {}, 1, "", {}}, wallMs(hamlet, 1) + hourMs * 24}));
    }
    const auto full = write(hamlet, 1, room, "하나 더", hourMs);
    QVERIFY(!full && full.error().is(NodeError::TooManyLater));
}

void TestLater::aBackupDoesNotSendItTwice() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    QVERIFY(write(hamlet, 1, room, "한 번만", hourMs));
    hamlet.town.stop(hamlet.of(1));
    sim::Disk backup;
    backup.copyFrom(hamlet.of(1).disk());
    hamlet.town.start(hamlet.of(1));
    hamlet.pass(hourMs + 2 * sim::minuteMs);
    QCOMPARE(hamlet.reads(0, room), Texts{"한 번만"});
    hamlet.pass(10 * sim::minuteMs);
    hamlet.town.stop(hamlet.of(1));
    hamlet.of(1).disk().copyFrom(backup, sim::stateFolder);
    hamlet.town.start(hamlet.of(1));
    hamlet.pass(3 * sim::minuteMs);
    for (const size_t who : {0, 1}) QCOMPARE(hamlet.reads(who, room), Texts{"한 번만"});
    QVERIFY(waiting(hamlet, 1, room).empty());
    QCOMPARE(lastOf(hamlet, 1, room).wasDueMs, int64_t{0}); // it had gone in time
}

void TestLater::whoWasRemovedMeanwhileKeepsItUntilHeDropsIt() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    const RoomId other = hamlet.makeRoom({"다른 방"});
    const auto id = write(hamlet, 1, room, "안녕히", hourMs);
    const auto next = write(hamlet, 1, other, "다음 말", 2 * hourMs);
    QVERIFY(id && next);
    QVERIFY(!waiting(hamlet, 1, room).front().held);
    QVERIFY(hamlet.ask(0, RemoveMember{room, hamlet.of(1).person}));
    hamlet.pass(hourMs + 2 * sim::minuteMs);
    QVERIFY(hamlet.reads(0, room).empty());
    QVERIFY(hamlet.parts(1).outbox.waiting().empty());
    QCOMPARE(waiting(hamlet, 1, room).size(), size_t{1});
    QVERIFY(waiting(hamlet, 1, room).front().held);
    const auto now = hamlet.ask(1, ChangeLater{*id, {}, 0});
    QVERIFY(!now && now.error().is(NodeError::NotAMember));
    // What is held wakes nobody, keeps nothing else from going, and is still there after a restart.
    const auto deadline = hamlet.parts(1).later.nextDeadline(hamlet.of(1).clock().now());
    QVERIFY(deadline && *deadline >= hamlet.of(1).clock().now().steady.after(30 * sim::minuteMs));
    hamlet.town.stop(hamlet.of(1));
    hamlet.town.start(hamlet.of(1));
    hamlet.pass(hourMs);
    QCOMPARE(hamlet.reads(0, other), Texts{"다음 말"});
    QVERIFY(!hamlet.parts(1).later.nextDeadline(hamlet.of(1).clock().now()));
    QVERIFY(waiting(hamlet, 1, room).front().held);
    QVERIFY(hamlet.ask(1, DropLater{*id}));
    QVERIFY(waiting(hamlet, 1, room).empty());
}

void TestLater::whoWasLoweredSendsNoNoticeUntilHeMayAgain() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    const PersonId second = hamlet.of(1).person;
    QVERIFY(hamlet.ask(0, SetRole{room, second, Role::Admin}));
    hamlet.pass(5 * sim::secondMs);
    SendMessage message;
    message.room = room;
    message.text = "내일은 쉽니다";
    message.notice = true;
    const int64_t due = wallMs(hamlet, 1) + hourMs;
    message.dueMs = due;
    const auto id = hamlet.ask(1, message);
    QVERIFY(id);
    QVERIFY(hamlet.ask(0, SetRole{room, second, Role::Member}));
    hamlet.pass(hourMs + 2 * sim::minuteMs);
    QVERIFY(hamlet.reads(0, room).empty());
    QVERIFY(waiting(hamlet, 1, room).front().held && waiting(hamlet, 1, room).front().notice);
    const auto now = hamlet.ask(1, ChangeLater{*id, {}, 0});
    QVERIFY(!now && now.error().is(NodeError::NotAllowed));
    QVERIFY(hamlet.ask(0, SetRole{room, second, Role::Admin}));
    hamlet.pass(sim::minuteMs);
    for (const size_t who : {0, 1}) {
        QCOMPARE(hamlet.reads(who, room), Texts{"내일은 쉽니다"});
        QVERIFY(lastOf(hamlet, who, room).notice);
    }
    QVERIFY(waiting(hamlet, 1, room).empty());
    QCOMPARE(lastOf(hamlet, 1, room).wasDueMs, due);
}

/// Also what was in the outbox by then.
void TestLater::whatHasNotLeftIsDroppedWhereOneIsNoMember() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    hamlet.town.move(hamlet.of(1), 7);
    hamlet.pass(sim::minuteMs);
    const auto id = hamlet.say(1, room, "혼자 쓴 말");
    QVERIFY(id);
    QVERIFY(hamlet.ask(0, RemoveMember{room, hamlet.of(1).person}));
    hamlet.town.move(hamlet.of(1), 0);
    hamlet.pass(sim::minuteMs);
    QVERIFY(lastOf(hamlet, 1, room).queued);
    QVERIFY(hamlet.ask(1, DeleteMessage{room, *id}));
    QVERIFY(hamlet.reads(1, room).empty());
    const auto again = hamlet.ask(1, DeleteMessage{room, *id});
    QVERIFY(!again && again.error().is(NodeError::NotAMember));
}

void TestLater::itGoesWhenTheClockIsSetForward() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    QVERIFY(write(hamlet, 1, room, "내일", 24 * hourMs));
    hamlet.of(1).clock().wrongByMs = 25 * hourMs;
    hamlet.pass(2 * sim::minuteMs);
    QCOMPARE(hamlet.reads(0, room), Texts{"내일"});
    QVERIFY(lastOf(hamlet, 1, room).wasDueMs != 0);
}

void TestLater::itsFilesGoWithItOrAreForgotten() {
    FilesOfATest files(2);
    Hamlet& hamlet = files.hamlet;
    SendMessage message;
    message.room = files.room;
    message.filePaths = {"/표.pdf"};
    message.dueMs = wallMs(hamlet, 1) + hourMs;
    QVERIFY(hamlet.of(1).disk().writeDurably("/표.pdf", Bytes(5000, std::byte{7})));
    QVERIFY(hamlet.ask(1, message));
    const auto dropped = hamlet.ask(1, message);
    QVERIFY(dropped);
    QCOMPARE(waiting(hamlet, 1, files.room).front().files, Texts{"표.pdf"});
    // Nobody looks for it before.
    for (const size_t who : {0, 1}) {
        QVERIFY(hamlet.ask(who, FindFiles{})->files.empty());
        QVERIFY(hamlet.ask(who, ListFiles{files.room})->empty());
    }
    QVERIFY(hamlet.ask(1, DropLater{*dropped}));
    QVERIFY(hamlet.of(1).disk().remove("/표.pdf")); // it was sealed when it was written
    hamlet.pass(hourMs + 2 * sim::minuteMs);
    const auto found = hamlet.ask(0, FindFiles{});
    QVERIFY(found);
    QCOMPARE(found->files.size(), size_t{1});
    QVERIFY(files.isWhole(0, found->files.front().file.id));
    QCOMPARE(hamlet.ask(1, FindFiles{})->files.size(), size_t{1});
}

void TestLater::nobodyIsToldOfItsFilesBefore() {
    FilesOfATest files(2, 1);
    Hamlet& hamlet = files.hamlet;
    sim::ReplicaSite& site = *hamlet.town.sites[0];
    for (const size_t who : {0, 1}) QVERIFY(hamlet.ask(who, AddReplica{net::toText(site.address())}));
    const FileId before = files.send(1, {"이미 보낸 것.pdf"}, 5000).front();
    SendMessage message;
    message.room = files.room;
    message.filePaths = {"/표.pdf"};
    message.dueMs = wallMs(hamlet, 1) + hourMs;
    QVERIFY(hamlet.of(1).disk().writeDurably("/표.pdf", Bytes(5000, std::byte{8})));
    QVERIFY(hamlet.ask(1, message));
    QVERIFY(hamlet.say(1, files.room, "영수증이 나가게")); // with it a receipt goes out
    hamlet.pass(20 * sim::minuteMs);
    World& world = hamlet.parts(1).world;
    const auto waiting = world.stores.later.list(files.room);
    QVERIFY(waiting && waiting->size() == 1 && waiting->front().message.files.size() == 1);
    const FileId file = waiting->front().message.files.front().file;
    QVERIFY(files.isWhole(1, file)); // it was sealed when it was written
    const store::ChunkFiles shelf("chunks", site.disk());
    const auto bundled = [&](const std::string& path) {
        return hamlet.ask(1, WriteBundle{{files.room}, {}, path, true}).value_or(BundleWritten()).files;
    };
    QVERIFY(shelf.has(ChunkId{before.value}));
    QVERIFY(!shelf.has(ChunkId{file.value}));
    QCOMPARE(*world.stores.files.wholeFiles(files.room), std::vector{before});
    QCOMPARE(files.othersWith(0, before), size_t{1});
    QCOMPARE(files.othersWith(0, file), size_t{0});
    QCOMPARE(bundled("/before"), 0U);  // he has the other one
    hamlet.town.move(hamlet.of(0), 7); // so that it lacks him when it goes
    hamlet.town.setInternet(hamlet.of(0), false);
    hamlet.pass(hourMs);
    QCOMPARE(world.stores.files.wholeFiles(files.room)->size(), size_t{2});
    QVERIFY(shelf.has(ChunkId{file.value}));
    QCOMPARE(bundled("/after"), 1U);
    hamlet.town.move(hamlet.of(0), 0);
    hamlet.town.setInternet(hamlet.of(0), true);
    hamlet.pass(20 * sim::minuteMs);
    QCOMPARE(files.othersWith(0, file), size_t{1});
    QVERIFY(files.isWhole(0, file));
}

void TestLater::itsFilesStandAtTheTimeAtWhichItWent() {
    FilesOfATest files(2);
    Hamlet& hamlet = files.hamlet;
    SendMessage message;
    message.room = files.room;
    message.filePaths = {"/먼저 쓴 것.pdf"};
    message.dueMs = wallMs(hamlet, 1) + hourMs;
    QVERIFY(hamlet.of(1).disk().writeDurably("/먼저 쓴 것.pdf", Bytes(5000, std::byte{7})));
    QVERIFY(hamlet.ask(1, message));
    QVERIFY(hamlet.ask(1, FindFiles{})->files.empty()); // with this it has a place in the index
    QVERIFY(!files.send(1, {"먼저 보낸 것.pdf"}, 5000).front().isZero());
    hamlet.pass(hourMs + 2 * sim::minuteMs);
    for (const size_t who : {0, 1}) {
        const auto found = hamlet.ask(who, FindFiles{});
        QVERIFY(found && found->files.size() == 2);
        QCOMPARE(found->files[0].file.name, "먼저 쓴 것.pdf"); // the newest first
        QCOMPARE(found->files[1].file.name, "먼저 보낸 것.pdf");
    }
    const auto listed = hamlet.ask(1, ListFiles{files.room});
    QVERIFY(listed && listed->size() == 2);
    QCOMPARE(listed->front().name, "먼저 쓴 것.pdf");
}

QTEST_GUILESS_MAIN(TestLater)
#include "tst_later.moc"
