// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "party.h"
#include "room/membership.h"
#include "room/rescue.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

/// New incarnations of a device's feeds, and what becomes of words beyond a fork.
class TestRescue : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void aNewIncarnationIsHeardLikeTheOldOne() {
        Device minji("민지", 1), jun("준", 2);
        makeGroup(minji, {&jun});
        QVERIFY(minji.say({"before"}, 10));
        const FeedId old = minji.room->ownContentFeed();
        const auto head = minji.feeds.head(old);
        QVERIFY(minji.room->begin(at(20), {}, {}));
        QVERIFY(minji.room->ownContentFeed() != old);
        QVERIFY(minji.say({"after"}, 30));
        mix({&minji, &jun}, 3, at(40));
        QVERIFY(jun.readsText("before") && jun.readsText("after"));
        QVERIFY(*minji.feeds.head(old) == *head);
        QCOMPARE(jun.room->feeds().size(), size_t{6});
        // And after a restart it is still the new one that is written.
        minji.reload();
        QVERIFY(minji.say({"later"}, 50));
        QVERIFY(*minji.feeds.head(old) == *head);
    }
    void theOpeningCitesWhereTheFeedsBeforeItStood() {
        Device minji("민지", 1), jun("준", 2);
        makeGroup(minji, {&jun});
        QVERIFY(minji.say({"one", "two"}, 10));
        const FeedId old = minji.room->ownContentFeed();
        QVERIFY(minji.room->begin(at(20), {}, {}));
        const FeedId now = minji.room->ownContentFeed();
        const auto first = minji.feeds.read(now, 1, 1, 1);
        const auto opening =
            readOpening(minji.room->keys(), minji.room->record().id, first->events.front(), feed::Kind::Content);
        QVERIFY(opening);
        QCOMPARE(opening->predecessors.size(), size_t{1});
        QVERIFY(opening->predecessors[0].feed == old);
        QCOMPARE(opening->predecessors[0].head.seq, minji.feeds.head(old)->seq);
        QVERIFY(opening->predecessors[0].head.id == minji.feeds.head(old)->id);
    }
    void aRemovalEndsEveryIncarnation() {
        Device minji("민지", 1), jun("준", 2);
        makeGroup(minji, {&jun});
        QVERIFY(jun.say({"old"}, 10));
        QVERIFY(jun.room->begin(at(20), {}, {}));
        QVERIFY(jun.say({"new"}, 30));
        mix({&minji, &jun}, 3, at(40));
        QVERIFY(minji.room->remove(jun.person(), at(50)));
        QVERIFY(jun.say({"too late"}, 60));
        mix({&minji, &jun}, 4, at(70));
        QVERIFY(minji.readsText("old") && minji.readsText("new") && !minji.readsText("too late"));
    }
    void receiptsNameEveryIncarnation() {
        Device minji("민지", 1), jun("준", 2);
        makeGroup(minji, {&jun});
        const FeedId old = jun.room->ownContentFeed();
        QVERIFY(jun.room->begin(at(20), {}, {}));
        mix({&minji, &jun}, 3, at(40));
        const auto receipt = minji.room->receipt(1, {}, {}, at(50));
        const auto statement = readReceipt(minji.room->keys(), *receipt);
        const auto names = [&](const FeedId& feed) {
            return std::any_of(statement->have.begin(), statement->have.end(),
                               [&](const FeedSeq& each) { return each.feed == feed; });
        };
        QVERIFY(names(old) && names(jun.room->ownContentFeed()));
    }
    void whatIsSaidAgainIsNobodysTwice() {
        Device minji("민지", 1), jun("준", 2);
        makeGroup(minji, {&jun});
        QVERIFY(minji.say({"한 번"}, 10));
        mix({&minji, &jun}, 3, at(20));
        const auto range = minji.feeds.read(minji.room->ownContentFeed(), 2, UINT64_MAX, 1U << 20U);
        auto rescued = rescue(minji.room->keys(), minji.room->record().id, *range, minji.log);
        QVERIFY(rescued);
        QCOMPARE(rescued->content.size(), size_t{1});
        QVERIFY(rescued->control.empty());
        QCOMPARE(rescued->content[0].references_size(), 0);
        QVERIFY(minji.room->begin(at(30), {}, {}));
        QVERIFY(minji.room->send(std::move(rescued->content), at(40)));
        mix({&minji, &jun}, 4, at(50));
        QCOMPARE(jun.reads(), std::vector<std::string>{"한 번"});
    }
    void operationsAreSaidAgainAndOpeningsAreNot() {
        Device minji("민지", 1), jun("준", 2), sora("소라", 3);
        makeGroup(minji, {&jun});
        join(minji, sora, 10);
        const FeedId control = minji.feedOf(feed::Kind::Control);
        const auto range = minji.feeds.read(control, 1, UINT64_MAX, 1U << 20U);
        auto rescued = rescue(minji.room->keys(), minji.room->record().id, *range, minji.log);
        QVERIFY(rescued);
        size_t additions = 0;
        for (const wire::ControlBody& body : rescued->control) {
            QVERIFY(!body.has_open() && !body.has_create());
            additions += body.has_add() ? 1 : 0;
        }
        QCOMPARE(additions, size_t{2});
        QVERIFY(minji.room->begin(at(20), {}, {}));
        QVERIFY(minji.room->say(rescued->control, at(30)));
        QCOMPARE(minji.room->members().members().size(), size_t{3});
    }
    void whatCannotBeOpenedIsLeftOut() {
        Device minji("민지", 1), jun("준", 2);
        makeGroup(minji, {&jun});
        QVERIFY(minji.say({"x"}, 10));
        auto range = *minji.feeds.read(minji.room->ownContentFeed(), 2, UINT64_MAX, 1U << 20U);
        range.events[0].body[0] ^= std::byte{1};
        const auto rescued = rescue(minji.room->keys(), minji.room->record().id, range, minji.log);
        QVERIFY(rescued && rescued->content.empty());
    }
    void aProofThatAMemberToldReachesAll() {
        Device minji("민지", 1), jun("준", 2), sora("소라", 3);
        makeGroup(minji, {&jun, &sora});
        const feed::ForkProof proof = forkOf(sora);
        QVERIFY(minji.room->say({bodyOf(proof)}, at(20)));
        const auto range = minji.feeds.read(minji.feedOf(feed::Kind::Control), 1, UINT64_MAX, 1U << 20U);
        const auto known = jun.feeds.head(range->feed);
        const auto rest = minji.feeds.read(range->feed, known->seq + 1, UINT64_MAX, 1U << 20U);
        const auto absorbed = jun.room->absorb(*rest, at(30));
        QVERIFY(absorbed);
        QCOMPARE(absorbed->forks.size(), size_t{1});
        QVERIFY(absorbed->forks[0] == proof);
        // A restart tells it no second time.
        jun.reload();
        QVERIFY(minji.room->begin(at(40), {}, {}));
        const auto more = pass(minji, jun, minji.feedOf(feed::Kind::Control), at(50));
        QVERIFY(more);
    }
    void aForgedProofIsNothing() {
        Device minji("민지", 1), jun("준", 2);
        makeGroup(minji, {&jun});
        wire::ControlBody body;
        Bytes bytes = feed::encode(forkOf(jun));
        bytes.back() ^= std::byte{1};
        body.set_fork(wire::fieldOf(ByteView(bytes)));
        const auto known = jun.feeds.head(minji.feedOf(feed::Kind::Control));
        minji.forge(body, hlcAt(30));
        const auto rest = minji.feeds.read(minji.feedOf(feed::Kind::Control), known->seq + 1, UINT64_MAX, 1U << 20U);
        const auto absorbed = jun.room->absorb(*rest, at(40));
        QVERIFY(absorbed && absorbed->forks.empty());
    }

  private:
    /// Two successors of what this device wrote last.
    static feed::ForkProof forkOf(Device& device) {
        const auto keys = device.log.ownFeeds(device.room->record().id);
        const auto key = crypto::SigningKey::fromSeed((*keys)->contentSeed);
        const auto head = device.feeds.head(key.publicAs<FeedId>());
        const auto branch = [&](uint16_t salt) {
            std::vector<feed::Draft> drafts;
            drafts.push_back({salt, head->hlc.next({startMs}), {}, Bytes(8)});
            return *feed::chainOf(feed::writeRange(key, feed::Kind::Content, *head, std::move(drafts)));
        };
        return *feed::proveFork(key.publicAs<FeedId>(), branch(0), branch(2));
    }
};

QTEST_GUILESS_MAIN(TestRescue)
#include "tst_rescue.moc"
