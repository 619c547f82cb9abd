// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever people do to a room and in whatever order it arrives, everybody ends with the same members.

#include "room/arrivals.h"
#include "room/conflicts.h"
#include "room/limits.h"
#include "room/operation_graph.h"
#include "room/resolution.h"
#include "room/rights.h"
#include "room/roster.h"
#include "room/standing.h"
#include "room/story.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

namespace {

/// Some devices of some people who know each other only in part and do what comes to their minds.
struct Crowd {
    explicit Crowd(uint64_t seed) : random(seed) {
        const size_t size = 4 + random.below(5);
        for (size_t i = 0; i < size; ++i) {
            // Every third one is a second device of somebody's.
            const uint64_t root = i % 3 == 2 ? i - 1 : i + 1;
            actors.push_back(std::make_unique<Actor>("p" + std::to_string(i), 100 + i, root));
        }
        room = groupRoomId(actors[0]->person(), {});
        for (auto& actor : actors) actor->enter(room);
    }
    Actor& any() { return *actors[random.below(actors.size())]; }
    /// Everybody knows of the beginning, half of them with a role.
    void begin() {
        Actor& owner = *actors[0];
        owner.does(CreateOp{RoomKind::Group, "모임", owner.certificate, {}});
        for (size_t i = 1; i < actors.size(); ++i) {
            const Role role = random.below(5) == 0 ? Role::Owner : random.below(2) == 0 ? Role::Admin : Role::Member;
            owner.does(adding(*actors[i], role));
        }
        for (auto& actor : actors) actor->hear(owner);
    }
    OpBody idea() {
        const Actor& whom = any();
        switch (random.below(12)) {
        case 0:
        case 1:
        case 2:
            return removing(whom);
        case 3:
        case 4:
            return adding(whom, random.below(2) == 0 ? Role::Admin : Role::Member);
        case 5:
        case 6:
            return setting(whom, static_cast<Role>(1 + random.below(4)));
        case 7:
            return RenameOp{"이름 " + std::to_string(random.below(100))};
        case 8:
            return PolicyOp{{static_cast<Inviters>(1 + random.below(3)), History::FromJoining, 0,
                             static_cast<uint32_t>(random.below(9)), 0}};
        case 9:
            return AddDeviceOp{whom.certificate};
        case 10:
            return RevokeDeviceOp{whom.person(), whom.device(), {}};
        default:
            return CreateOp{random.below(2) == 0 ? RoomKind::Group : RoomKind::Direct, "x", whom.certificate, {}};
        }
    }
    void act() {
        Actor& actor = any();
        if (random.below(3) == 0) actor.hear(any());
        if (random.below(8) != 0) {
            actor.does(idea());
            return;
        }
        // Backdated, ahead of what is there, or in a circle.
        std::vector<FeedSeq> references;
        for (size_t i = random.below(3); i > 0; --i) references.push_back({any().feed, 1 + random.below(8)});
        std::erase_if(references, [&](const FeedSeq& each) { return each.feed == actor.feed; });
        actor.says(references, idea());
    }
    std::map<FeedSeq, ControlOp> everything() const {
        std::map<FeedSeq, ControlOp> all;
        for (const auto& actor : actors) all.insert(actor->known().begin(), actor->known().end());
        return all;
    }

    SeededRandom random;
    std::vector<std::unique_ptr<Actor>> actors;
    RoomId room;
};

} // namespace

class TestResolution : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void everyOrderGivesTheSame();
    void longHistoriesInEveryOrderGiveTheSame();
    void aRoomWithMembersHasAnOwner();
    void whatIsJudgedOnceStaysSo();
    void twoWhoAlternateNeverConflict();
    void aDeviceThatComesAndGoesCostsNoMoreEachTime();
};

void TestResolution::everyOrderGivesTheSame() {
    size_t undone = 0;
    size_t waiting = 0;
    for (uint64_t seed = 1; seed <= 500; ++seed) {
        Crowd crowd(seed);
        crowd.begin();
        for (size_t i = 0; i < 24; ++i) crowd.act();
        const auto ops = crowd.everything();
        const std::string expected = printed(inSomeOrder(crowd.room, ops, crowd.random));
        for (int order = 0; order < 2; ++order) {
            const std::string other = printed(inSomeOrder(crowd.room, ops, crowd.random));
            QVERIFY2(other == expected, qPrintable(QString("seed %1\n%2\n%3")
                                                       .arg(seed)
                                                       .arg(QString::fromStdString(expected))
                                                       .arg(QString::fromStdString(other))));
        }
        for (auto& actor : crowd.actors) {
            for (const auto& [event, op] : ops) {
                if (!actor->known().contains(event)) actor->hear(op);
            }
            QVERIFY2(printed(actor->sees()) == expected, qPrintable(QString("seed %1").arg(seed)));
            waiting += actor->view().arrivals().waiting();
        }
        undone += static_cast<size_t>(std::count(expected.begin(), expected.end(), '\n'));
    }
    QVERIFY(undone > 1'000 && waiting > 1'000); // that it is about something
}

void TestResolution::longHistoriesInEveryOrderGiveTheSame() {
    // Long enough that rosters kept on the way are gone on from.
    for (uint64_t seed = 1; seed <= 3; ++seed) {
        Crowd crowd(seed);
        crowd.begin();
        for (size_t i = 0; i < 250; ++i) {
            Actor& actor = crowd.any();
            if (crowd.random.below(2) == 0) actor.hear(crowd.any());
            if (crowd.random.below(6) == 0) {
                actor.does(crowd.idea());
            } else {
                actor.does(adding(crowd.any()));
            }
        }
        const auto ops = crowd.everything();
        const std::string expected = printed(inSomeOrder(crowd.room, ops, crowd.random));
        for (int order = 0; order < 3; ++order) {
            QVERIFY2(printed(inSomeOrder(crowd.room, ops, crowd.random)) == expected,
                     qPrintable(QString("seed %1").arg(seed)));
        }
    }
}

void TestResolution::aRoomWithMembersHasAnOwner() {
    for (uint64_t seed = 1; seed <= 120; ++seed) {
        Crowd crowd(seed);
        crowd.begin();
        for (size_t i = 0; i < 40; ++i) crowd.act();
        const Membership membership = inSomeOrder(crowd.room, crowd.everything(), crowd.random);
        size_t owners = 0;
        for (const auto& [person, member] : membership.members()) {
            owners += member.role == Role::Owner ? 1 : 0;
            QVERIFY(!membership.removed().contains(person));
            QVERIFY(!member.devices.empty());
        }
        QVERIFY(membership.members().empty() || owners > 0);
    }
}

void TestResolution::whatIsJudgedOnceStaysSo() {
    // An operation that its author had no right to when he did it counts for nobody, whatever else turns up later.
    for (uint64_t seed = 1; seed <= 100; ++seed) {
        Crowd crowd(seed);
        crowd.begin();
        for (size_t i = 0; i < 20; ++i) crowd.act();
        const auto ops = crowd.everything();
        Resolution one(crowd.room);
        Resolution other(crowd.room);
        for (auto op = ops.begin(); op != ops.end(); ++op) one.take(op->second);
        std::map<FeedId, std::vector<ControlOp>> feeds;
        for (const auto& [event, op] : ops) feeds[event.feed].push_back(op);
        for (auto feed = feeds.rbegin(); feed != feeds.rend(); ++feed) {
            for (const ControlOp& op : feed->second) other.take(op);
        }
        const auto counted = [](const Resolution& resolution) {
            std::set<FeedSeq> events;
            for (const auto index : resolution.graph().between({}, resolution.graph().all())) {
                events.insert({resolution.graph().at(index).op.feed, resolution.graph().at(index).op.seq});
            }
            return events;
        };
        QVERIFY(counted(one) == counted(other));
    }
}

void TestResolution::twoWhoAlternateNeverConflict() {
    Crowd crowd(1);
    crowd.begin();
    Actor& owner = *crowd.actors[0];
    Actor& other = *crowd.actors[1];
    owner.does(setting(other, Role::Admin));
    for (size_t i = 0; i < 500; ++i) {
        Actor& actor = i % 2 == 0 ? owner : other;
        actor.hear(i % 2 == 0 ? other : owner);
        actor.does(RenameOp{std::to_string(i)});
    }
    QVERIFY(owner.view().arrivals().waiting() == 0);
    QCOMPARE(owner.view().graph().frontier({}).size(), size_t{1});
    QCOMPARE(other.sees().roomName(), std::string("499"));
    QVERIFY(other.sees().undone().empty());
}

void TestResolution::aDeviceThatComesAndGoesCostsNoMoreEachTime() {
    Actor owner("owner", 1);
    Actor phone("phone", 2, 1);
    const RoomId room = groupRoomId(owner.person(), {});
    owner.enter(room);
    owner.does(CreateOp{RoomKind::Group, "모임", owner.certificate, {}});
    for (int i = 0; i < 40; ++i) {
        owner.does(AddDeviceOp{phone.certificate});
        QVERIFY(owner.sees().hasDevice(phone.device()));
        owner.does(RevokeDeviceOp{owner.person(), phone.device(), {}});
        QVERIFY(!owner.sees().hasDevice(phone.device()));
    }
    const OperationGraph& graph = owner.view().graph();
    // One after the other, as they came.
    UndoneOps undone;
    std::vector<OperationGraph::Index> about;
    for (const OperationGraph::Index each : graph.between({}, graph.all())) {
        about.push_back(each);
        about = resolvePerson(graph, about, undone).about;
        QVERIFY(about.size() <= 4);
    }
    QVERIFY(undone.empty());
    owner.does(AddDeviceOp{phone.certificate});
    QVERIFY(owner.sees().hasDevice(phone.device()));
}

QTEST_GUILESS_MAIN(TestResolution)
#include "tst_resolution.moc"
