// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/changing_party.h"
#include "room/limits.h"
#include "room/party.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

namespace {

/// A group of three: the owner and two members.
struct Trio {
    Device owner{"윤서", 1};
    Device minho{"민호", 2};
    Device jiwoo{"지우", 3};
    std::vector<Device*> all{&owner, &minho, &jiwoo};

    Trio() { makeGroup(owner, {&minho, &jiwoo}); }
    void exchange(int64_t ms, uint64_t seed = 7) { mix(all, seed, at(ms)); }
};

} // namespace

class TestChanges : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void anEditIsShownAndTheFirstTextIsKept() {
        Trio trio;
        const MessageId id = say(trio.minho, "3시에 봐요", 1'000);
        QVERIFY(change(trio.minho, edited(id, "4시에 봐요"), 2'000));
        trio.exchange(3'000);
        for (Device* each : trio.all) {
            const auto message = each->messages.message(each->room->record().id, id);
            QCOMPARE((*message)->text, "4시에 봐요");
            QCOMPARE(*(*message)->original, "3시에 봐요");
            QCOMPARE((*message)->editedMs, startMs + 2'000);
        }
    }

    void onlyTheAuthorEdits() {
        Trio trio;
        const MessageId id = say(trio.minho, "내 말", 1'000);
        trio.exchange(1'500);
        QVERIFY(change(trio.jiwoo, edited(id, "남의 말"), 2'000));
        QVERIFY(change(trio.owner, edited(id, "방장의 말"), 2'000));
        trio.exchange(3'000);
        for (Device* each : trio.all) QVERIFY(each->readsText("내 말"));
    }

    void theNewestEditCountsWhicheverCameFirst() {
        Trio trio;
        const MessageId id = say(trio.minho, "하나", 1'000);
        QVERIFY(change(trio.minho, edited(id, "둘"), 2'000));
        QVERIFY(change(trio.minho, edited(id, "셋"), 3'000));
        trio.exchange(4'000);
        for (Device* each : trio.all) QCOMPARE(each->reads(), std::vector<std::string>{"셋"});
    }

    void aDeletedMessageLeavesAnEmptyPlace() {
        Trio trio;
        (void)say(trio.owner, "앞", 500);
        const MessageId id = say(trio.minho, "지울 말", 1'000);
        (void)say(trio.owner, "뒤", 1'500);
        QVERIFY(change(trio.minho, edited(id, "고친 말"), 1'800));
        QVERIFY(change(trio.minho, deleted(id), 2'000));
        QVERIFY(change(trio.minho, edited(id, "되살린 말"), 3'000));
        trio.exchange(4'000);
        for (Device* each : trio.all) {
            QCOMPARE(each->reads(), (std::vector<std::string>{"앞", "", "뒤"}));
            const auto message = each->messages.message(each->room->record().id, id);
            QCOMPARE((*message)->gone, Gone::Deleted);
            QCOMPARE((*message)->goneBy, trio.minho.person());
            QVERIFY(!(*message)->original);
            const auto wordings = each->messages.wordingOf({}, id);
            for (const ChangeRecord& kept : *wordings) QVERIFY(kept.text != "고친 말");
        }
    }

    void anOwnerHidesWhatAMemberMayNot() {
        Trio trio;
        const MessageId rude = say(trio.minho, "욕", 1'000);
        const MessageId fine = say(trio.minho, "인사", 1'100);
        trio.exchange(1'500);
        QVERIFY(change(trio.owner, deleted(rude), 2'000));
        QVERIFY(change(trio.jiwoo, deleted(fine), 2'000));
        trio.exchange(3'000);
        for (Device* each : trio.all) {
            const std::string lines = rendered(*each);
            QVERIFY(lines.find(rude.hex() + " by " + trio.minho.person().hex().substr(0, 8) + " gone 2 " +
                               trio.owner.person().hex().substr(0, 8)) != std::string::npos);
            QVERIFY(lines.find("[인사]") != std::string::npos);
        }
    }

    void aReactionIsPutAndTakenBack() {
        Trio trio;
        const MessageId id = say(trio.owner, "합격했어요", 1'000);
        trio.exchange(1'500);
        QVERIFY(change(trio.minho, reacted(id, "👍"), 2'000));
        QVERIFY(change(trio.minho, reacted(id, "👍"), 2'100)); // twice is once
        QVERIFY(change(trio.jiwoo, reacted(id, "❤️"), 2'000));
        QVERIFY(change(trio.jiwoo, reacted(id, "❤", true), 2'500));
        trio.exchange(3'000);
        for (Device* each : trio.all) {
            const MessageState state = stateIn(*each, id);
            QCOMPARE(state.reactions.size(), size_t{1});
            QCOMPARE(state.reactions.front().persons, std::vector<PersonId>{trio.minho.person()});
        }
    }

    void aFloodOfReactionsIsCappedTheSameForAll() {
        Trio trio;
        const MessageId id = say(trio.owner, "잔치", 1'000);
        trio.exchange(1'500);
        for (char32_t each = 0x1F400; each < 0x1F400 + 30; ++each) {
            QVERIFY(change(trio.minho, reacted(id, fromCodePoints(std::u32string(1, each))), 2'000 + (each & 0xFF)));
        }
        trio.exchange(3'000);
        for (Device* each : trio.all) {
            QCOMPARE(each->messages.changesOf({}, id)->size(), reactionsPerPersonMax);
            QCOMPARE(stateIn(*each, id).reactions.size(), reactionsPerPersonMax);
            QCOMPARE(stateIn(*each, id).reactions.front().emoji, stateIn(trio.owner, id).reactions.front().emoji);
        }
    }

    void onlySoManyKindsOfReactionsAreShown() {
        Trio trio;
        Device hana{"하나", 4};
        join(trio.owner, hana, 100);
        trio.all.push_back(&hana);
        trio.exchange(500);
        const MessageId id = say(trio.owner, "잔치", 1'000);
        trio.exchange(1'500);
        // Each what he may, of which all have the last one in common: 29 kinds.
        char32_t kind = 0x1F400;
        for (Device* each : trio.all) {
            for (size_t i = 1; i < reactionsPerPersonMax; ++i, ++kind) {
                QVERIFY(change(*each, reacted(id, fromCodePoints(std::u32string(1, kind))), 2'000));
            }
            QVERIFY(change(*each, reacted(id, "👍"), 3'000));
        }
        trio.exchange(4'000);
        for (Device* each : trio.all) {
            const MessageState state = stateIn(*each, id);
            QCOMPARE(state.reactions.size(), reactionKindsMax);
            QCOMPARE(state.reactions.front().emoji, "👍");
            QCOMPARE(state.reactions.front().persons.size(), size_t{4});
            QCOMPARE(rendered(*each), rendered(trio.owner));
        }
    }

    void votesCountOncePerPersonAndMustFitThePoll() {
        Trio trio;
        Outgoing poll = trio.owner.outgoing("점심은?", 1'000);
        poll.poll = Poll{{"김밥", "국수", "굶기"}, false, 0};
        const MessageId id = send(trio.owner, poll, 1'000);
        trio.exchange(1'500);
        QVERIFY(change(trio.minho, voted(id, {0}), 2'000));
        QVERIFY(change(trio.minho, voted(id, {1}), 2'100));
        QVERIFY(change(trio.jiwoo, voted(id, {0, 1}), 2'000)); // one answer only
        QVERIFY(change(trio.owner, voted(id, {7}), 2'000));    // no such option
        trio.exchange(3'000);
        for (Device* each : trio.all) {
            const MessageState state = stateIn(*each, id);
            QCOMPARE(state.votes.size(), size_t{1});
            QCOMPARE(state.votes.front().person, trio.minho.person());
            QCOMPARE(state.votes.front().options, std::vector<uint32_t>{1});
        }
    }

    void ownersPinAndMembersDoNot() {
        Trio trio;
        const MessageId one = say(trio.minho, "모임 장소", 1'000);
        const MessageId other = say(trio.minho, "잡담", 1'100);
        trio.exchange(1'500);
        QVERIFY(change(trio.owner, pinned(one), 2'000));
        QVERIFY(change(trio.minho, pinned(other), 2'000));
        trio.exchange(3'000);
        for (Device* each : trio.all) {
            QVERIFY(stateIn(*each, one).pinned);
            QVERIFY(!stateIn(*each, other).pinned);
        }
        QVERIFY(change(trio.owner, pinned(one, true), 4'000));
        trio.exchange(5'000);
        for (Device* each : trio.all) QVERIFY(!stateIn(*each, one).pinned);
    }

    void changesWaitForTheirMessage() {
        Trio trio;
        const MessageId id = say(trio.owner, "먼저 쓴 말", 1'000);
        QVERIFY(pass(trio.owner, trio.minho, trio.owner.feedOf(feed::Kind::Content), at(1'100)));
        passAll(trio.owner, trio.minho, at(1'200));
        QVERIFY(change(trio.minho, reacted(id, "👍"), 2'000));
        // 지우 hears of the reaction before the message.
        passAll(trio.minho, trio.jiwoo, feed::Kind::Control, at(2'100));
        QVERIFY(pass(trio.minho, trio.jiwoo, trio.minho.feedOf(feed::Kind::Content), at(2'200)));
        QVERIFY(trio.jiwoo.reads().empty());
        trio.exchange(3'000);
        QCOMPARE(stateIn(trio.jiwoo, id).reactions.size(), size_t{1});
        QCOMPARE(rendered(trio.jiwoo), rendered(trio.owner));
    }

    void aDeletionThatIsVoidBringsTheMessageBack() {
        Trio trio;
        const MessageId id = say(trio.minho, "남을 말", 1'000);
        QVERIFY(change(trio.minho, edited(id, "고쳐서 남을 말"), 1'200));
        trio.exchange(1'500);
        // 민호 deletes it; the owner removes him without having seen that, and 지우 has seen it.
        QVERIFY(change(trio.minho, deleted(id), 2'000));
        passAll(trio.minho, trio.jiwoo, at(2'100));
        QVERIFY(!trio.jiwoo.readsText("고쳐서 남을 말"));
        QVERIFY(trio.owner.room->remove(trio.minho.person(), at(2'200)));
        mix({&trio.owner, &trio.jiwoo}, 3, at(3'000));
        QVERIFY(trio.jiwoo.readsText("고쳐서 남을 말"));
        QCOMPARE(rendered(trio.jiwoo), rendered(trio.owner));
    }

    void whoLosesHisRightHidesNothingAnyMore() {
        Trio trio;
        wire::ControlBody promote;
        promote.mutable_set_role()->set_person(wire::fieldOf(trio.minho.person()));
        promote.mutable_set_role()->set_role(static_cast<uint32_t>(Role::Admin));
        trio.owner.forge(promote, hlcAt(500));
        trio.owner.reload();
        trio.exchange(600);
        const MessageId id = say(trio.jiwoo, "가려질 말", 1'000);
        trio.exchange(1'100);
        QVERIFY(change(trio.minho, deleted(id), 1'200));
        trio.exchange(1'300);
        for (Device* each : trio.all) QCOMPARE(stateIn(*each, id).gone, Gone::Hidden);
        promote.mutable_set_role()->set_role(static_cast<uint32_t>(Role::Member));
        trio.owner.forge(promote, hlcAt(2'000));
        trio.owner.reload();
        trio.exchange(2'100);
        for (Device* each : {&trio.minho, &trio.jiwoo}) QVERIFY(each->readsText("가려질 말"));
        QCOMPARE(rendered(trio.minho), rendered(trio.jiwoo));
    }

    void mentionsThatDoNotFitAreLeftOut() {
        Trio trio;
        Outgoing message = trio.owner.outgoing("@민호 안녕 @지우", 1'000);
        message.mentions = {{0, 3, trio.minho.person()}, {1, 2, trio.jiwoo.person()}, {7, 90, trio.jiwoo.person()}};
        const MessageId id = send(trio.owner, message, 1'000);
        trio.exchange(2'000);
        for (Device* each : trio.all) {
            QCOMPARE(stateIn(*each, id).mentions, (std::vector<Mention>{{0, 3, trio.minho.person()}}));
        }
    }

    void aFloodOfMentionsIsCut() {
        Trio trio;
        Outgoing message = trio.owner.outgoing(std::string(mentionsMax + 20, '@'), 1'000);
        for (uint32_t i = 0; i < mentionsMax + 20; ++i) message.mentions.push_back({i, 1, trio.minho.person()});
        const MessageId id = send(trio.owner, message, 1'000);
        trio.exchange(2'000);
        for (Device* each : trio.all) {
            const auto mentions = stateIn(*each, id).mentions;
            QCOMPARE(mentions.size(), mentionsMax);
            QCOMPARE(mentions.back(), (Mention{mentionsMax - 1, 1, trio.minho.person()}));
        }
    }

    void whatALaterVersionWroteIsKeptAndPassedOn() {
        Trio trio;
        forgeUnknown(trio.minho, 0, hlcAt(1'000));
        (void)say(trio.owner, "계속", 2'000);
        trio.exchange(3'000);
        for (Device* each : {&trio.owner, &trio.jiwoo}) {
            QCOMPARE(each->feeds.head(trio.minho.feedOf(feed::Kind::Content))->seq, uint64_t{3});
            QVERIFY(!each->room->isReadOnly());
        }
    }

    void aVoidOneStopsNobody() {
        Trio trio;
        (void)say(trio.minho, "앞", 500);
        trio.exchange(600);
        forgeUnknown(trio.minho, feed::flagCritical, hlcAt(1'000));
        // The owner removes 민호 without having seen it; 지우 has seen it.
        passAll(trio.minho, trio.jiwoo, at(1'500));
        QVERIFY(trio.jiwoo.room->isReadOnly());
        QVERIFY(trio.owner.room->remove(trio.minho.person(), at(2'000)));
        mix({&trio.owner, &trio.jiwoo}, 3, at(3'000));
        QVERIFY(!trio.jiwoo.room->isReadOnly());
        QVERIFY(trio.jiwoo.say({"계속"}, 4'000));
    }

    void whatMayNotBeSkippedMakesTheRoomReadOnly() {
        Trio trio;
        (void)say(trio.owner, "앞", 500);
        trio.exchange(600);
        forgeUnknown(trio.minho, feed::flagCritical, hlcAt(1'000));
        trio.exchange(3'000);
        for (Device* each : {&trio.owner, &trio.jiwoo}) {
            QVERIFY(each->room->isReadOnly());
            const Done said = each->say({"답"}, 4'000);
            QVERIFY(!said);
            QVERIFY(said.error().is(RoomError::UnknownCritical));
            each->reload();
            QVERIFY(each->room->isReadOnly());
        }
    }

    void allEndWithTheSameTimeline_data() {
        QTest::addColumn<uint64_t>("seed");
        for (uint64_t seed = 1; seed <= 30; ++seed) QTest::addRow("seed %d", static_cast<int>(seed)) << seed;
    }
    void allEndWithTheSameTimeline() {
        QFETCH(uint64_t, seed);
        Trio trio;
        Device hana{"하나", 100 + seed};
        join(trio.owner, hana, 100);
        std::vector<Device*> all{&trio.owner, &trio.minho, &trio.jiwoo, &hana};
        mix(all, seed, at(200));
        SeededRandom random(seed);
        std::vector<MessageId> known;
        for (int64_t step = 1; step <= 60; ++step) {
            const int64_t ms = 1'000 * step;
            Device& actor = *all[random.below(all.size())];
            // 하나 is removed by the owner while others may not have heard of it.
            if (step == 45) QVERIFY(trio.owner.room->remove(hana.person(), at(ms)));
            if (!actor.room->isMember()) continue;
            doSomething(actor, known, random, ms);
            for (int piece = 0; piece < 3; ++piece) passAPiece(all, random, ms);
        }
        const std::vector<Device*> members{&trio.owner, &trio.minho, &trio.jiwoo};
        // 하나's last words have to have reached everybody or nobody.
        mix({&hana, &trio.minho}, seed, at(100'000));
        mix(members, seed + 1, at(101'000));
        QVERIFY(!rendered(trio.owner).empty());
        QCOMPARE(rendered(trio.minho), rendered(trio.owner));
        QCOMPARE(rendered(trio.jiwoo), rendered(trio.owner));
        trio.jiwoo.reload();
        QCOMPARE(rendered(trio.jiwoo), rendered(trio.owner));
    }
};

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"
