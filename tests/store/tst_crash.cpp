// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/error.h"
#include "store/disk.h"
#include "store/feed_store.h"
#include "store/outbox_store.h"
#include "store/profile_file.h"
#include "store/room_store.h"

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

// What an acknowledgement is worth: the process is killed, the disk fills up.
class TestCrash : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void everyAcknowledgedCommitSurvivesKill();
    void aFullDiskIsSaidAndLosesNothing();
    void killedInTheMiddleOfMakingTheDatabase();
};

/// Commits groups of events for ever and writes each acknowledged seq to the pipe. Never returns.
[[noreturn]] static void commitForEver(const Disk& disk, const crypto::SigningKey& feedKey, int pipe) {
    auto connection = disk.open();
    if (!connection) _exit(2);
    FeedStore feeds(**connection);
    auto head = feeds.head(feedKey.publicAs<FeedId>());
    if (!head) _exit(3);
    for (;;) {
        auto transaction = Transaction::begin(**connection);
        if (!transaction) _exit(4);
        for (int i = 0; i < 3; ++i) {
            const auto range = rangeOf(feedKey, *head, 5, 5, 300);
            if (!feeds.append(idOf<RoomId>(1), range)) _exit(5);
            *head = range.head();
        }
        if (!transaction->commit()) _exit(6);
        if (::write(pipe, &head->seq, sizeof head->seq) != sizeof head->seq) _exit(7);
    }
}

void TestCrash::everyAcknowledgedCommitSurvivesKill() {
    Disk disk;
    QVERIFY(disk.make());
    const auto feedKey = crypto::SigningKey::fromSeed(keyOf(1));
    uint64_t acknowledged = 0;
    for (int round = 0; round < 50; ++round) {
        int pipe[2];
        QCOMPARE(::pipe(pipe), 0);
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            ::close(pipe[0]);
            commitForEver(disk, feedKey, pipe[1]);
        }
        ::close(pipe[1]);
        // The kill falls at another point of the work in every round: after so many acknowledgements, and then while
        // the child goes on.
        uint64_t seq = 0;
        for (int i = 0; i <= round % 7; ++i) {
            if (::read(pipe[0], &seq, sizeof seq) == sizeof seq) acknowledged = seq;
        }
        QByteArray work;
        for (int i = 0; i < round * 40; ++i) work = work.toHex().left(4096) + QByteArray::number(i);
        ::kill(child, SIGKILL);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY2(WIFSIGNALED(status), qPrintable(QString("child ended by itself: %1").arg(WEXITSTATUS(status))));
        while (::read(pipe[0], &seq, sizeof seq) == sizeof seq) acknowledged = seq;
        ::close(pipe[0]);

        auto connection = disk.open();
        REQUIRE(connection);
        FeedStore feeds(**connection);
        const auto head = feeds.head(feedKey.publicAs<FeedId>());
        REQUIRE(head);
        QVERIFY(acknowledged > 0);
        QVERIFY(head->seq >= acknowledged);
        QCOMPARE(head->seq % 15, uint64_t{0}); // a group is there as a whole or not at all
        const auto last = feeds.event(feedKey.publicAs<FeedId>(), head->seq);
        REQUIRE(last);
        QVERIFY(*last && (*last)->id == head->id);
    }
    auto connection = disk.open();
    REQUIRE(connection);
    REQUIRE((*connection)->checkIntegrity(false));
}

void TestCrash::aFullDiskIsSaidAndLosesNothing() {
    Disk disk;
    auto connection = disk.make();
    const auto feedKey = crypto::SigningKey::fromSeed(keyOf(1));
    FeedStore feeds(*connection);
    const auto first = rangeOf(feedKey, {}, 50, 10, 1000);
    REQUIRE(connection->begin());
    REQUIRE(feeds.append(idOf<RoomId>(1), first));
    REQUIRE(connection->commit());

    // No file may grow past what is there plus a little: the kernel's way to say that the disk is full.
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit tight = before;
    tight.rlim_cur = disk.bytes("ieum.db-wal").size() + 20'000;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
    const auto more = rangeOf(feedKey, first.head(), 2000, 100, 1000);
    const Done begun = connection->begin();
    Done written = feeds.append(idOf<RoomId>(1), more);
    if (written) written = connection->commit();
    connection->rollback();
    const Done chunk = RealFiles().writeDurably(disk.path("chunk"), Bytes(tight.rlim_cur + 5000));
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    REQUIRE(begun);
    REQUIRE_ERROR(written, StoreError::DiskFull);
    REQUIRE_ERROR(chunk, BaseError::DiskFull);
    QVERIFY(!RealFiles().exists(disk.path("chunk")));
    QCOMPARE(QDir(disk.folder.path()).entryList({"chunk*"}).size(), 0);

    // There is room again: everything from before is there, and the same work succeeds.
    QCOMPARE(feeds.head(first.feed)->seq, uint64_t{50});
    REQUIRE(connection->begin());
    REQUIRE(feeds.append(idOf<RoomId>(1), more));
    REQUIRE(connection->commit());
    connection = disk.make();
    QVERIFY(connection);
    QCOMPARE(FeedStore(*connection).head(first.feed)->seq, uint64_t{2050});
    REQUIRE(connection->checkIntegrity(false));
}

void TestCrash::killedInTheMiddleOfMakingTheDatabase() {
    Disk disk;
    const pid_t child = ::fork();
    QVERIFY(child >= 0);
    if (child == 0) {
        auto connection = disk.open();
        if (!connection || !(*connection)->begin()) _exit(2);
        if (!(*connection)->execute("CREATE TABLE half(a)")) _exit(3);
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status));
    auto connection = disk.make();
    QVERIFY(connection);
    REQUIRE(checkSchema(*connection));
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
