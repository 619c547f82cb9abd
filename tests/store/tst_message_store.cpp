// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/disk.h"
#include "store/file_store.h"
#include "store/keys.h"
#include "store/limits.h"
#include "store/message_rows.h"
#include "store/message_store.h"
#include "store/packed.h"
#include "store/place_store.h"
#include "store/room_store.h"
#include "store/rowid.h"
#include "store/timeline_store.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestMessageStore : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_connection.reset();
        m_disk = std::make_unique<Disk>();
        m_connection = m_disk->make();
        QVERIFY(m_connection);
    }
    void roomsFeedsEpochsAndKeysComeBack();
    void everyFieldOfAMessageComesBack();
    void pagesGoThroughTheWholeTimeline();
    void orderIsWordThenFeedThenSeq();
    void aRepeatedIdIsIgnored();
    void aroundShowsBothSides();
    void voidMessagesAreLeftOutEverywhere();
    void aCutThatMovesLetsMessagesBeSavedAgain();
    void whatIsVoidNoLongerIsRememberedByItsPlaceOnly();
    void unreadCountsOthersAfterTheMark();
    void unreadIsCountedToAThousand();
    void ownMessagesAfterAPlaceAreCounted();
    void theReadVectorIsPerFeed();
    void aThousandMessagesOfOneMomentFindPlaces();
    void whoFillsEveryPlaceOnPurposeStopsNobody();
    void unopenedIsRemembered();
    void damagedPackedColumnsAreRefused();

  private:
    using Seqs = std::vector<uint64_t>;
    static Seqs seqsOf(const Result<std::vector<room::MessageRecord>>& messages) {
        Seqs seqs;
        if (!messages) return {999'999};
        for (const auto& message : *messages) seqs.push_back(message.key.seq);
        return seqs;
    }
    void add(uint32_t from, uint32_t to) {
        REQUIRE(m_connection->begin());
        for (uint32_t i = from; i <= to; ++i) REQUIRE(TimelineStore(*m_connection).saveMessage(messageOf(i, "text")));
        REQUIRE(m_connection->commit());
    }
    const RoomId inRoom = idOf<RoomId>(1);
    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Connection> m_connection;
};

void TestMessageStore::roomsFeedsEpochsAndKeysComeBack() {
    RoomStore rooms(*m_connection);
    REQUIRE(rooms.saveFeed({idOf<FeedId>(2), inRoom, feed::Kind::Control, idOf<DeviceId>(3), idOf<PersonId>(4)}));
    QVERIFY(rooms.rooms()->empty()); // its feeds are here, it is not
    REQUIRE(rooms.saveRoom({inRoom, room::RoomKind::Notice, keyOf(5), "공지", 77, false}));
    REQUIRE(rooms.saveRoom({inRoom, room::RoomKind::Notice, keyOf(5), "공지 2", 77, true}));
    const auto saved = rooms.rooms();
    REQUIRE(saved);
    QCOMPARE(saved->size(), size_t{1});
    const auto& room = saved->front();
    QVERIFY(room.id == inRoom && room.kind == room::RoomKind::Notice && room.secret.equals(keyOf(5)));
    QVERIFY(room.name == "공지 2" && room.createdMs == 77 && room.removed);

    const auto feeds = rooms.feeds(inRoom);
    REQUIRE(feeds);
    QCOMPARE(feeds->size(), size_t{1});
    QVERIFY(feeds->front().feed == idOf<FeedId>(2) && feeds->front().device == idOf<DeviceId>(3));
    QVERIFY(feeds->front().person == idOf<PersonId>(4) && feeds->front().kind == feed::Kind::Control);

    room::EpochRecord epoch{idOf<EpochId>(6), keyOf(7), {}, {1ULL << 63 | 5}};
    REQUIRE(rooms.saveEpoch(inRoom, epoch));
    const Bytes table(104 * 1024, std::byte{3});
    REQUIRE(rooms.saveSliceTable(inRoom, idOf<ChunkId>(8), table));
    REQUIRE(rooms.saveSliceTable(inRoom, idOf<ChunkId>(8), table));
    QVERIFY(**rooms.sliceTable(inRoom, idOf<ChunkId>(8)) == table);
    QVERIFY(!rooms.sliceTable(inRoom, idOf<ChunkId>(9))->has_value());
    QVERIFY(!rooms.sliceTable(idOf<RoomId>(99), idOf<ChunkId>(8))->has_value());
    QCOMPARE(*rooms.sliceTables(inRoom), std::vector{idOf<ChunkId>(8)});
    REQUIRE(rooms.savePrekey(inRoom, {keyOf(21), 1}));
    REQUIRE(rooms.savePrekey(inRoom, {keyOf(20), 2}));
    REQUIRE(rooms.forgetPrekey(idOf<RoomId>(99), {keyOf(20), 2}));
    QCOMPARE(rooms.prekeys(inRoom)->size(), size_t{2});
    QVERIFY(rooms.prekeys(inRoom)->front().secret.equals(keyOf(21)));
    REQUIRE(rooms.forgetPrekey(inRoom, {keyOf(21), 1}));
    QVERIFY(rooms.prekeys(inRoom)->size() == 1 && rooms.prekeys(inRoom)->front().madeMs == 2);
    QVERIFY(rooms.prekeys(idOf<RoomId>(99))->empty());
    const room::EpochRecord served{idOf<EpochId>(22), keyOf(23), {}, {1}};
    REQUIRE(rooms.saveEpoch(inRoom, served));
    QVERIFY(rooms.forgottenEpochs(inRoom)->empty());
    REQUIRE(rooms.forgetEpoch(inRoom, served.id));
    QCOMPARE(*rooms.forgottenEpochs(inRoom), std::vector{served.id});
    REQUIRE(rooms.saveEpoch(inRoom, epoch));
    const auto epochs = rooms.epochs(inRoom);
    REQUIRE(epochs);
    QCOMPARE(epochs->size(), size_t{1});
    QVERIFY(epochs->front().secret.equals(keyOf(7)) && epochs->front().hlc == epoch.hlc);

    QVERIFY(!rooms.ownFeeds(inRoom)->has_value());
    REQUIRE(rooms.saveOwnFeeds(inRoom, {keyOf(8), keyOf(9)}));
    const auto own = rooms.ownFeeds(inRoom);
    REQUIRE(own);
    QVERIFY((*own)->controlSeed.equals(keyOf(8)) && (*own)->contentSeed.equals(keyOf(9)));
}

void TestMessageStore::everyFieldOfAMessageComesBack() {
    auto sent = messageOf(1, "안녕\n하세요");
    sent.replyTo = idOf<MessageId>(9);
    sent.files.push_back(fileOf(20, "사진.jpg", 4000));
    sent.files.push_back(fileOf(20, "같은 사진.jpg", 4000));
    sent.origin =
        room::Origin{"kakaotalk-android", "김가온", "u17", -5, "2023년 5월 2일", 12, true, "notice", "x", "a\nb"};
    sent.late = true;
    sent.own = true;
    REQUIRE(TimelineStore(*m_connection).saveMessage(sent));
    const auto found = MessageStore(*m_connection).find(inRoom, sent.id);
    REQUIRE(found);
    QVERIFY(found->has_value());
    const auto& got = **found;
    QVERIFY(got.id == sent.id && got.room == sent.room && got.key == sent.key && got.author == sent.author);
    QVERIFY(got.device == sent.device && got.timeMs == sent.timeMs && got.text == sent.text);
    QVERIFY(got.replyTo == sent.replyTo && got.late && got.own);
    QCOMPARE(got.files.size(), size_t{2});
    QVERIFY(got.files[0].file == sent.files[0].file && got.files[0].key.equals(keyOf(20)));
    QVERIFY(got.files[1].name == "같은 사진.jpg" && got.files[1].sizeBytes == 4000);
    QVERIFY(got.origin->author == "김가온" && got.origin->authorId == "u17" && got.origin->timeMs == -5);
    QVERIFY(got.origin->originalTime == "2023년 5월 2일" && got.origin->line == 12 && got.origin->system);
    QVERIFY(got.origin->attachments == "a\nb" && got.origin->kind == "notice" && got.origin->originalId == "x");
    QCOMPARE(*PlaceStore(*m_connection).wordOf(sent.key.feed, 1), sent.key.word);
    QCOMPARE(*PlaceStore(*m_connection).wordOf(sent.key.feed, 9), sent.key.word); // the newest up to there
    QCOMPARE(*PlaceStore(*m_connection).wordOf(sent.key.feed, 0), uint64_t{0});
    QCOMPARE(FileStore(*m_connection).entries(idOf<FileId>(20))->size(), size_t{2});
}

void TestMessageStore::pagesGoThroughTheWholeTimeline() {
    add(1, 25);
    MessageStore messages(*m_connection);
    QCOMPARE(*messages.count(inRoom), uint64_t{25});
    auto page = messages.page(inRoom, 10);
    QCOMPARE(seqsOf(page), (Seqs{16, 17, 18, 19, 20, 21, 22, 23, 24, 25}));
    page = messages.page(inRoom, 10, page->front().key);
    page = messages.page(inRoom, 10, page->front().key);
    QCOMPARE(seqsOf(page), (Seqs{1, 2, 3, 4, 5}));
    QVERIFY(messages.page(inRoom, 10, page->front().key)->empty());
    QCOMPARE(messages.last(inRoom)->value().key.seq, uint64_t{25});
    QVERIFY(!messages.last(idOf<RoomId>(7))->has_value());
    Seqs all;
    std::optional<room::TimelineKey> after;
    for (;;) {
        const auto some = messages.pageAfter(inRoom, 7, after);
        REQUIRE(some);
        if (some->empty()) break;
        for (const auto& message : *some) all.push_back(message.key.seq);
        after = some->back().key;
    }
    QCOMPARE(all.size(), size_t{25});
    QVERIFY(std::is_sorted(all.begin(), all.end()));
}

void TestMessageStore::orderIsWordThenFeedThenSeq() {
    TimelineStore rooms(*m_connection);
    const uint64_t words[] = {5ULL << 16, 5ULL << 16, 1ULL << 63, (1ULL << 63) + 1, 4ULL << 16};
    const uint8_t feeds[] = {0xf0, 0x10, 0x10, 0x10, 0xf0};
    for (uint32_t i = 0; i < 5; ++i) {
        auto message = messageOf(i + 1, "t", inRoom, idOf<FeedId>(feeds[i]));
        message.key.word = words[i];
        REQUIRE(rooms.saveMessage(message));
    }
    QCOMPARE(seqsOf(MessageStore(*m_connection).page(inRoom, 10)), (Seqs{5, 2, 1, 3, 4}));
    QCOMPARE(*PlaceStore(*m_connection).newestWord(inRoom), (1ULL << 63) + 1);
    QCOMPARE(*PlaceStore(*m_connection).newestWord(idOf<RoomId>(2)), uint64_t{0});
}

void TestMessageStore::aRepeatedIdIsIgnored() {
    TimelineStore rooms(*m_connection);
    REQUIRE(rooms.saveMessage(messageOf(1, "first")));
    auto again = messageOf(1, "second");
    again.key.seq = 8;
    REQUIRE(rooms.saveMessage(again));
    QCOMPARE(*MessageStore(*m_connection).count(inRoom), uint64_t{1});
    QVERIFY(MessageStore(*m_connection).last(inRoom)->value().text == "first");
}

void TestMessageStore::aroundShowsBothSides() {
    add(1, 30);
    MessageStore messages(*m_connection);
    QCOMPARE(seqsOf(messages.around(inRoom, messageOf(15, "").id, 5)), (Seqs{13, 14, 15, 16, 17}));
    QCOMPARE(seqsOf(messages.around(inRoom, messageOf(1, "").id, 5)), (Seqs{1, 2, 3, 4, 5}));
    QVERIFY(messages.around(inRoom, idOf<MessageId>(200), 5)->empty());
}

void TestMessageStore::voidMessagesAreLeftOutEverywhere() {
    add(1, 10);
    TimelineStore rooms(*m_connection);
    MessageStore messages(*m_connection);
    REQUIRE(rooms.voidBeyond(idOf<FeedId>(2), 6));
    REQUIRE(rooms.voidBeyond(idOf<FeedId>(2), 6));
    add(11, 11);
    QCOMPARE(seqsOf(messages.page(inRoom, 20)), (Seqs{1, 2, 3, 4, 5, 6}));
    QCOMPARE(*messages.count(inRoom), uint64_t{6});
    QVERIFY(!messages.find(inRoom, messageOf(8, "").id)->has_value());
    QCOMPARE(*PlaceStore(*m_connection).newestWord(inRoom), messageOf(6, "").key.word);
    QCOMPARE(*messages.unread(inRoom), uint64_t{6});
}

void TestMessageStore::aCutThatMovesLetsMessagesBeSavedAgain() {
    add(1, 10);
    TimelineStore rooms(*m_connection);
    REQUIRE(rooms.voidBeyond(idOf<FeedId>(2), 6));
    REQUIRE(rooms.voidBeyond(idOf<FeedId>(2), 9));
    add(7, 11);
    QCOMPARE(seqsOf(MessageStore(*m_connection).page(inRoom, 20)), (Seqs{1, 2, 3, 4, 5, 6, 7, 8, 9}));
    REQUIRE(rooms.voidBeyond(idOf<FeedId>(2), room::noLimit));
    add(10, 11);
    QCOMPARE(*MessageStore(*m_connection).count(inRoom), uint64_t{11});
}

void TestMessageStore::whatIsVoidNoLongerIsRememberedByItsPlaceOnly() {
    add(1, 10);
    TimelineStore timeline(*m_connection);
    PlaceStore places(*m_connection);
    REQUIRE(timeline.voidBeyond(idOf<FeedId>(2), 6));
    QVERIFY(!places.formerPlace(idOf<FeedId>(2), 8)->has_value());
    REQUIRE(timeline.voidBeyond(idOf<FeedId>(2), 9));
    const auto former = places.formerPlace(idOf<FeedId>(2), 8);
    QVERIFY(*former && (*former)->word == messageOf(8, "").key.word && !(*former)->late);
    QVERIFY(!places.formerPlace(idOf<FeedId>(2), 6)->has_value());
    QVERIFY(!places.formerPlace(idOf<FeedId>(2), 10)->has_value());
    QVERIFY(!MessageStore(*m_connection).find(inRoom, messageOf(8, "").id)->has_value());
    auto left = m_connection->prepare("SELECT count(*) FROM message WHERE void=2 AND text<>''");
    QCOMPARE(*left->first([](Statement& row) { return row.number(0); }), std::optional<int64_t>(0));
    add(8, 8);
    QVERIFY(MessageStore(*m_connection).find(inRoom, messageOf(8, "").id)->has_value());
    QVERIFY(!places.formerPlace(idOf<FeedId>(2), 8)->has_value());
}

void TestMessageStore::unreadCountsOthersAfterTheMark() {
    add(1, 10);
    MessageStore messages(*m_connection);
    auto own = messageOf(11, "mine");
    own.own = true;
    REQUIRE(TimelineStore(*m_connection).saveMessage(own));
    QCOMPARE(*messages.unread(inRoom), uint64_t{10});
    QVERIFY(!messages.readMark(inRoom)->has_value());
    REQUIRE(messages.markRead(inRoom, messageOf(7, "").key));
    QCOMPARE(*messages.unread(inRoom), uint64_t{3});
    REQUIRE(messages.markRead(inRoom, messageOf(2, "").key)); // never back
    QVERIFY(*messages.readMark(inRoom) == messageOf(7, "").key);
    QCOMPARE(*messages.unread(idOf<RoomId>(5)), uint64_t{0});
}

void TestMessageStore::unreadIsCountedToAThousand() {
    add(1, unreadCountedMax + 5);
    MessageStore messages(*m_connection);
    QCOMPARE(*messages.unread(inRoom), uint64_t{unreadCountedMax});
    REQUIRE(messages.markRead(inRoom, messageOf(10, "").key));
    QCOMPARE(*messages.unread(inRoom), uint64_t{unreadCountedMax - 5});
}

void TestMessageStore::ownMessagesAfterAPlaceAreCounted() {
    MessageStore messages(*m_connection);
    const FeedId feed = messageOf(1, "").key.feed;
    QCOMPARE(*messages.ownAfter(feed, 0, 200), uint64_t{0});
    for (uint32_t i = 1; i <= 10; ++i) {
        auto own = messageOf(i, "mine");
        own.own = i != 3;
        if (i == 5) own.origin.emplace(); // imported
        REQUIRE(TimelineStore(*m_connection).saveMessage(own));
    }
    QCOMPARE(*messages.ownAfter(feed, 0, 200), uint64_t{8});
    QCOMPARE(*messages.ownAfter(feed, 4, 200), uint64_t{5});
    QCOMPARE(*messages.ownAfter(feed, 0, 4), uint64_t{4}); // of the newest
    QCOMPARE(*messages.ownAfter(feed, 10, 200), uint64_t{0});
    QCOMPARE(*messages.ownAfter(feed, room::noLimit, 200), uint64_t{0});
}

void TestMessageStore::theReadVectorIsPerFeed() {
    add(1, 10);
    REQUIRE(TimelineStore(*m_connection).saveMessage(messageOf(4, "other", inRoom, idOf<FeedId>(6))));
    REQUIRE(TimelineStore(*m_connection).saveMessage(messageOf(9, "other", inRoom, idOf<FeedId>(6))));
    MessageStore messages(*m_connection);
    QVERIFY(messages.readVector(inRoom)->empty());
    REQUIRE(messages.markRead(inRoom, messageOf(8, "").key));
    const auto vector = messages.readVector(inRoom);
    REQUIRE(vector);
    QCOMPARE(vector->size(), size_t{2});
    QVERIFY((vector->at(0) == room::FeedSeq{idOf<FeedId>(2), 8}));
    QVERIFY((vector->at(1) == room::FeedSeq{idOf<FeedId>(6), 4}));
}

void TestMessageStore::aThousandMessagesOfOneMomentFindPlaces() {
    TimelineStore rooms(*m_connection);
    const uint64_t word = messageOf(1, "").key.word;
    REQUIRE(m_connection->begin());
    for (uint32_t i = 1; i <= 1000; ++i) {
        auto message = messageOf(i, "flood");
        message.key.word = word;
        REQUIRE(rooms.saveMessage(message));
    }
    REQUIRE(m_connection->commit());
    MessageStore messages(*m_connection);
    const auto all = seqsOf(messages.page(inRoom, 2000));
    QCOMPARE(all.size(), size_t{1000});
    QVERIFY(std::is_sorted(all.begin(), all.end()));
    const auto next = freeMessageKey(*m_connection, word);
    REQUIRE(next);
    QVERIFY(*next > messageKeyOf(word) + 999);
    QVERIFY(*next < messageKeyOf(word) + (1 << 16));
}

void TestMessageStore::whoFillsEveryPlaceOnPurposeStopsNobody() {
    TimelineStore rooms(*m_connection);
    constexpr int64_t beganMs = 1'600'000'000'000;
    uint32_t number = 0;
    REQUIRE(m_connection->begin());
    // The end of each window in which a place is looked for.
    for (const int bits : {0, 4, 12, 20, 28, 36}) {
        for (int i = 0; i < 16; ++i) {
            auto message = messageOf(++number, "flood");
            message.key.word = static_cast<uint64_t>(beganMs + (int64_t{1} << bits) - 1) << 16;
            REQUIRE(rooms.saveMessage(message));
        }
    }
    for (int i = 0; i < 3; ++i) {
        auto message = messageOf(++number, "and more");
        message.key.word = static_cast<uint64_t>(beganMs) << 16;
        REQUIRE(rooms.saveMessage(message));
    }
    REQUIRE(m_connection->commit());
    QCOMPARE(seqsOf(MessageStore(*m_connection).page(inRoom, 2000)).size(), size_t{99});
}

void TestMessageStore::unopenedIsRemembered() {
    using Shut = room::RoomLog::Shut;
    RoomStore rooms(*m_connection);
    REQUIRE_ERROR(rooms.setUnopened(idOf<FeedId>(2), 1, idOf<EpochId>(1), Shut::Locked), StoreError::Constraint);
    REQUIRE(feedKey(*m_connection, inRoom, feed::Kind::Content, idOf<FeedId>(2)));
    REQUIRE(rooms.setUnopened(idOf<FeedId>(2), 4, idOf<EpochId>(1), Shut::Locked));
    REQUIRE(rooms.setUnopened(idOf<FeedId>(2), 3, idOf<EpochId>(1), Shut::Critical));
    const auto unopened = rooms.unopened(inRoom);
    REQUIRE(unopened);
    QCOMPARE(unopened->size(), size_t{2});
    QCOMPARE(unopened->front().seq, uint64_t{3});
    QVERIFY(unopened->front().why == Shut::Critical && unopened->back().why == Shut::Locked);
    REQUIRE(rooms.clearUnopened(idOf<FeedId>(2), 3));
    QCOMPARE(rooms.unopened(inRoom)->size(), size_t{1});
}

void TestMessageStore::damagedPackedColumnsAreRefused() {
    room::Origin origin;
    origin.author = "x";
    Bytes packed = packOrigin(origin);
    for (size_t size = 0; size < packed.size(); ++size) {
        REQUIRE_ERROR(unpackOrigin(ByteView(packed).first(size)), StoreError::Corrupt);
    }
    std::vector<room::FileLink> links;
    links.push_back(fileOf(1, "a"));
    packed = packFiles(links);
    QCOMPARE(unpackFiles(packed)->size(), size_t{1});
    for (size_t size = 0; size < packed.size(); ++size) {
        REQUIRE_ERROR(unpackFiles(ByteView(packed).first(size)), StoreError::Corrupt);
    }
    REQUIRE(TimelineStore(*m_connection).saveMessage(messageOf(1, "t")));
    REQUIRE(m_connection->execute("UPDATE message SET origin=x'09'"));
    REQUIRE_ERROR(MessageStore(*m_connection).page(inRoom, 5), StoreError::BadRow);
}

QTEST_GUILESS_MAIN(TestMessageStore)
#include "tst_message_store.moc"
