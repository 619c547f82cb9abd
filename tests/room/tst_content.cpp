// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is inside events: seals, ids, openings, and nonsense in all of these.

#include "room/party.h"

#include "room/body_seal.h"
#include "room/content.h"
#include "room/control_log.h"
#include "room/opening.h"
#include "room/own_feed.h"
#include "room/reading.h"
#include "room/room_keys.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

using Texts = std::vector<std::string>;

class TestContent : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init();
    void everyFieldOfAMessageComesBack();
    void bodiesCopiedElsewhereDoNotOpen();
    void aRepeatedNonceIsShownOnce();
    void aRepeatedNonceIsToldOnce();
    void nobodyTakesAnothersMessageId();
    void nonsenseCountsAsNothing();
    void timesAreWithinTheCalendar();
    void openingsMustFit();
    void onlyWhatItsEpochOpensIsAMessage();
    void ownFeedsGoOnWhereTheyStand();
    void replicasSeeDifferentTagsAndKeys();

  private:
    std::vector<Device*> party() { return {m_a.get(), m_b.get(), m_c.get()}; }
    std::unique_ptr<Device> m_a;
    std::unique_ptr<Device> m_b;
    std::unique_ptr<Device> m_c;
    std::unique_ptr<Device> m_d;
};

void TestContent::init() {
    m_a = std::make_unique<Device>("가람", 1);
    m_b = std::make_unique<Device>("나리", 2);
    m_c = std::make_unique<Device>("다온", 3);
    m_d = std::make_unique<Device>("라온", 4);
    makeGroup(*m_a, {m_b.get(), m_c.get()});
}

void TestContent::everyFieldOfAMessageComesBack() {
    Outgoing message = m_a->outgoing("사진이야", 1'000);
    message.replyTo = m_a->random.make<MessageId>();
    message.files.push_back({m_a->random.make<FileId>(), crypto::Key::random(m_a->random), "../다리.jpg", 123});
    message.origin = Origin{"line", "그", "u1", 5, "어제", 7, true, "image", "m9", "12 - a.jpg"};
    const auto record = fromBody(*toBody(message), m_a->self.certificate.device);
    QVERIFY(record);
    QVERIFY(record->id == messageIdOf(m_a->self.certificate.device, message.nonce));
    QVERIFY(record->replyTo == message.replyTo && record->timeMs == message.writtenMs);
    QCOMPARE(record->text, message.text);
    QVERIFY(record->files[0].file == message.files[0].file && record->files[0].key.equals(message.files[0].key));
    QCOMPARE(record->files[0].name, std::string("다리.jpg")); // a label, never a path
    QCOMPARE(record->files[0].sizeBytes, uint64_t{123});
    QCOMPARE(record->origin->author, std::string("그"));
    QCOMPARE(record->origin->authorId, std::string("u1"));
    QCOMPARE(record->origin->originalTime, std::string("어제"));
    QCOMPARE(record->origin->attachments, std::string("12 - a.jpg"));
    QVERIFY(record->origin->system && record->origin->line == 7 && record->origin->timeMs == 5);
}

void TestContent::bodiesCopiedElsewhereDoNotOpen() {
    QVERIFY(m_b->say({"원본"}, 1'000));
    mix(party(), 3, at(2'000));
    const FeedId from = m_b->room->ownContentFeed();
    const auto original = m_b->feeds.read(from, 2, 2, 1);
    const auto epochs = m_a->log.epochs({});
    const EpochRecord& epoch = epochs->front();
    const Bytes& body = original->events.front().body;
    QVERIFY(openBody(epoch.secret, {from, 2, epoch.id}, body));
    const FeedId other = m_a->room->ownContentFeed();
    QVERIFY(openBody(epoch.secret, {other, 2, epoch.id}, body).error().is(CryptoError::Undecryptable));
    QVERIFY(openBody(epoch.secret, {from, 3, epoch.id}, body).error().is(CryptoError::Undecryptable));
    QVERIFY(openBody(epoch.secret, {from, 2, EpochId{}}, body).error().is(CryptoError::Undecryptable));
    QVERIFY(openBody(m_a->room->keys().control(), {from, 2, epoch.id}, body).error().is(CryptoError::Undecryptable));
    for (size_t i = 0; i < body.size(); ++i) {
        Bytes changed = body;
        changed[i] ^= std::byte{1};
        QVERIFY(openBody(epoch.secret, {from, 2, epoch.id}, changed).error().is(CryptoError::Undecryptable));
    }
}

void TestContent::aRepeatedNonceIsShownOnce() {
    Outgoing first = m_b->outgoing("처음", 1'000);
    Outgoing second = m_b->outgoing("다음", 2'000);
    second.nonce = first.nonce;
    QVERIFY(m_b->room->send({*toBody(first)}, at(1'000)));
    QVERIFY(m_b->room->send({*toBody(second)}, at(2'000)));
    mix(party(), 3, at(3'000));
    QCOMPARE(m_a->reads(), Texts{"처음"});
}

void TestContent::aRepeatedNonceIsToldOnce() {
    const Outgoing message = m_b->outgoing("한 번", 1'000);
    passAll(*m_b, *m_a, at(1'500));
    for (const int64_t ms : {1'000, 2'000}) QVERIFY(m_b->room->send({*toBody(message)}, at(ms)));
    passAll(*m_b, *m_a, feed::Kind::Control, at(3'000)); // the epoch
    const FeedId id = m_b->feedOf(feed::Kind::Content);
    std::vector<MessageId> told;
    for (;;) {
        const auto known = m_a->feeds.head(id);
        const auto range = m_b->feeds.read(id, known->seq + 1, UINT64_MAX, 1);
        if (range->events.empty()) break;
        const auto absorbed = m_a->room->absorb(*range, at(3'000));
        QVERIFY(absorbed);
        told.insert(told.end(), absorbed->messages.begin(), absorbed->messages.end());
        m_a->reload(); // nor after a restart
    }
    QCOMPARE(m_a->feeds.head(id)->seq, m_b->feeds.head(id)->seq);
    QCOMPARE(told, (std::vector<MessageId>{messageIdOf(m_b->self.certificate.device, message.nonce)}));
}

void TestContent::nobodyTakesAnothersMessageId() {
    const Outgoing mine = m_a->outgoing("내 말", 1'000);
    Outgoing theirs = m_b->outgoing("남의 말", 500);
    theirs.nonce = mine.nonce;
    QVERIFY(m_b->room->send({*toBody(theirs)}, at(500)));
    passAll(*m_b, *m_c, at(600));
    QVERIFY(m_a->room->send({*toBody(mine)}, at(1'000)));
    mix(party(), 3, at(2'000));
    for (const Device* each : party()) QCOMPARE(each->reads(), (Texts{"남의 말", "내 말"}));
    QVERIFY(messageIdOf(m_a->self.certificate.device, mine.nonce) !=
            messageIdOf(m_b->self.certificate.device, mine.nonce));
}

void TestContent::timesAreWithinTheCalendar() {
    for (const int64_t said : {INT64_MIN, timeMsMin - 1, timeMsMin, int64_t{0}, timeMsMax, INT64_MAX}) {
        wire::ContentBody body = *toBody(m_c->outgoing("언제", 1'000));
        body.set_written_ms(said);
        body.mutable_message()->mutable_origin()->set_time_ms(said);
        const auto record = fromBody(body, m_c->self.certificate.device);
        QVERIFY(record);
        QCOMPARE(record->timeMs, std::clamp(said, timeMsMin, timeMsMax));
        QCOMPARE(record->origin->timeMs, record->timeMs);
    }
}

void TestContent::nonsenseCountsAsNothing() {
    QVERIFY(m_c->say({"시작"}, 500));
    mix(party(), 3, at(600));
    const auto epochs = m_c->log.epochs({});
    const EpochRecord& epoch = epochs->front();
    wire::ContentBody noNonce = *toBody(m_c->outgoing("x", 1'000));
    noNonce.clear_nonce();
    wire::ContentBody longText = *toBody(m_c->outgoing("x", 1'000));
    longText.mutable_message()->set_text(std::string(40'000, 'x'));
    wire::ContentBody badFile = *toBody(m_c->outgoing("x", 1'000));
    badFile.mutable_message()->add_files()->set_name("no id");
    int64_t ms = 1'000;
    for (const auto& body : {noNonce, longText, badFile, wire::ContentBody()}) {
        m_c->forge(feed::Kind::Content, wire::encode(body), &epoch, hlcAt(ms++));
    }
    m_c->forge(feed::Kind::Content, Bytes(50, std::byte{0xFF}), &epoch, hlcAt(ms++));
    m_c->forge(feed::Kind::Content, wire::encode(*toBody(m_c->outgoing("무슨 시대", 1))), nullptr, hlcAt(ms++));
    m_c->forge(feed::Kind::Control, Bytes(50, std::byte{0xFF}), nullptr, hlcAt(ms++));
    wire::ControlBody op;
    op.mutable_epoch()->set_epoch("short");
    m_c->forge(op, hlcAt(ms++));
    op.mutable_add()->set_role(77);
    m_c->forge(op, hlcAt(ms++));
    op.mutable_remove()->set_person("short");
    m_c->forge(op, hlcAt(ms++));
    op.mutable_create()->set_kind(99);
    m_c->forge(op, hlcAt(ms++));
    mix(party(), 4, at(5'000));
    m_c->reload(); // what was forged was written behind its back
    QVERIFY(m_c->say({"끝"}, 6'000));
    mix(party(), 5, at(7'000));
    QCOMPARE(m_a->reads(), (Texts{"시작", "끝"}));
    QCOMPARE(m_a->room->members().members().size(), size_t{3});
}

void TestContent::openingsMustFit() {
    const FeedId id = m_b->feedOf(feed::Kind::Control);
    const auto first = m_b->feeds.read(id, 1, 1, 1);
    const RoomId room = m_a->room->record().id;
    const feed::Event& event = first->events.front();
    QVERIFY(readOpening(m_a->room->keys(), room, event, feed::Kind::Control));
    QVERIFY(readOpening(m_a->room->keys(), room, event, feed::Kind::Content).error().is(RoomError::BadBody));
    QVERIFY(readOpening(m_a->room->keys(), RoomId{}, event, feed::Kind::Control).error().is(RoomError::BadBody));
    QVERIFY(readOpening(RoomKeys(crypto::Key::random(m_a->random)), room, event, feed::Kind::Control)
                .error()
                .is(RoomError::BadBody));
    // A feed whose first event vouches for another feed.
    const auto key = crypto::SigningKey::generate(m_d->random);
    const FeedId mine = key.publicAs<FeedId>();
    const Bytes theirs = openingBody(m_d->self, room, id, feed::Kind::Control, {}, m_d->random);
    std::vector<feed::Draft> drafts;
    drafts.push_back({0, hlcAt(1), {}, sealBody(m_a->room->keys().control(), {mine, 1, {}}, theirs)});
    const auto range = feed::writeRange(key, feed::Kind::Control, {}, std::move(drafts));
    const auto absorbed = m_a->room->absorb(range, at(10));
    QVERIFY(absorbed.error().is(RoomError::BadOpening));
    QCOMPARE(absorbed.error().cause, Cause::Peer);
    QVERIFY(m_a->room->feedOf(mine) == nullptr);
    // One that goes on without a first event.
    feed::Range headless = range;
    headless.events.front().header.seq = 2;
    QVERIFY(m_a->room->absorb(headless, at(10)).error().is(RoomError::BadBody));
}

void TestContent::onlyWhatItsEpochOpensIsAMessage() {
    QVERIFY(m_b->say({"말"}, 1'000));
    const FeedRecord& feed = *m_b->room->feedOf(m_b->room->ownContentFeed());
    const auto range = m_b->feeds.read(feed.feed, 2, 2, 1);
    const feed::Event& event = range->events.front();
    const auto epochs = m_b->log.epochs({});
    MemoryMessageLog log;
    const auto body = openContent(event, epochs->front());
    QVERIFY(body);
    MemoryPlaceLog placeLog(log);
    Places places(m_b->room->record(), placeLog);
    const auto read = readMessage(feed, event.header, *body, Coming::Last, at(2'000), places);
    QVERIFY(read && *read);
    QCOMPARE((*read)->text, std::string("말"));
    QVERIFY((*read)->author == m_b->person() && (*read)->key.feed == feed.feed && (*read)->key.seq == 2);
    EpochRecord other{epochs->front().id, crypto::Key::random(m_b->random), epochs->front().members, {}};
    QVERIFY(!openContent(event, other));
}

void TestContent::ownFeedsGoOnWhereTheyStand() {
    MemoryFeedLog log;
    const auto seed = crypto::Key::random(m_a->random);
    const auto key = crypto::Key::random(m_a->random);
    feed::Hlc clock;
    for (uint64_t i = 1; i <= 3; ++i) {
        auto own = OwnFeed::load(seed, feed::Kind::Content, log);
        QVERIFY(own);
        QCOMPARE(own->seq(), 2 * (i - 1));
        std::vector<Unsealed> bodies(2);
        for (Unsealed& body : bodies) body.from = &key;
        clock = {}; // as after a restart; the feed's own head keeps it going
        const auto range = own->append({}, bodies, clock, at(-static_cast<int64_t>(i)), log);
        QVERIFY(range);
        QCOMPARE(range->head().seq, 2 * i);
        QVERIFY(clock == range->head().hlc);
    }
    const auto all = log.read(crypto::SigningKey::fromSeed(seed).publicAs<FeedId>(), 1, UINT64_MAX, 1U << 20U);
    QVERIFY(feed::verifyRange(all->feed, {}, 1, ieum::test::travelling(*all)));
}

void TestContent::replicasSeeDifferentTagsAndKeys() {
    const auto secret = crypto::Key::random(m_a->random);
    const RoomKeys keys(secret);
    const RoomKeys same(secret);
    const auto one = m_a->random.make<ReplicaKey>();
    const auto other = m_a->random.make<ReplicaKey>();
    QVERIFY(keys.tagAt(one) == same.tagAt(one) && keys.tagAt(one) != keys.tagAt(other));
    QVERIFY(keys.depotKeyAt(one)->publicKey() == same.depotKeyAt(one)->publicKey());
    QVERIFY(keys.depotKeyAt(one)->publicKey() != keys.depotKeyAt(other)->publicKey());
    QVERIFY(!keys.control().equals(keys.session()));
    const auto feed = m_a->random.make<FeedId>();
    const auto admission = keys.admit(one, feed, 2);
    const auto admits = [&](const ReplicaKey& at_, uint8_t kind) {
        const std::array kindByte{static_cast<std::byte>(kind)};
        const auto depot = keys.depotKeyAt(at_)->publicKey();
        return crypto::verify(depot.view(), "ieum feed admission v1", {feed.view(), kindByte}, admission).has_value();
    };
    QVERIFY(admits(one, 2));
    QVERIFY(!admits(one, 1));
    QVERIFY(!admits(other, 2));
}

QTEST_GUILESS_MAIN(TestContent)
#include "tst_content.moc"
