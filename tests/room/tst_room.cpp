// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Several devices, one room: who can read what, whatever the order in which it arrives.

#include "room/party.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

using Texts = std::vector<std::string>;

class TestRoom : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void theNewestIsReadBeforeWhatLiesBelowAGap();
    void aRemovalKeepsWhatWasSeenAboveAGap();
    void init();
    void everybodySeesTheSameInEveryOrder_data();
    void everybodySeesTheSameInEveryOrder();
    void aRestartForgetsNothing();
    void newcomersReadFromJoiningOn();
    void removedMembersReadNothingAfter();
    void contentBeyondTheCutIsVoidInEveryOrder();
    void somebodyAskedBackIsReadAgain();
    void contentBeforeItsEpochIsOpenedLater();
    void contentBeforeItsAuthorIsAMemberIsOpenedLater();
    void concurrentEpochsAreBothReadAndTheLowerUsed();
    void epochsOfThoseWhoAreGoneAreNotUsed();
    void anOperationOfALaterVersionMakesTheRoomReadOnly();
    void whoMayNotIsToldSo();
    void thoseWhoLeftCannotSend();
    void directRoomsBegunOnBothSidesAreOne();

  private:
    std::vector<Device*> party() { return {m_a.get(), m_b.get(), m_c.get()}; }
    std::unique_ptr<Device> m_a;
    std::unique_ptr<Device> m_b;
    std::unique_ptr<Device> m_c;
    std::unique_ptr<Device> m_d;
};

void TestRoom::init() {
    m_a = std::make_unique<Device>("가람", 1);
    m_b = std::make_unique<Device>("나리", 2);
    m_c = std::make_unique<Device>("다온", 3);
    m_d = std::make_unique<Device>("라온", 4);
    makeGroup(*m_a, {m_b.get(), m_c.get()});
}

void TestRoom::everybodySeesTheSameInEveryOrder_data() {
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 40; ++seed) QTest::addRow("seed %d", seed) << seed;
}

void TestRoom::everybodySeesTheSameInEveryOrder() {
    QFETCH(int, seed);
    SeededRandom random(static_cast<uint64_t>(seed));
    size_t said = 0;
    for (int64_t ms = 1'000; ms < 30'000; ms += 1'000) {
        Device& speaker = *party()[random.below(3)];
        Texts texts;
        for (size_t i = random.below(4); i > 0; --i) texts.push_back(speaker.name + std::to_string(said++));
        QVERIFY(speaker.say(texts, ms));
        Device& from = *party()[random.below(3)];
        Device& to = *party()[random.below(3)];
        if (&from != &to && random.below(3) == 0) passAll(from, to, at(ms));
        if (&from != &to && random.below(3) == 0) passAll(from, to, feed::Kind::Content, at(ms));
        if (ms == 15'000) join(*m_a, *m_d, ms);
        if (ms == 20'000) QVERIFY(m_a->room->remove(m_c->person(), at(ms)));
        if (ms == 20'000) break;
    }
    std::vector<Device*> all = party();
    all.push_back(m_d.get());
    mix(all, static_cast<uint64_t>(seed) + 100, at(40'000));
    QCOMPARE(m_a->room->members().members().size(), size_t{3});
    QVERIFY(!m_a->reads().empty());
    QVERIFY(m_a->reads() == m_b->reads());
    for (const Device* each : {m_b.get(), m_c.get(), m_d.get()}) {
        const RoomId id = m_a->room->record().id;
        QVERIFY(each->room->members().digest(id) == m_a->room->members().digest(id));
    }
    for (const std::string& text : m_d->reads()) QVERIFY(m_a->readsText(text));
}

void TestRoom::aRestartForgetsNothing() {
    QVERIFY(m_a->say({"하나", "둘"}, 1'000));
    mix(party(), 3, at(2'000));
    m_b->reload();
    QVERIFY(m_b->room->isMember());
    QVERIFY(m_b->say({"셋"}, 3'000));
    mix(party(), 4, at(4'000));
    QCOMPARE(m_c->reads(), (Texts{"하나", "둘", "셋"}));
    // And a restart with a member's clock at the end of time does not stop ours.
    m_c->forge(feed::Kind::Content, Bytes(), nullptr, {UINT64_MAX - 1});
    wire::ControlBody nothing;
    m_c->forge(nothing, {UINT64_MAX - 1});
    mix(party(), 5, at(5'000));
    for (int i = 0; i < 3; ++i) {
        m_b->reload();
        QVERIFY(m_b->say({"넷"}, 6'000 + i));
        QVERIFY(admit(*m_a->room, Device("새", 50 + static_cast<uint64_t>(i)).self.certificate, at(6'000)));
        m_a->reload();
    }
    // Nor a new incarnation.
    QVERIFY(m_b->room->begin(at(7'000), std::nullopt, std::nullopt));
    QVERIFY(m_b->say({"다섯"}, 7'000));
    m_b->reload();
    QVERIFY(m_b->say({"여섯"}, 8'000));
}

void TestRoom::newcomersReadFromJoiningOn() {
    QVERIFY(m_a->say({"전에"}, 1'000));
    mix(party(), 3, at(2'000));
    join(*m_a, *m_d, 3'000);
    std::vector<Device*> all = party();
    all.push_back(m_d.get());
    mix(all, 4, at(4'000));
    QVERIFY(m_d->room->isMember());
    QVERIFY(m_b->say({"뒤에"}, 5'000));
    mix(all, 5, at(6'000));
    QCOMPARE(m_d->reads(), Texts{"뒤에"});
    QCOMPARE(m_c->reads(), (Texts{"전에", "뒤에"}));
    QVERIFY(m_d->say({"안녕"}, 7'000));
    mix(all, 6, at(8'000));
    QCOMPARE(m_c->reads(), (Texts{"전에", "뒤에", "안녕"}));
}

void TestRoom::removedMembersReadNothingAfter() {
    QVERIFY(m_b->say({"함께"}, 1'000));
    mix(party(), 3, at(2'000));
    QVERIFY(m_a->room->remove(m_c->person(), at(3'000)));
    QVERIFY(m_a->say({"비밀"}, 4'000));
    passAll(*m_a, *m_b, at(5'000));
    QVERIFY(m_b->say({"둘만"}, 6'000));
    mix(party(), 4, at(7'000)); // even if he gets every byte
    QCOMPARE(m_c->reads(), Texts{"함께"});
    QVERIFY(m_c->log.removed);
    QVERIFY(!m_c->room->isMember());
    QCOMPARE(m_a->reads(), (Texts{"함께", "비밀", "둘만"}));
    m_c->reload();
    QCOMPARE(m_c->reads(), Texts{"함께"});
}

void TestRoom::contentBeyondTheCutIsVoidInEveryOrder() {
    QVERIFY(m_c->say({"받은 것"}, 1'000));
    mix(party(), 3, at(1'500));
    QVERIFY(m_a->room->remove(m_c->person(), at(2'000)));
    QVERIFY(m_c->say({"못 본 것"}, 2'500)); // concurrent: he does not know yet
    passAll(*m_c, *m_b, at(3'000));         // and this one sees it before the removal
    QCOMPARE(m_b->reads(), (Texts{"받은 것", "못 본 것"}));
    mix(party(), 4, at(4'000));
    QCOMPARE(m_a->reads(), Texts{"받은 것"});
    QCOMPARE(m_b->reads(), Texts{"받은 것"});
    // What he goes on writing under an epoch that he knows is void, too.
    const auto epochs = m_c->log.epochs({});
    wire::ContentBody late = *toBody(m_c->outgoing("유령", 5'000));
    m_c->forge(feed::Kind::Content, wire::encode(late), &epochs->front(), hlcAt(5'000));
    mix(party(), 5, at(6'000));
    m_b->reload();
    QCOMPARE(m_a->reads(), Texts{"받은 것"});
    QCOMPARE(m_b->reads(), Texts{"받은 것"});
}

void TestRoom::somebodyAskedBackIsReadAgain() {
    QVERIFY(m_c->say({"하나"}, 1'000));
    mix(party(), 3, at(1'500));
    QVERIFY(m_a->room->remove(m_c->person(), at(2'000)));
    QVERIFY(m_c->say({"둘"}, 2'100));
    passAll(*m_c, *m_b, at(2'200));
    passAll(*m_a, *m_b, at(2'300));
    QCOMPARE(m_b->reads(), Texts{"하나"});
    m_b->reload();
    QVERIFY(admit(*m_a->room, m_c->self.certificate, at(3'000)));
    mix(party(), 4, at(4'000));
    QVERIFY(m_c->room->isMember() && !m_c->log.removed);
    QVERIFY(m_c->say({"셋", "넷"}, 5'000));
    mix(party(), 5, at(6'000));
    for (const Device* each : party()) QCOMPARE(each->reads(), (Texts{"하나", "둘", "셋", "넷"}));
    // What was gone for a while is nothing new.
    QCOMPARE(m_b->told.size(), size_t{4});
}

void TestRoom::contentBeforeItsEpochIsOpenedLater() {
    // Three in one range, only the last signed; and nothing of the control feed that explains them.
    QVERIFY(m_b->say({"하나", "둘", "셋"}, 1'000));
    passAll(*m_b, *m_a, feed::Kind::Content, at(2'000));
    QVERIFY(m_a->reads().empty());
    m_a->reload();
    passAll(*m_b, *m_a, feed::Kind::Control, at(3'000));
    QCOMPARE(m_a->reads(), (Texts{"하나", "둘", "셋"}));
    QVERIFY(m_a->log.unopened({})->empty());
}

void TestRoom::contentBeforeItsAuthorIsAMemberIsOpenedLater() {
    join(*m_a, *m_d, 1'000);
    passAll(*m_a, *m_d, at(1'000));
    QVERIFY(m_d->say({"안녕"}, 2'000));
    passAll(*m_d, *m_b, feed::Kind::Content, at(3'000));
    QVERIFY(m_b->reads().empty());
    passAll(*m_d, *m_b, feed::Kind::Control, at(3'000));
    QCOMPARE(m_b->reads(), Texts{"안녕"});
}

void TestRoom::concurrentEpochsAreBothReadAndTheLowerUsed() {
    QVERIFY(m_a->say({"가"}, 1'000));
    QVERIFY(m_b->say({"나"}, 1'000));
    mix(party(), 3, at(2'000));
    for (const Device* each : party()) {
        QCOMPARE(each->reads().size(), size_t{2});
        QVERIFY(each->readsText("가") && each->readsText("나"));
    }
    const auto epochs = m_c->log.epochs({});
    QCOMPARE(epochs->size(), size_t{2}); // in the order of their ids
    QVERIFY(m_c->say({"다"}, 3'000));
    const auto range = m_c->feeds.read(m_c->room->ownContentFeed(), 2, 2, 1);
    QVERIFY(range->events.front().header.epoch == epochs->front().id);
}

void TestRoom::epochsOfThoseWhoAreGoneAreNotUsed() {
    // He prepares epochs for those who will be left, before and after he is removed; the lowest id would win.
    QVERIFY(m_a->say({"시작"}, 500));
    mix(party(), 2, at(600));
    QVERIFY(m_a->room->remove(m_c->person(), at(3'000)));
    std::vector<EpochId> prepared;
    const auto prepare = [&](int64_t ms) {
        for (int i = 0; i < 20; ++i) {
            CommittedEpoch made = commitEpoch(m_a->room->record().id, m_a->room->members(), m_c->random);
            wire::ControlBody body;
            *body.mutable_epoch() = std::move(made.commit);
            m_c->forge(body, hlcAt(ms, static_cast<uint64_t>(i)));
            prepared.push_back(made.record.id);
        }
    };
    prepare(2'000);
    passAll(*m_c, *m_b, at(2'500)); // seen before the removal is
    prepare(4'000);
    mix(party(), 3, at(5'000));
    for (Device* each : {m_a.get(), m_b.get()}) {
        QVERIFY(each->say({"우리끼리"}, 6'000));
        const FeedId feed = each->room->ownContentFeed();
        const uint64_t seq = each->feeds.head(feed)->seq;
        const EpochId used = each->feeds.read(feed, seq, seq, 1)->events.front().header.epoch;
        QVERIFY(std::find(prepared.begin(), prepared.end(), used) == prepared.end());
        each->reload();
    }
    QVERIFY(m_a->say({"또"}, 7'000));
    mix(party(), 4, at(8'000));
    QVERIFY(!m_c->readsText("우리끼리") && !m_c->readsText("또"));
    QVERIFY(m_b->readsText("또"));
}

void TestRoom::anOperationOfALaterVersionMakesTheRoomReadOnly() {
    const Bytes later{std::byte{0xC0}, std::byte{0x0C}, std::byte{0x01}}; // field 200
    m_b->forge(feed::Kind::Control, later, nullptr, hlcAt(1'000));
    passAll(*m_b, *m_a, at(1'100));
    QVERIFY(!m_a->room->isReadOnly()); // it may be skipped
    m_b->forge(feed::Kind::Control, later, nullptr, hlcAt(2'000), feed::flagCritical);
    passAll(*m_b, *m_c, at(2'100));
    QVERIFY(m_c->room->isReadOnly());
    QVERIFY(m_c->say({"몰라요"}, 2'200).error().is(RoomError::UnknownCritical));
    m_c->reload();
    QVERIFY(m_c->room->isReadOnly());
    // Who has not seen it removes its author: then it is void.
    QVERIFY(m_a->room->remove(m_b->person(), at(3'000)));
    passAll(*m_a, *m_c, at(3'100));
    QVERIFY(!m_c->room->isReadOnly());
    QVERIFY(m_c->say({"알아요"}, 3'200));
    // Whoever is no member says nothing.
    passAll(*m_b, *m_a, at(3'300));
    QVERIFY(!m_a->room->isReadOnly());
}

void TestRoom::whoMayNotIsToldSo() {
    QVERIFY(admit(*m_b->room, m_d->self.certificate, at(1'000)).error().is(RoomError::NotAllowed));
    QVERIFY(m_b->room->remove(m_c->person(), at(1'000)).error().is(RoomError::NotAllowed));
    QVERIFY(m_b->room->remove(m_a->person(), at(1'000)).error().is(RoomError::NotAllowed));
    QVERIFY(m_a->room->remove(m_d->person(), at(1'000)).error().is(RoomError::NotAMember));
    QVERIFY(toBody(m_a->outgoing(std::string(32 * 1024 + 1, 'x'), 1)).error().is(RoomError::TextTooLong));
    QVERIFY(toBody(m_a->outgoing("\xFF", 1)).error().is(RoomError::BadBody));
    Outgoing imported = m_a->outgoing(std::string(32 * 1024, 'x'), 1);
    QVERIFY(m_a->room->send({*toBody(imported)}, at(1'000)));
    imported.origin = Origin{};
    imported.origin->attachments = std::string(30 * 1024, 'y');
    QVERIFY(toBody(imported).error().is(RoomError::TextTooLong));
}

void TestRoom::thoseWhoLeftCannotSend() {
    QVERIFY(m_b->say({"갑니다"}, 1'000));
    QVERIFY(m_b->room->remove(m_b->person(), at(2'000)));
    QVERIFY(m_b->say({"다시"}, 3'000).error().is(RoomError::NotAMember));
    mix(party(), 3, at(4'000));
    for (const Device* each : party()) {
        QCOMPARE(each->room->members().members().size(), size_t{2});
        QCOMPARE(each->reads(), Texts{"갑니다"});
    }
    QVERIFY(m_b->log.removed);
}

void TestRoom::directRoomsBegunOnBothSidesAreOne() {
    const RoomId id = directRoomId(m_a->person(), m_d->person());
    Device one("가람", 1);
    Device other("라온", 4);
    const auto begin = [&](Device& self, const Device& with) {
        const auto secret = directSecret(self.root, with.person());
        QVERIFY(secret);
        self.enter(recordOf(id, RoomKind::Direct, *secret), CreateOp{RoomKind::Direct, "", self.self.certificate, {}},
                   with.self.certificate, at(0));
    };
    begin(one, other);
    begin(other, one);
    QVERIFY(one.say({"먼저"}, 1'000)); // before either has heard of the other
    QVERIFY(other.say({"나도"}, 1'001));
    mix({&one, &other}, 3, at(2'000));
    QVERIFY(one.say({"반가워"}, 3'000));
    mix({&one, &other}, 4, at(4'000));
    QCOMPARE(one.reads(), (Texts{"먼저", "나도", "반가워"}));
    QCOMPARE(other.reads(), one.reads());
    QCOMPARE(one.room->members().members().size(), size_t{2});
    QVERIFY(directSecret(one.root, m_b->person())->equals(*directSecret(m_b->root, one.person())));
    QVERIFY(!directSecret(one.root, m_b->person())->equals(*directSecret(one.root, other.person())));
}

namespace {

/// A stretch of a feed, as a session brings it.
Result<Absorbed> bring(Device& from, Device& to, const FeedId& feed, uint64_t first, uint64_t last, int64_t ms) {
    feed::Range range{feed, feed::Kind::Content, {}};
    for (const feed::Event& event : from.feeds.all().at(feed)) {
        if (event.header.seq >= first && event.header.seq <= last) range.events.push_back(event);
    }
    return to.room->absorb(range, at(ms));
}

} // namespace

void TestRoom::theNewestIsReadBeforeWhatLiesBelowAGap() {
    Device a("a", 1);
    Device b("b", 2);
    makeGroup(a, {&b});
    for (int i = 1; i <= 6; ++i) QVERIFY(a.say({std::to_string(i)}, i * 60'000));
    passAll(a, b, feed::Kind::Control, at(7 * 60'000));
    const FeedId feed = a.feedOf(feed::Kind::Content);
    const int64_t later = 60 * 60'000;
    QVERIFY(bring(a, b, feed, 6, 7, later));
    QCOMPARE(b.reads(), (std::vector<std::string>{"5", "6"}));
    QCOMPARE(b.feeds.head(feed)->seq, uint64_t{1});
    b.reload();
    // An answer refers to what he saw.
    QVERIFY(b.say({"답"}, later + 1));
    const auto older = bring(a, b, feed, 4, 5, later + 2);
    QVERIFY(older && older->older);
    QVERIFY(bring(a, b, feed, 2, 3, later + 3));
    QCOMPARE(b.feeds.head(feed)->seq, uint64_t{7});
    QCOMPARE(b.reads(), (std::vector<std::string>{"1", "2", "3", "4", "5", "6", "답"}));
    // Old, and not late: they are where they belong, and nobody has read past them.
    for (const MessageRecord* message : b.messages.timeline()) {
        if (message->text < "5") QVERIFY(!message->late);
    }
    passAll(b, a, at(later + 4));
    QCOMPARE(a.reads(), b.reads());
}

void TestRoom::aRemovalKeepsWhatWasSeenAboveAGap() {
    Device a("a", 1);
    Device b("b", 2);
    Device c("c", 3);
    makeGroup(a, {&b, &c});
    for (int i = 1; i <= 6; ++i) QVERIFY(c.say({std::to_string(i)}, i * 60'000));
    mix({&a, &c}, 3, at(7 * 60'000));
    passAll(c, b, feed::Kind::Control, at(7 * 60'000));
    const FeedId feed = c.feedOf(feed::Kind::Content);
    QVERIFY(bring(c, b, feed, 6, 7, 8 * 60'000));
    QCOMPARE(b.reads(), (std::vector<std::string>{"5", "6"}));
    // The owner, who has everything, removes him and cuts at what he has seen; then he is asked back.
    QVERIFY(a.room->remove(c.person(), at(9 * 60'000)));
    passAll(a, b, feed::Kind::Control, at(9 * 60'000));
    QCOMPARE(b.reads(), (std::vector<std::string>{"5", "6"}));
    QVERIFY(bring(c, b, feed, 2, 5, 10 * 60'000));
    QCOMPARE(b.reads().size(), size_t{6});
}

QTEST_GUILESS_MAIN(TestRoom)
#include "tst_room.moc"
