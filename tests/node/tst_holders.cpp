// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is known to hold a file, by whom, for how long; and what would be lost with the servers.
#include "node/holders.h"

#include "node/hamlet.h"

using namespace ieum;
using namespace ieum::node;

class TestHolders : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void whoeverHasItIsKnownThroughOthersAndOverARestart();
    void whatIsGivenUpIsTakenBack();
    void whoIsPutOutHoldsNothing();
    void aDeviceThatIsTakenBackHoldsNothing();
    void aReceiptThatCameFirstCountsOnceItsAuthorIsIn();
    void nobodyClaimsForAnotherOrWithoutEnd();
    void aFileOnItsWayIsHeldInPart();
    void whatOnlyAReplicaHasIsAtRiskUntilItIsFetched();
    void whatAReplicaHasDroppedIsWithNobody();
    void aReplicaThatIsGivenUpHoldsNothing();
};

namespace {

const std::string fileName = "약도.png";
constexpr size_t fileBytes = 700'000;

/// Files with this name, as he sees them.
FoundFile seen(Hamlet& hamlet, size_t who) {
    FindFiles request;
    request.name = fileName;
    const auto list = hamlet.ask(who, request);
    return list && list->files.size() == 1 ? list->files.front() : FoundFile();
}

void send(Hamlet& hamlet, size_t who, const RoomId& room) {
    SendMessage message;
    message.room = room;
    message.filePaths = {"/" + fileName};
    QVERIFY(hamlet.of(who).disk().writeDurably(message.filePaths.front(), Bytes(fileBytes, std::byte{7})));
    QVERIFY(hamlet.ask(who, message));
    hamlet.pass(sim::minuteMs);
}

/// As a vault that is full does; the next batch that writes says so.
void giveUp(Hamlet& hamlet, size_t who, const RoomId& room) {
    World& world = hamlet.parts(who).world;
    const auto chunks = world.stores.files.chunks(seen(hamlet, who).file.id);
    QVERIFY(chunks && !chunks->empty());
    for (const ChunkId& chunk : *chunks) {
        QVERIFY(world.chunks.remove(chunk));
        QVERIFY(world.stores.files.markMissing(chunk));
    }
    hamlet.pass(15 * sim::secondMs); // what he said on his lines is long ago then
    QVERIFY(hamlet.say(who, room, "자리가 없어요"));
    hamlet.pass(10 * sim::secondMs);
}

/// By name of the person; nothing: not known to have all of it.
std::optional<HolderRow> holder(Hamlet& hamlet, size_t who, const std::string& name) {
    for (const HolderRow& each : seen(hamlet, who).file.held) {
        if (each.name == name && each.percent == 100) return each;
    }
    return std::nullopt;
}

std::vector<Risk> risks(Hamlet& hamlet, size_t who, bool here = false) {
    std::vector<Risk> all;
    const auto list = hamlet.ask(who, ListAtRisk{here, 50, {}});
    if (!list) return {Risk::None};
    for (const FoundFile& each : list->list.files) all.push_back(each.file.risk);
    return all;
}
using Risks = std::vector<Risk>;

int64_t rows(Hamlet& hamlet, size_t who, const std::string& table) {
    auto statement = hamlet.parts(who).world.connection->prepare("SELECT count(*) FROM " + table);
    const auto count = statement->first([](store::Statement& row) { return row.number(0); });
    return count && *count ? **count : -1;
}

/// Says what it likes with its own key.
room::SignedReceipt made(Hamlet& hamlet, size_t by, const RoomId& room, const DeviceId& device,
                         room::Holdings holdings) {
    World& world = hamlet.parts(by).world;
    const auto own = world.stores.rooms.ownFeeds(room);
    const auto key = crypto::SigningKey::fromSeed((*own)->contentSeed);
    const room::Statement statement{device, {}, {}, std::move(holdings), 0};
    return room::signReceipt(hamlet.parts(by).rooms.find(room)->keys(), key, INT64_MAX, statement);
}

/// The first has sent it and given it up, so that the second holds it alone; the third was away.
struct Story {
    Story() : hamlet(3), room(hamlet.makeRoom({"모임"})) {
        hamlet.town.move(hamlet.of(2), 7);
        send(hamlet, 0, room);
        giveUp(hamlet, 0, room);
    }
    const std::string& name(size_t who) { return hamlet.of(who).name; }

    Hamlet hamlet;
    RoomId room;
};

} // namespace

void TestHolders::whoeverHasItIsKnownThroughOthersAndOverARestart() {
    Story story;
    Hamlet& hamlet = story.hamlet;
    QCOMPARE(seen(hamlet, 0).file.haveBytes, uint64_t{0});
    hamlet.town.stop(hamlet.of(1));
    hamlet.town.move(hamlet.of(2), 0);
    hamlet.pass(sim::minuteMs);
    // He never met the second, whose receipt came through the first.
    const auto there = holder(hamlet, 2, story.name(1));
    QVERIFY(there);
    QVERIFY(there->kind == HolderRow::Kind::Device && !there->device.empty() && !there->connected);
    QVERIFY(!holder(hamlet, 2, story.name(0)));
    QCOMPARE(seen(hamlet, 2).file.haveBytes, uint64_t{0});
    QVERIFY(seen(hamlet, 2).file.risk == Risk::None);
    QCOMPARE(risks(hamlet, 2), Risks{});
    hamlet.town.move(hamlet.of(2), 7);
    hamlet.pass(60 * sim::minuteMs);
    hamlet.town.stop(hamlet.of(2));
    hamlet.town.start(hamlet.of(2));
    hamlet.pass(sim::minuteMs);
    const auto later = holder(hamlet, 2, story.name(1));
    QVERIFY(later && later->device == there->device);
    // The age is written down every ten minutes.
    QVERIFY(later->agoMs && *later->agoMs >= 45 * sim::minuteMs && *later->agoMs < 90 * sim::minuteMs);
    QCOMPARE(risks(hamlet, 2), Risks{});
}

void TestHolders::whatIsGivenUpIsTakenBack() {
    Story story;
    Hamlet& hamlet = story.hamlet;
    QVERIFY(holder(hamlet, 0, story.name(1)) && !holder(hamlet, 0, story.name(0)));
    QVERIFY(seen(hamlet, 1).file.risk == Risk::OnlyHere);
    QCOMPARE(risks(hamlet, 1, true), Risks{Risk::OnlyHere});
    QCOMPARE(risks(hamlet, 1), Risks{});
    giveUp(hamlet, 1, story.room);
    QVERIFY(!holder(hamlet, 0, story.name(1)));
    for (const size_t who : {0, 1}) QCOMPARE(risks(hamlet, who), Risks{Risk::Nobody});
    QCOMPARE(risks(hamlet, 1, true), Risks{});
}

void TestHolders::whoIsPutOutHoldsNothing() {
    Story story;
    Hamlet& hamlet = story.hamlet;
    hamlet.town.move(hamlet.of(2), 0);
    hamlet.town.move(hamlet.of(1), 7);
    hamlet.pass(sim::minuteMs);
    QVERIFY(holder(hamlet, 2, story.name(1)));
    QVERIFY(hamlet.ask(0, RemoveMember{story.room, hamlet.of(1).person}));
    hamlet.pass(sim::minuteMs);
    for (const size_t who : {0, 2}) {
        QVERIFY(!holder(hamlet, who, story.name(1)));
        QCOMPARE(risks(hamlet, who), Risks{Risk::Nobody});
        QCOMPARE(rows(hamlet, who, "holding"), int64_t{0});
    }
}

void TestHolders::aDeviceThatIsTakenBackHoldsNothing() {
    // The first has a second computer, which is the second one here.
    Hamlet hamlet(3);
    const auto lookAround = [&] {
        for (const size_t who : {0, 1, 2}) hamlet.town.network.look(hamlet.of(who));
        hamlet.pass(sim::minuteMs);
    };
    const auto link = hamlet.ask(0, LinkDevice{});
    QVERIFY(link && hamlet.ask(1, JoinAsDevice{link->link}));
    lookAround();
    const auto room = hamlet.ask(0, CreateRoom{"모임"});
    const auto invite = hamlet.ask(0, MakeInvite{*room});
    hamlet.accept(0, 2, invite->link);
    lookAround();
    send(hamlet, 2, *room);
    const auto devices = [&] {
        std::set<std::string> names;
        for (const HolderRow& each : seen(hamlet, 2).file.held) {
            if (each.kind == HolderRow::Kind::Device && each.name == hamlet.of(0).name) names.insert(each.device);
        }
        return names;
    };
    QCOMPARE(devices().size(), size_t{2});
    QCOMPARE(seen(hamlet, 2).file.holders.size(), size_t{2}); // one person is one holder
    giveUp(hamlet, 2, *room);
    giveUp(hamlet, 0, *room);
    QCOMPARE(devices().size(), size_t{1});
    QCOMPARE(risks(hamlet, 2), Risks{});
    QVERIFY(hamlet.ask(0, RevokeDevice{hamlet.parts(1).world.identity->deviceId()}));
    hamlet.pass(sim::minuteMs);
    QCOMPARE(devices().size(), size_t{0});
    QCOMPARE(risks(hamlet, 2), Risks{Risk::Nobody});
}

void TestHolders::aReceiptThatCameFirstCountsOnceItsAuthorIsIn() {
    Story story;
    Hamlet& hamlet = story.hamlet;
    World& world = hamlet.parts(0).world;
    const DeviceId device = hamlet.parts(1).world.identity->deviceId();
    QVERIFY(holder(hamlet, 0, story.name(1)));
    hamlet.town.stop(hamlet.of(1)); // so that he says nothing new
    // As it is when the receipt is here and its author's admission is not.
    QVERIFY(world.stores.holders.forget(story.room, device));
    QCOMPARE(risks(hamlet, 0), Risks{Risk::Nobody});
    QVERIFY(hamlet.ask(0, SetRole{story.room, hamlet.of(1).person, Role::Admin}));
    hamlet.pass(sim::minuteMs);
    QVERIFY(holder(hamlet, 0, story.name(1)));
}

void TestHolders::nobodyClaimsForAnotherOrWithoutEnd() {
    Story story;
    Hamlet& hamlet = story.hamlet;
    const FileId file = seen(hamlet, 0).file.id;
    const Now now = hamlet.of(0).clock().now();
    Receipts& receipts = hamlet.parts(0).receipts;
    // The second says that the third has it.
    const DeviceId another = hamlet.parts(2).world.identity->deviceId();
    QVERIFY(receipts.take(story.room, made(hamlet, 1, story.room, another, {{file}}), now));
    QVERIFY(!holder(hamlet, 0, story.name(2)));
    // And that he himself has more than anybody may say. He may only say it of himself, and only so much of it.
    Story other;
    room::Holdings lies;
    sim::Dice& dice = other.hamlet.of(1).dice();
    for (size_t i = 0; i < 1'000'000; ++i) lies.whole.push_back(dice.make<FileId>());
    for (size_t i = 0; i < 1000; ++i) lies.parts.push_back({dice.make<FileId>(), std::vector<uint32_t>(5000, 1)});
    const DeviceId self = other.hamlet.parts(1).world.identity->deviceId();
    const int64_t before = rows(other.hamlet, 0, "holding");
    const auto receipt = made(other.hamlet, 1, other.room, self, std::move(lies));
    QVERIFY(receipt.sealed.size() <= 32 * 1024);
    QVERIFY(other.hamlet.parts(0).receipts.take(other.room, receipt, other.hamlet.of(0).clock().now()));
    QVERIFY(rows(other.hamlet, 0, "holding") <= before + static_cast<int64_t>(room::holdsInFull));
    QVERIFY(rows(other.hamlet, 0, "part_held") <= static_cast<int64_t>(room::partsMax));
}

void TestHolders::aFileOnItsWayIsHeldInPart() {
    Story story;
    Hamlet& hamlet = story.hamlet;
    const FileId file = seen(hamlet, 0).file.id;
    const DeviceId device = hamlet.parts(1).world.identity->deviceId();
    room::Holdings part{{}, {}, {{file, {1, 1}}}};
    const auto half = made(hamlet, 1, story.room, device, std::move(part));
    QVERIFY(hamlet.parts(0).receipts.take(story.room, half, hamlet.of(0).clock().now()));
    const FoundFile found = seen(hamlet, 0);
    QCOMPARE(found.file.holders, std::vector<std::string>());
    QVERIFY(found.file.held.size() == 1 && found.file.held.front().percent == 33);
    QVERIFY(found.file.risk == Risk::Nobody);
}

namespace {

/// Two who meet at a replica only; both have given the file up, so that the replica has it alone.
struct AtAReplica {
    AtAReplica() : hamlet(2, 1), room(hamlet.makeRoom({"모임"})) {
        for (const size_t who : {0, 1}) {
            const auto added = hamlet.ask(who, AddReplica{net::toText(hamlet.town.sites[0]->address())});
            if (added) replica = *added;
            hamlet.town.move(hamlet.of(who), static_cast<int>(10 + who));
        }
        hamlet.pass(sim::minuteMs);
        send(hamlet, 0, room);
        hamlet.pass(sim::minuteMs);
        for (const size_t who : {0, 1}) giveUp(hamlet, who, room);
        hamlet.pass(sim::minuteMs);
    }
    Hamlet hamlet;
    RoomId room;
    ReplicaKey replica;
};

} // namespace

void TestHolders::whatOnlyAReplicaHasIsAtRiskUntilItIsFetched() {
    AtAReplica at;
    Hamlet& hamlet = at.hamlet;
    for (const size_t who : {0, 1}) QCOMPARE(risks(hamlet, who), Risks{Risk::OnlyReplicas});
    hamlet.town.stop(hamlet.of(1));
    hamlet.town.start(hamlet.of(1));
    hamlet.pass(sim::minuteMs);
    hamlet.town.stop(*hamlet.town.sites[0], false);
    hamlet.pass(30 * sim::minuteMs);
    const FoundFile found = seen(hamlet, 1);
    QVERIFY(found.file.held.size() == 1 && found.file.held.front().kind == HolderRow::Kind::Replica);
    QVERIFY(found.file.held.front().name.starts_with("replica "));
    QVERIFY(found.file.held.front().agoMs && *found.file.held.front().agoMs >= 10 * sim::minuteMs);
    auto list = hamlet.ask(1, ListAtRisk{});
    QVERIFY(list->replicas.files == 1 && list->replicas.bytes == fileBytes && list->nobody.files == 0);
    const auto leftMs = found.file.held.front().leftMs;
    QVERIFY(leftMs && *leftMs > 13 * sim::dayMs && *leftMs < 14 * sim::dayMs);
    const auto wanted = hamlet.ask(1, FetchAtRisk{});
    QVERIFY(wanted && wanted->wanted.files == 1 && wanted->wanted.bytes == fileBytes && !wanted->next);
    QCOMPARE(risks(hamlet, 1), Risks{Risk::OnlyReplicas}); // wanted is not had
    hamlet.town.start(*hamlet.town.sites[0]);
    hamlet.pass(10 * sim::minuteMs);
    QCOMPARE(seen(hamlet, 1).file.haveBytes, uint64_t{fileBytes});
    QCOMPARE(risks(hamlet, 1), Risks{});
    QCOMPARE(risks(hamlet, 1, true), Risks{Risk::OnlyHere});
    QCOMPARE(risks(hamlet, 0), Risks{}); // he has heard of it
}

/// Though nobody could ask it.
void TestHolders::whatAReplicaHasDroppedIsWithNobody() {
    AtAReplica at;
    at.hamlet.town.stop(*at.hamlet.town.sites[0], false);
    at.hamlet.pass(13 * sim::dayMs);
    QCOMPARE(risks(at.hamlet, 1), Risks{Risk::OnlyReplicas});
    at.hamlet.pass(2 * sim::dayMs);
    QCOMPARE(risks(at.hamlet, 1), Risks{Risk::Nobody});
}

void TestHolders::aReplicaThatIsGivenUpHoldsNothing() {
    AtAReplica at;
    QVERIFY(at.hamlet.ask(0, RemoveReplica{at.replica}));
    QCOMPARE(risks(at.hamlet, 0), Risks{Risk::Nobody});
    QCOMPARE(risks(at.hamlet, 1), Risks{Risk::OnlyReplicas});
}

QTEST_GUILESS_MAIN(TestHolders)
#include "tst_holders.moc"
