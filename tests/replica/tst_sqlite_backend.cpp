// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/sqlite_backend.h"

#include "replica/folk.h"
#include "replica/sqlite_chunk_index.h"
#include "replica/sqlite_schema.h"

using namespace ieum;
using namespace ieum::replica::test;

namespace {

ReplicaTag lunch() { return tagOf("lunch"); }

/// A registered room with a feed of 600 events, signed every 256 and at the end.
struct Scene {
    Disk disk;
    Owner mina{"mina"};
    FeedId feed;

    Scene() {
        feed = admittedFeed(mina, "lunch");
        mina.write(feed, 600);
        const auto& kept = mina.feeds.at(feed);
        const bool done = disk.backend->begin() && disk.backend->saveRoom({lunch(), {}, {}}) &&
                          disk.backend->appendRange(lunch(), {feed, kept.kind, kept.events}, *kept.admission) &&
                          disk.backend->commit();
        if (!done) qFatal("no feed");
    }
    std::vector<uint64_t> read(uint64_t from, uint64_t to, size_t bytesMax = SIZE_MAX) {
        const auto range = disk.backend->readRange(lunch(), feed, from, to, bytesMax, replica::Direction::Forwards);
        if (!range || range->events.empty()) return {};
        return {range->firstSeq(), range->head().seq};
    }
};
using Span = std::vector<uint64_t>;

} // namespace

class TestSqliteBackend : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void whatIsReadIsWhatWasStored() {
        Scene scene;
        const auto range =
            scene.disk.backend->readRange(lunch(), scene.feed, 1, 600, SIZE_MAX, replica::Direction::Forwards);
        const auto& kept = scene.mina.feeds.at(scene.feed).events;
        QCOMPARE(range->events.size(), kept.size());
        for (size_t i = 0; i < kept.size(); ++i) {
            QCOMPARE(range->events[i].header, kept[i].header);
            QCOMPARE(range->events[i].id, kept[i].id);
            QCOMPARE(range->events[i].body, kept[i].body);
            QCOMPARE(range->events[i].signature, kept[i].signature);
        }
    }

    void aPieceBeginsRightAfterASignature() {
        Scene scene;
        const auto piece = [&](uint64_t floor, uint64_t to, size_t bytesMax) {
            const auto backwards = replica::Direction::Backwards;
            const auto range = scene.disk.backend->readRange(lunch(), scene.feed, floor, to, bytesMax, backwards);
            return range->events.empty() ? Span{} : Span{range->firstSeq(), range->head().seq};
        };
        QCOMPARE(piece(2, 600, 1), (Span{511, 600}));
        QCOMPARE(piece(2, 510, 1), (Span{256, 510}));
        QCOMPARE(piece(2, 510, SIZE_MAX), (Span{2, 510}));
        QCOMPARE(piece(300, 600, SIZE_MAX), (Span{300, 600}));
        QCOMPARE(piece(2, 599, 1), Span{}); // none ends there
    }
    void rangeFromTheMiddleKnowsWhatWentBefore() {
        Scene scene;
        const auto range =
            scene.disk.backend->readRange(lunch(), scene.feed, 300, 600, SIZE_MAX, replica::Direction::Forwards);
        QCOMPARE(range->firstSeq(), uint64_t{300});
        QCOMPARE(range->events[0].header, scene.mina.feeds.at(scene.feed).events[299].header);
    }

    void rangeEndsAtASignedEvent() {
        Scene scene;
        const auto& events = scene.mina.feeds.at(scene.feed).events;
        uint64_t firstSigned = 1;
        while (!events[firstSigned - 1].signature) ++firstSigned;
        QVERIFY(firstSigned < 600);
        QCOMPARE(scene.read(1, 600, 1), (Span{1, firstSigned}));
        QCOMPARE(scene.read(1, firstSigned + 3), (Span{1, firstSigned}));
        QCOMPARE(scene.read(firstSigned + 1, UINT64_MAX), (Span{firstSigned + 1, 600}));
        QCOMPARE(scene.read(1, firstSigned - 1), Span{});
        QCOMPARE(scene.read(601, 700), Span{});
        QCOMPARE(scene.read(0, 10), Span{});
        QCOMPARE(scene.read(10, 9), Span{});
    }

    void feedsOfOneIdInTwoRoomsAreTwo() {
        Scene scene;
        const ReplicaTag tea = tagOf("tea");
        const auto& kept = scene.mina.feeds.at(scene.feed);
        auto& backend = *scene.disk.backend;
        QVERIFY(backend.begin());
        QVERIFY(backend.saveRoom({tea, {}, {}}));
        const feed::Range first{scene.feed, kept.kind, {kept.events.begin(), kept.events.begin() + 256}};
        QVERIFY(backend.appendRange(tea, first, *kept.admission));
        QVERIFY(backend.commit());
        QCOMPARE((*backend.feed(tea, scene.feed))->head.seq, uint64_t{256});
        QCOMPARE((*backend.feed(lunch(), scene.feed))->head.seq, uint64_t{600});
        QCOMPARE(backend.feeds(lunch())->size(), size_t{1});
    }

    void rolledBackIsGone() {
        Scene scene;
        auto& backend = *scene.disk.backend;
        const uint64_t change = (*backend.feed(lunch(), scene.feed))->change;
        const uint64_t seq = scene.mina.feeds.at(scene.feed).events.size();
        scene.mina.write(scene.feed, 1);
        const auto& kept = scene.mina.feeds.at(scene.feed);
        QVERIFY(backend.begin());
        const auto after = backend.appendRange(lunch(), {scene.feed, kept.kind, {kept.events.back()}}, *kept.admission);
        QVERIFY(*after > change);
        backend.rollback();
        QCOMPARE((*backend.feed(lunch(), scene.feed))->head.seq, seq);
        QCOMPARE((*backend.feed(lunch(), scene.feed))->change, change);
    }

    void usageIsKeptOverAReopening() {
        Scene scene;
        const replica::RoomUsage usage{1, 2, 3, 4};
        const crypto::PublicKey other{{std::byte{1}}};
        QVERIFY(scene.disk.backend->begin() && scene.disk.backend->saveRoom({lunch(), other, usage}) &&
                scene.disk.backend->commit());
        scene.disk.open();
        QCOMPARE((*scene.disk.backend->room(lunch()))->usage, usage);
        // Whose the room is was settled when it was registered.
        QCOMPARE((*scene.disk.backend->room(lunch()))->depotKey, crypto::PublicKey{});
        QVERIFY(!scene.disk.backend->room(tagOf("tea"))->has_value());
    }

    void chunksAreListedByAgeAndRoom() {
        Scene scene;
        auto& index = scene.disk.backend->kept().chunks;
        const ChunkId first = vault::chunkIdOf(Bytes(1));
        const ChunkId second = vault::chunkIdOf(Bytes(2));
        QVERIFY(scene.disk.backend->begin());
        QVERIFY(index.add({lunch(), second, 20}, {200}));
        QVERIFY(index.add({lunch(), first, 10}, {100}));
        QCOMPARE(index.having(lunch(), {second, first})->size(), size_t{2});
        QVERIFY(index.having(tagOf("tea"), {first})->empty());
        QCOMPARE(index.keptBefore({200}, 10)->size(), size_t{1});
        QCOMPARE(index.keptBefore({201}, 10)->at(0).chunk, first);
        QCOMPARE(index.keptBefore({201}, 1)->size(), size_t{1});
        QVERIFY(index.drop(lunch(), first));
        QVERIFY(!*index.isKept(first));
        QVERIFY(*index.isKept(second));
        scene.disk.backend->rollback();
    }

    void databaseOfSomethingElseIsLeftAlone() {
        QTemporaryDir folder;
        store::OpenOptions options;
        options.path = folder.filePath("x.db").toStdString();
        options.create = true;
        Dice dice(1);
        auto connection = store::Connection::open(options);
        QVERIFY(connection.has_value());
        QVERIFY((*connection)->execute("CREATE TABLE theirs (a)"));
        const auto opened = replica::openDepotTables(**connection, dice);
        QVERIFY(!opened);
        QVERIFY(opened.error().is(StoreError::Foreign));
    }

    void newerDatabaseIsLeftAlone() {
        Scene scene;
        auto key = scene.disk.files.read(scene.disk.path() + "/depot.key", 64);
        const auto secret = crypto::Key::from(*key);
        scene.disk.backend.reset();
        store::OpenOptions options;
        options.path = scene.disk.path() + "/depot.db";
        options.key = &*secret;
        options.cipher = store::Cipher::ChaCha20;
        auto connection = store::Connection::open(options);
        QVERIFY(connection.has_value());
        QVERIFY((*connection)->execute("PRAGMA user_version = 3"));
        const auto opened = replica::SqliteBackend::open(std::move(*connection), scene.disk.dice);
        QVERIFY(!opened);
        QVERIFY(opened.error().is(StoreError::TooNew));
    }
};

QTEST_GUILESS_MAIN(TestSqliteBackend)
#include "tst_sqlite_backend.moc"
