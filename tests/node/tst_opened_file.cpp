// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files of others, opened where they lie by what their messages say of them.
#include "node/error.h"
#include "node/files_of_a_test.h"
#include "node/opened_file.h"

#include <sys/mman.h>
#include <unistd.h>

using namespace ieum;
using namespace ieum::node;

class TestOpenedFile : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void cleanupTestCase() { m_files.reset(); }
    void allOfItIsThere();
    void anEmptyOneIsEmpty();
    void theKeyThatOpensItCounts();
    void withoutAKeyItIsNotHere();
    void aChunkThatWentIsMissed();

  private:
    World& world() { return m_files->hamlet.parts(1).world; }
    FileId send(const std::string& name, size_t bytes) { return m_files->send(0, {name}, bytes).front(); }
    /// Another message that names the file, and before the true one.
    bool addWrongKey(const FileId& file) {
        store::FileEntry wrong = std::move(world().stores.files.entries(file)->front());
        wrong.message.value[0] ^= std::byte{1};
        wrong.timeMs = 1;
        wrong.key.bytes()[0] ^= std::byte{1};
        return world().stores.files.put(wrong).has_value();
    }
    static Bytes read(const MemoryFile& file) {
        Bytes all(static_cast<size_t>(::lseek(file.descriptor(), 0, SEEK_END)));
        const ssize_t got = ::pread(file.descriptor(), all.data(), all.size(), 0);
        return got == static_cast<ssize_t>(all.size()) ? all : Bytes();
    }
    std::unique_ptr<FilesOfATest> m_files;
};

void TestOpenedFile::initTestCase() {
    QVERIFY(Hamlet::prepare());
    m_files = std::make_unique<FilesOfATest>(2);
}

void TestOpenedFile::allOfItIsThere() {
    constexpr size_t several = 700'000; // chunks
    const auto opened = openFile(world(), send("회의.bin", several));
    QVERIFY(opened);
    QCOMPARE(opened->entry.name, std::string("회의.bin"));
    QVERIFY(opened->manifest.chunks.size() > 1);
    const auto content = contentOf(world(), *opened);
    QVERIFY(content);
    QVERIFY(read(*content) == Bytes(several, std::byte{7}));
}

void TestOpenedFile::anEmptyOneIsEmpty() {
    const auto opened = openFile(world(), send("빈.bin", 0));
    QVERIFY(opened);
    const auto content = contentOf(world(), *opened);
    QVERIFY(content);
    QCOMPARE(::lseek(content->descriptor(), 0, SEEK_END), off_t{0});
}

void TestOpenedFile::theKeyThatOpensItCounts() {
    const FileId file = send("열쇠.bin", 100);
    QVERIFY(addWrongKey(file));
    QCOMPARE(world().stores.files.entries(file)->size(), size_t{2});
    const auto opened = openFile(world(), file);
    QVERIFY(opened && opened->entry.timeMs != 1);
    QVERIFY(read(*contentOf(world(), *opened)) == Bytes(100, std::byte{7}));
}

void TestOpenedFile::withoutAKeyItIsNotHere() {
    const FileId file = send("남의 것.bin", 100);
    const MessageId message = world().stores.files.entries(file)->front().message;
    QVERIFY(addWrongKey(file));
    QVERIFY(store::detachFiles(*world().connection, m_files->room, message));
    const auto refused = openFile(world(), file);
    QVERIFY(!refused && refused.error().is(NodeError::FileNotHere));
}

void TestOpenedFile::aChunkThatWentIsMissed() {
    const FileId file = send("구멍.bin", 100);
    const auto opened = openFile(world(), file);
    QVERIFY(opened);
    QVERIFY(world().chunks.remove(opened->manifest.chunks.front()));
    QVERIFY(!contentOf(world(), *opened));
    QVERIFY(world().chunks.remove(ChunkId{file.value}));
    QVERIFY(!openFile(world(), file));
}

QTEST_GUILESS_MAIN(TestOpenedFile)
#include "tst_opened_file.moc"
