// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a folder holds is told without following what leads out of it; and what was not synced without losing it.
#include <vector>

#include "base/error.h"
#include "store/chunk_files.h"
#include "store/real_files.h"
#include "vault/seal.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace ieum;
using namespace ieum::store;
using Names = std::vector<std::string>;

namespace {

/// What is called has so many descriptors more than are open now. Nothing: that could not be arranged.
template <class Deed> std::optional<Done> withDescriptors(rlim_t more, Deed deed) {
    struct rlimit before {};
    const int next = ::dup(STDERR_FILENO); // the lowest that is free
    if (next < 0 || ::close(next) != 0 || ::getrlimit(RLIMIT_NOFILE, &before) != 0) return std::nullopt;
    struct rlimit low = before;
    low.rlim_cur = static_cast<rlim_t>(next) + more;
    if (::setrlimit(RLIMIT_NOFILE, &low) != 0) return std::nullopt;
    Done done = deed();
    if (::setrlimit(RLIMIT_NOFILE, &before) != 0) return std::nullopt;
    return done;
}

} // namespace

class TestRealFiles : public QObject {
    Q_OBJECT
  private slots:
    void aFolderIsLookedIntoByKind() {
        const QTemporaryDir dir;
        const std::string in = dir.filePath("in").toStdString();
        QVERIFY(QDir().mkpath(dir.filePath("in/folder/deeper")));
        RealFiles files;
        QVERIFY(files.writeDurably(in + "/plain", {}));
        QVERIFY(QFile::link(dir.path(), dir.filePath("in/link")) &&
                QFile::link("nowhere", dir.filePath("in/dangling")));
        QCOMPARE(::mkfifo((in + "/pipe").c_str(), 0600), 0);
        const auto look = files.lookInto(in, 100);
        QVERIFY(look && look->ours);
        QCOMPARE(look->folders, Names{"folder"});
        QCOMPARE(look->others, (Names{"dangling", "link", "pipe"}));
        QCOMPARE(*files.namesIn(in, 100), Names{"plain"});
        const auto some = files.lookInto(in, 2);
        QCOMPARE(some->folders.size() + some->others.size(), size_t{2});
        QVERIFY(files.lookInto(in, 0)->ours);
    }
    /// Of one chunk neither it opens, nor its folder beside it; of many, the folder of all.
    void withoutADescriptorNothingIsSyncedAndNothingLost() {
        const QTemporaryDir dir;
        RealFiles files;
        ChunkFiles chunks(dir.filePath("chunks").toStdString(), files);
        std::vector<ChunkId> many;
        for (const char* text : {"a", "b", "c", "d"}) {
            many.push_back(vault::chunkIdOf(bytesOf(text)));
            QVERIFY(chunks.keep(many.back(), bytesOf(text)));
        }
        for (const auto& [more, count] : {std::pair<rlim_t, size_t>{0, 1}, {1, 1}, {0, 4}}) {
            const auto together = std::span<const ChunkId>(many).first(count);
            const auto done = withDescriptors(more, [&] { return chunks.settle(together); });
            QVERIFY(done && !*done);
            QVERIFY(done->error().is(BaseError::FileUnreadable) && !isDamage(done->error()));
            QCOMPARE(done->error().number, int64_t{EMFILE});
        }
        QVERIFY(chunks.settle(many));
    }
    void aLinkIsNoFolder() {
        const QTemporaryDir dir;
        QVERIFY(QDir().mkpath(dir.filePath("in")) && QFile::link(dir.filePath("in"), dir.filePath("link")));
        const RealFiles files;
        QVERIFY(files.lookInto(dir.filePath("in").toStdString(), 0));
        for (const char* name : {"link", "nothing"}) {
            const auto look = files.lookInto(dir.filePath(name).toStdString(), 0);
            QVERIFY(!look && look.error().is(BaseError::FileMissing));
        }
        // Somebody else's: the system's, or for root one that is given away.
        std::string theirs = "/";
        if (::geteuid() == 0) {
            theirs = dir.filePath("in").toStdString();
            QVERIFY(files.lookInto(theirs, 0)->ours);
            QCOMPARE(::chown(theirs.c_str(), 65534, static_cast<gid_t>(-1)), 0);
        }
        const auto look = files.lookInto(theirs, 0);
        QVERIFY(look && !look->ours);
    }
};

QTEST_GUILESS_MAIN(TestRealFiles)
#include "tst_real_files.moc"
