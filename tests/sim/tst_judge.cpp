// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/judge.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::sim;

// A judge that never finds anything is worth nothing: each invariant is fed a history that breaks it, and one that
// does not.
class TestJudge : public QObject {
    Q_OBJECT
  private slots:
    void aGoodEndingIsAcquitted();
    void whatARevokedComputerReadsOrWritesIsFound();
    void membersWhoDisagreeAreFound();
    void aLostMessageIsFound();
    void aMessageShownTwiceIsFound();
    void aMessageThatOnlyWaitsIsFound();
    void oneWhoWasRemovedAndReadsIsFound();
    void whatWasWrittenAfterARemovalIsFound();
    void anEffectBeforeItsCauseIsFound();
    void whatIsMarkedLateMayStandBehind();
    void onlyWhoKeepsTheRulesIsHeldToHisReferences();
    void whatFollowsWhatWasSaidTwiceIsMarked();
    void whatWasSaidInABranchMayStandElsewhere();
    void timelinesThatDifferAreFound();
    void ordersThatDifferAreFound();
    void anAuthorWithoutHisOwnIsFound();
    void twoEventsOfOneNumberAreFound();
    void aReceiptForMoreThanThereIsIsFound();
    void aReceiptForABranchIsNone();
    void messagesThatLookDifferentAreFound();
    void wordsOfSomebodyElseAreFound();
    void whatVanishesByItselfIsFound();
    void aForgedDeletionCountsOnlyWithARight();
    void aMessageWithoutItsFileIsFound();
    void anHonestOneWhoIsBlamedIsFound();
};

namespace {

template <class Id> Id idOf(uint8_t number) {
    Id id;
    id.value.fill(static_cast<std::byte>(number));
    return id;
}

const RoomId room = idOf<RoomId>(1);
const FeedId feedOfOne = idOf<FeedId>(50);

PersonId person(uint32_t computer) { return idOf<PersonId>(static_cast<uint8_t>(100 + computer)); }

/// Three people, one room, two messages, everything as it should be.
struct Case {
    History history;
    Ending ending;

    Case() {
        auto members = std::make_shared<std::set<PersonId>>();
        for (uint32_t i = 0; i < 3; ++i) members->insert(person(i));
        for (uint8_t i = 0; i < 2; ++i) {
            Sent sent;
            sent.room = room;
            sent.author = i;
            sent.id = idOf<MessageId>(static_cast<uint8_t>(10 + i));
            sent.text = "m" + std::to_string(i);
            sent.members = members;
            if (i == 1) sent.after = history.sent.front().id;
            history.wishes.wordings[sent.id] = {sent.text};
            history.sent.push_back(sent);
        }
        for (uint32_t i = 0; i < 3; ++i) {
            ending.computersOf.emplace(person(i), i);
            RoomView& view = ending.rooms[room][i];
            view.isMember = true;
            for (uint32_t j = 0; j < 3; ++j) view.members[person(j)] = j == 0 ? 1 : 3;
            for (const Sent& sent : history.sent) {
                Shown shown{sent.id, sent.text};
                shown.now = sent.text;
                view.timeline.push_back(shown);
            }
            ending.feeds[i][feedOfOne] = {idOf<EventId>(1), idOf<EventId>(2)};
            ending.claims.push_back({(i + 1) % 3, i, feedOfOne, 2});
        }
    }
    RoomView& view(uint32_t computer) { return ending.rooms[room][computer]; }
    bool hears(std::string_view kind) const {
        const Verdict verdict = judgeAll(history, ending);
        return std::any_of(verdict.begin(), verdict.end(),
                           [&](const std::string& each) { return each.starts_with(kind); });
    }
};

} // namespace

void TestJudge::aGoodEndingIsAcquitted() {
    const Case fine;
    QVERIFY(judgeAll(fine.history, fine.ending).empty());
}

void TestJudge::whatARevokedComputerReadsOrWritesIsFound() {
    Case reads;
    reads.history.revoked[2] = {0, 5};
    reads.history.sent.front().ackedMs = 6;
    QVERIFY(reads.hears("revocation"));
    reads.history.sent.front().ackedMs = 5;
    QVERIFY(!reads.hears("revocation"));
    Case writes;
    writes.history.revoked[1] = {2, 5};
    writes.history.sent.back().ackedMs = 6;
    QVERIFY(writes.hears("revocation"));
    writes.history.rewound.insert(2);
    QVERIFY(!writes.hears("revocation"));
}

void TestJudge::membersWhoDisagreeAreFound() {
    Case roles;
    roles.view(1).members[person(2)] = 2;
    QVERIFY(roles.hears("membership"));
    Case fewer;
    fewer.view(2).members.erase(person(1));
    QVERIFY(fewer.hears("membership"));
    Case devices;
    devices.view(1).devices.insert(idOf<DeviceId>(1));
    QVERIFY(devices.hears("membership"));
    Case name;
    name.view(1).name = "another";
    QVERIFY(name.hears("membership"));
}

void TestJudge::aLostMessageIsFound() {
    Case lost;
    lost.view(2).timeline.pop_back();
    QVERIFY(lost.hears("delivery"));
    // Somebody who was thrown out may lack it.
    lost.history.removals[{room, person(2)}] = 0;
    QVERIFY(!lost.hears("delivery"));
}

void TestJudge::aMessageShownTwiceIsFound() {
    Case twice;
    Shown again = twice.view(1).timeline[0];
    again.id = idOf<MessageId>(99);
    for (uint32_t i = 0; i < 3; ++i) twice.view(i).timeline.push_back(again);
    QVERIFY(twice.hears("delivery"));
}

void TestJudge::aMessageThatOnlyWaitsIsFound() {
    Case waits;
    for (uint32_t i = 0; i < 3; ++i) waits.view(i).timeline.pop_back();
    waits.view(1).waiting.insert(waits.history.sent[1].id);
    QVERIFY(waits.hears("delivery"));
}

void TestJudge::oneWhoWasRemovedAndReadsIsFound() {
    Case removed;
    removed.history.removals[{room, person(2)}] = 0;
    removed.view(2).isMember = false;
    QVERIFY(!removed.hears("secrecy")); // he was a member for those who wrote
    auto members = std::make_shared<std::set<PersonId>>(*removed.history.sent[1].members);
    members->erase(person(2));
    removed.history.sent[1].members = members;
    QVERIFY(removed.hears("secrecy"));
    removed.history.sent[1].meant = *removed.history.sent[0].members;
    QVERIFY(!removed.hears("secrecy")); // he was one when it was written
}

void TestJudge::whatWasWrittenAfterARemovalIsFound() {
    Case cut;
    cut.history.removals[{room, person(1)}] = 500;
    for (uint32_t i = 0; i < 3; ++i) cut.view(i).members.erase(person(1));
    cut.view(1).isMember = false;
    cut.history.sent[1].ackedMs = 400;
    QVERIFY(!cut.hears("cuts"));
    cut.history.sent[1].ackedMs = 600;
    QVERIFY(cut.hears("cuts"));
}

void TestJudge::anEffectBeforeItsCauseIsFound() {
    Case swapped;
    for (uint32_t i = 0; i < 3; ++i) std::swap(swapped.view(i).timeline[0], swapped.view(i).timeline[1]);
    QVERIFY(swapped.hears("causality"));
}

void TestJudge::whatIsMarkedLateMayStandBehind() {
    Case late;
    for (uint32_t i = 0; i < 3; ++i) {
        late.view(i).timeline[0].late = true;
        std::swap(late.view(i).timeline[0], late.view(i).timeline[1]);
    }
    QVERIFY(!late.hears("causality"));
}

void TestJudge::onlyWhoKeepsTheRulesIsHeldToHisReferences() {
    Case swapped;
    for (uint32_t i = 0; i < 3; ++i) std::swap(swapped.view(i).timeline[0], swapped.view(i).timeline[1]);
    swapped.history.villains.insert(0);
    QVERIFY(swapped.hears("causality"));
    swapped.history.villains.insert(1);
    QVERIFY(!swapped.hears("causality"));
}

void TestJudge::whatFollowsWhatWasSaidTwiceIsMarked() {
    Case twice;
    for (uint32_t i = 0; i < 3; ++i) {
        twice.view(i).timeline[1].late = true;
        std::swap(twice.view(i).timeline[0], twice.view(i).timeline[1]);
    }
    QVERIFY(twice.hears("causality"));
    twice.history.rewound.insert(1);
    QVERIFY(!twice.hears("causality"));
}

void TestJudge::whatWasSaidInABranchMayStandElsewhere() {
    Case forked;
    for (uint32_t i = 0; i < 3; ++i) {
        for (uint32_t j = 0; j < 2; ++j) forked.view(i).timeline[j].author = person(j);
    }
    std::swap(forked.view(1).timeline[0], forked.view(1).timeline[1]);
    QVERIFY(forked.hears("timeline") && forked.hears("causality"));
    forked.history.doubled.insert(0);
    QVERIFY(!forked.hears("timeline") && !forked.hears("causality"));
    forked.view(2).timeline.erase(forked.view(2).timeline.begin());
    QVERIFY(forked.hears("timeline") && forked.hears("delivery")); // it must be somewhere
}

void TestJudge::timelinesThatDifferAreFound() {
    Case more;
    more.view(1).timeline.push_back({idOf<MessageId>(77), "from nowhere"});
    QVERIFY(more.hears("timeline"));
}

void TestJudge::ordersThatDifferAreFound() {
    Case swapped;
    swapped.history.sent[1].after.reset();
    std::swap(swapped.view(1).timeline[0], swapped.view(1).timeline[1]);
    QVERIFY(swapped.hears("timeline"));
    swapped.ending.clocksWereRight = false;
    QVERIFY(!swapped.hears("timeline"));
}

void TestJudge::anAuthorWithoutHisOwnIsFound() {
    Case gone;
    gone.view(0).timeline.erase(gone.view(0).timeline.begin());
    QVERIFY(gone.hears("durability"));
    gone.history.rewound.insert(0);
    QVERIFY(!gone.hears("durability"));
}

void TestJudge::twoEventsOfOneNumberAreFound() {
    Case forked;
    forked.ending.feeds[1][feedOfOne][1] = idOf<EventId>(9);
    QVERIFY(forked.hears("nonces"));
    Case shorter;
    shorter.ending.feeds[1][feedOfOne].pop_back();
    shorter.ending.claims.clear();
    QVERIFY(!shorter.hears("nonces"));
}

void TestJudge::aReceiptForMoreThanThereIsIsFound() {
    Case boast;
    boast.ending.claims.push_back({0, 2, feedOfOne, 3});
    QVERIFY(boast.hears("receipts"));
}

void TestJudge::aReceiptForABranchIsNone() {
    Case more;
    more.ending.claims.push_back({0, 1, feedOfOne, 3});
    QVERIFY(more.hears("receipts"));
    more.ending.forked.insert(feedOfOne);
    QVERIFY(!more.hears("receipts"));
}

void TestJudge::messagesThatLookDifferentAreFound() {
    Case differs;
    differs.view(1).timeline[0].looks = "a thumb";
    QVERIFY(differs.hears("looks"));
    for (uint32_t i = 0; i < 3; ++i) differs.view(i).timeline[0].looks = "a thumb";
    QVERIFY(!differs.hears("looks"));
}

void TestJudge::wordsOfSomebodyElseAreFound() {
    Case edited;
    for (uint32_t i = 0; i < 3; ++i) edited.view(i).timeline[0].now = "better";
    QVERIFY(edited.hears("rights"));
    edited.history.wishes.wordings[edited.history.sent[0].id].insert("better");
    QVERIFY(!edited.hears("rights"));
}

void TestJudge::whatVanishesByItselfIsFound() {
    Case gone;
    for (uint32_t i = 0; i < 3; ++i) {
        gone.view(i).timeline[0].gone = true;
        gone.view(i).timeline[0].text.clear();
    }
    QVERIFY(gone.hears("rights"));
    gone.history.wishes.gone.insert(gone.history.sent[0].id);
    QVERIFY(!gone.hears("rights"));
    QVERIFY(!gone.hears("delivery") && !gone.hears("durability"));
}

void TestJudge::aForgedDeletionCountsOnlyWithARight() {
    Case gone;
    for (uint32_t i = 0; i < 3; ++i) gone.view(i).timeline[1].gone = true;
    gone.history.wishes.forged[gone.history.sent[1].id].insert(person(2));
    QVERIFY(gone.hears("rights"));
    for (uint32_t i = 0; i < 3; ++i) gone.view(i).members[person(2)] = 2;
    QVERIFY(!gone.hears("rights"));
}

void TestJudge::aMessageWithoutItsFileIsFound() {
    Case partly;
    partly.view(2).timeline[1].files = 2;
    partly.view(2).timeline[1].whole = 1;
    QVERIFY(partly.hears("files"));
    partly.view(2).timeline[1].whole = 2;
    QVERIFY(!partly.hears("files"));
}

void TestJudge::anHonestOneWhoIsBlamedIsFound() {
    Case blamed;
    blamed.history.quarrels.emplace_back("P1");
    QVERIFY(blamed.hears("manners"));
}

QTEST_GUILESS_MAIN(TestJudge)
#include "tst_judge.moc"
