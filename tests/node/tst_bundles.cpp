// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Members whom no network connects, and a file that somebody carries.
#include "node/bundle_contents.h"
#include "node/hamlet.h"

using namespace ieum;
using namespace ieum::node;
using Texts = std::vector<std::string>;

class TestBundles : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void whatWaitsLeavesWithTheBundleAndTheAnswerSaysSo();
    void aCourierCarriesForOthers();
    void aLargeRoomsKeysComeAlong();
    void whatFollowsSomethingMissingWaits();
    void theLastPartMakesItsFileWhole();
    void somebodyRemovedMeanwhileGetsNothingToRead();
    void aBatchThatComesToNothingIsAnswered();
    void readersAreTheDevicesOfThosePeople();
};

namespace {

/// As on a stick: out of one computer, into the other.
Result<BundleRead> carry(Hamlet& hamlet, size_t from, size_t to, const std::string& path) {
    const auto bytes = hamlet.parts(from).world.files.read(path, 100'000'000);
    if (!bytes) return passOn(bytes);
    if (const auto put = hamlet.parts(to).world.files.writeDurably(path, *bytes); !put) return passOn(put);
    return hamlet.ask(to, ReadBundle{{path}});
}
PersonId personOf(Hamlet& hamlet, size_t who) { return hamlet.parts(who).world.identity->person(); }

Step stepOf(Hamlet& hamlet, size_t who, const RoomId& room) {
    const auto rows = hamlet.ask(who, ListMessages{room, 1, {}});
    return rows && !rows->empty() && !rows->front().recipients.empty() ? rows->front().recipients.front().step
                                                                       : Step::Waiting;
}

/// Everybody on an island of his own.
void part(Hamlet& hamlet) {
    for (size_t who = 0; who < hamlet.town.computers.size(); ++who) {
        hamlet.town.move(hamlet.of(who), 10 + static_cast<uint32_t>(who));
    }
    hamlet.pass(2 * sim::minuteMs);
}

} // namespace

void TestBundles::whatWaitsLeavesWithTheBundleAndTheAnswerSaysSo() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    part(hamlet);
    QVERIFY(hamlet.say(0, room, "막대로 보내요"));
    QVERIFY(hamlet.ask(0, ListMessages{room, 1, {}})->front().queued);
    QVERIFY(hamlet.ask(0, WriteBundle{{room}, {}, "/there"}));
    QVERIFY(!hamlet.ask(0, ListMessages{room, 1, {}})->front().queued);
    QCOMPARE(stepOf(hamlet, 0, room), Step::Waiting);
    const auto read = carry(hamlet, 0, 1, "/there");
    QVERIFY(read && read->complete);
    QCOMPARE(*read->writer, personOf(hamlet, 0));
    QVERIFY(read->events >= 1 && read->refused == 0 && read->waiting == 0);
    QCOMPARE(hamlet.reads(1, room), Texts{"막대로 보내요"});
    const auto answered = hamlet.ask(1, WriteBundle{read->rooms, {*read->writer}, "/back"});
    QVERIFY(answered);
    QVERIFY(carry(hamlet, 1, 0, "/back"));
    QCOMPARE(stepOf(hamlet, 0, room), Step::Delivered);
    // Told what is there, the next one holds nothing of it; and the first one read again does no harm.
    const auto again = hamlet.ask(0, WriteBundle{{}, {personOf(hamlet, 1)}, "/again"});
    QVERIFY(again);
    QCOMPARE(again->events, uint64_t{0});
    const auto twice = hamlet.ask(1, ReadBundle{{"/there"}});
    QVERIFY(twice && twice->events == 0 && twice->refused == 0);
    QCOMPARE(hamlet.reads(1, room).size(), size_t{1});
}

void TestBundles::aCourierCarriesForOthers() {
    Hamlet hamlet(3);
    const RoomId room = hamlet.makeRoom({"모임"});
    part(hamlet);
    QVERIFY(hamlet.say(0, room, "셋째에게"));
    QVERIFY(hamlet.ask(0, WriteBundle{{room}, {personOf(hamlet, 1)}, "/one"}));
    QVERIFY(carry(hamlet, 0, 1, "/one"));
    QVERIFY(hamlet.ask(1, WriteBundle{{room}, {personOf(hamlet, 2)}, "/two"}));
    QVERIFY(carry(hamlet, 1, 2, "/two"));
    QCOMPARE(hamlet.reads(2, room), Texts{"셋째에게"});
    // The receipt of the third comes back the same way.
    QVERIFY(hamlet.ask(2, WriteBundle{{room}, {}, "/three"}));
    QVERIFY(carry(hamlet, 2, 1, "/three"));
    QVERIFY(hamlet.ask(1, WriteBundle{{room}, {}, "/four"}));
    QVERIFY(carry(hamlet, 1, 0, "/four"));
    const auto rows = hamlet.ask(0, ListMessages{room, 1, {}});
    for (const RecipientState& each : rows->front().recipients) QCOMPARE(each.step, Step::Delivered);
}

void TestBundles::aLargeRoomsKeysComeAlong() {
    constexpr size_t people = 18; // more than a commit holds slices for
    Hamlet hamlet(people);
    const RoomId room = hamlet.makeRoom({"큰 모임"});
    part(hamlet);
    QVERIFY(hamlet.ask(0, RemoveMember{room, personOf(hamlet, 1)})); // the next message is under a new epoch
    QVERIFY(hamlet.say(0, room, "새 열쇠로"));
    QVERIFY(hamlet.ask(0, WriteBundle{{room}, {}, "/there"}));
    QVERIFY(carry(hamlet, 0, people - 1, "/there"));
    QCOMPARE(hamlet.reads(people - 1, room), Texts{"새 열쇠로"});
    QVERIFY(carry(hamlet, 0, 1, "/there")); // who was removed is told so
    QVERIFY(hamlet.reads(1, room).empty());
}

void TestBundles::whatFollowsSomethingMissingWaits() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    part(hamlet);
    // Many long ones, so that they need two parts.
    SendMessage message;
    message.room = room;
    message.text = std::string(30'000, 'x');
    for (int i = 0; i < 100; ++i) QVERIFY(hamlet.ask(0, message));
    const auto written = hamlet.ask(0, WriteBundle{{room}, {}, "/there", false, 2'000'000});
    QVERIFY(written && written->paths.size() == 3);
    const auto second = carry(hamlet, 0, 1, "/there.2");
    QVERIFY(second && !second->complete && second->refused == 0);
    const auto first = carry(hamlet, 0, 1, "/there.1");
    QVERIFY(first && !first->complete);
    const auto third = carry(hamlet, 0, 1, "/there.3");
    QVERIFY(third && !third->complete);
    const auto all = hamlet.ask(1, ReadBundle{{"/there.2", "/there.3", "/there.1"}});
    QVERIFY(all && all->complete && all->waiting == 0);
    QCOMPARE(hamlet.reads(1, room).size(), size_t{100});
    QCOMPARE(hamlet.ask(1, ListGaps{room})->size(), size_t{0});
}

/// Also while what came before still waits for the disk: its first sync after a start could not begin.
void TestBundles::theLastPartMakesItsFileWhole() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    part(hamlet);
    SendMessage message;
    message.room = room;
    message.filePaths = {"/plan.txt"};
    QVERIFY(hamlet.of(0).disk().writeDurably("/plan.txt", Bytes(5'000'000)));
    QVERIFY(hamlet.ask(0, std::move(message)));
    hamlet.pass(5 * sim::secondMs);
    const auto written = hamlet.ask(0, WriteBundle{{room}, {}, "/there", true, 2'000'000});
    QVERIFY(written && written->paths.size() == 3);
    for (const char* path : {"/there.1", "/there.2"}) {
        const auto read = carry(hamlet, 0, 1, path);
        QVERIFY(read && read->files == 0);
        hamlet.pass(sim::minuteMs);
    }
    hamlet.town.crash(hamlet.of(1), false);
    (void)hamlet.of(1).disk().faults.hinderSyncs(1);
    hamlet.town.start(hamlet.of(1));
    for (int i = 0; i < 100 && hamlet.of(1).disk().faults.hinderSyncs(1) == 1; ++i) hamlet.pass(1);
    hamlet.of(1).disk().faults.calm();
    const auto last = carry(hamlet, 0, 1, "/there.3");
    QVERIFY(last);
    QCOMPARE(last->files, uint32_t{1});
}

void TestBundles::somebodyRemovedMeanwhileGetsNothingToRead() {
    Hamlet hamlet(3);
    const RoomId room = hamlet.makeRoom({"모임"});
    part(hamlet);
    QVERIFY(hamlet.ask(0, RemoveMember{room, personOf(hamlet, 2)}));
    QVERIFY(hamlet.say(0, room, "둘만"));
    const auto none = hamlet.ask(0, WriteBundle{{room}, {personOf(hamlet, 2)}, "/for-him"});
    QVERIFY(!none && none.error().is(NodeError::NothingForThem));
    QVERIFY(hamlet.ask(0, WriteBundle{{room}, {}, "/there"}));
    QVERIFY(carry(hamlet, 0, 2, "/there"));
    QVERIFY(hamlet.reads(2, room).empty());
    QVERIFY(carry(hamlet, 0, 1, "/there"));
    QCOMPARE(hamlet.reads(1, room), Texts{"둘만"});
}

void TestBundles::aBatchThatComesToNothingIsAnswered() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    part(hamlet);
    QVERIFY(hamlet.say(0, room, "안녕"));
    hamlet.of(0).disk().faults.fillUp(1);
    const auto refused = hamlet.ask(0, WriteBundle{{room}, {}, "/there"});
    QVERIFY(!refused && refused.error().folder == Folder::Store);
    hamlet.of(0).disk().faults.calm();
    QVERIFY(hamlet.ask(0, WriteBundle{{room}, {}, "/there"}));
    QVERIFY(hamlet.parts(1).world.files.writeDurably("/there", *hamlet.parts(0).world.files.read("/there", 100'000)));
    hamlet.of(1).disk().faults.fillUp(1);
    const auto unread = hamlet.ask(1, ReadBundle{{"/there"}});
    QVERIFY(!unread && unread.error().folder == Folder::Store);
    hamlet.of(1).disk().faults.calm();
    QVERIFY(carry(hamlet, 0, 1, "/there"));
    QCOMPARE(hamlet.reads(1, room), Texts{"안녕"});
}

void TestBundles::readersAreTheDevicesOfThosePeople() {
    Hamlet hamlet(3);
    const RoomId id = hamlet.makeRoom({"모임"});
    World& world = hamlet.parts(0).world;
    const room::Room& room = *hamlet.parts(0).rooms.find(id);
    QCOMPARE(readersOf(world, room, {}).size(), size_t{2}); // not our own
    QCOMPARE(readersOf(world, room, {personOf(hamlet, 1)}),
             std::vector<DeviceId>{hamlet.parts(1).world.identity->deviceId()});
    QVERIFY(readersOf(world, room, {PersonId{}}).empty());
    // What a device said of its control feeds is kept for the next bundle.
    const DeviceId device = readersOf(world, room, {}).front();
    QVERIFY(world.connection->begin());
    QVERIFY(controlHeadsOf(world, id, device)->empty());
    QVERIFY(noteControlHeads(world, id, device, {{FeedId{}, 7}}));
    QCOMPARE(controlHeadsOf(world, id, device)->at(FeedId{}), uint64_t{7});
    // A second record adds to the first, and what is said later of one feed holds, even if it is less.
    const FeedId other = *FeedId::fromHexText(std::string(64, 'a'));
    QVERIFY(noteControlHeads(world, id, device, {{other, 9}}));
    QVERIFY(noteControlHeads(world, id, device, {{FeedId{}, 3}}));
    QCOMPARE(controlHeadsOf(world, id, device)->at(FeedId{}), uint64_t{3});
    QCOMPARE(controlHeadsOf(world, id, device)->at(other), uint64_t{9});
    world.connection->rollback();
}

QTEST_GUILESS_MAIN(TestBundles)
#include "tst_bundles.moc"
