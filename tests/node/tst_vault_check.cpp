// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// faults.md F7 and F25: bits that flip and files that go, and what a check of the vault says and mends.
#include "node/hamlet.h"

using namespace ieum;
using namespace ieum::node;

class TestVaultCheck : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void init();
    void aHealthyVaultHasNothingToSay();
    void aFlippedBitIsToldAndLeftAlone();
    void aFlippedBitIsFetchedAgain();
    void aDeletedChunkIsFetchedAgain();
    void aDamagedManifestIsFetchedAgain();
    void aWholeFolderIsFetchedAgain();
    void aFileThatIsOnItsWayGetsItsDamageMendedToo();
    void whatNobodyElseHasIsWantedAndToldEachTime();
    void aCrashBetweenDeletingAndNotingIsFound();
    void whatIsNotSaidToBeHereIsNoDamage();
    void twoAtOnceAreAnsweredBoth();

  private:
    static constexpr uint64_t sizeBytes = 900'000; // four chunks
    Parts& parts() { return m_hamlet->parts(1); }
    std::vector<ChunkId> chunks() { return *parts().world.stores.files.chunks(m_file); }
    void flip(const ChunkId& chunk) {
        const std::string path = parts().world.chunks.pathOf(chunk);
        auto bytes = m_hamlet->of(1).disk().read(path, 1 << 20);
        QVERIFY(bytes);
        (*bytes)[bytes->size() / 2] ^= std::byte{1};
        QVERIFY(m_hamlet->of(1).disk().writeDurably(path, *bytes));
    }
    void drop(const ChunkId& chunk) { QVERIFY(m_hamlet->of(1).disk().remove(parts().world.chunks.pathOf(chunk))); }
    VaultReport check(bool repair) {
        auto report = m_hamlet->ask(1, CheckVault{repair});
        return report ? *report : VaultReport{0, 0, 999, 999, {}, false};
    }
    uint64_t have() { return m_hamlet->ask(1, ListFiles{m_room})->front().haveBytes; }
    void isWholeAgain() {
        m_hamlet->pass(sim::minuteMs);
        QCOMPARE(have(), sizeBytes);
        const VaultReport after = check(false);
        QCOMPARE(after.damaged + after.missing, uint64_t{0});
        QCOMPARE(after.checked, uint64_t{5});
        m_out += "x";
        QVERIFY(m_hamlet->ask(1, SaveFile{m_file, m_out}));
        QVERIFY(*m_hamlet->of(1).disk().read(m_out, 1 << 20) == m_bytes);
    }

    std::unique_ptr<Hamlet> m_hamlet;
    RoomId m_room;
    FileId m_file;
    Bytes m_bytes;
    std::string m_out = "/out";
};

void TestVaultCheck::init() {
    m_hamlet.reset();
    m_hamlet = std::make_unique<Hamlet>(2);
    m_room = m_hamlet->makeRoom({"회의실"});
    m_bytes.resize(sizeBytes);
    for (size_t i = 0; i < m_bytes.size(); ++i) m_bytes[i] = static_cast<std::byte>(i * 7 + i / 253);
    QVERIFY(m_hamlet->of(0).disk().writeDurably("/도면.pdf", m_bytes));
    SendMessage message;
    message.room = m_room;
    message.filePaths = {"/도면.pdf"};
    QVERIFY(m_hamlet->ask(0, message));
    m_hamlet->pass(sim::minuteMs);
    const auto rows = m_hamlet->ask(1, ListFiles{m_room});
    QVERIFY(rows && rows->size() == 1);
    m_file = rows->front().id;
    QCOMPARE(have(), sizeBytes);
    QCOMPARE(chunks().size(), size_t{4});
}

void TestVaultCheck::aHealthyVaultHasNothingToSay() {
    for (const bool repair : {false, true}) {
        const VaultReport report = check(repair);
        QCOMPARE(report.checked, uint64_t{5}); // with the manifest
        QVERIFY(report.bytes > sizeBytes);
        QVERIFY(report.damaged == 0 && report.missing == 0 && report.files.empty() && !report.more);
    }
}

void TestVaultCheck::aFlippedBitIsToldAndLeftAlone() {
    flip(chunks()[1]);
    drop(chunks()[2]);
    for (int i = 0; i < 2; ++i) {
        const VaultReport report = check(false);
        QVERIFY(report.damaged == 1 && report.missing == 1 && report.files.size() == 1);
        const HurtFile& hurt = report.files.front();
        QVERIFY(hurt.id == m_file && hurt.room == m_room && hurt.damaged == 1 && hurt.missing == 1 && !hurt.fetched);
        QCOMPARE(hurt.name, std::string("도면.pdf"));
        QCOMPARE(hurt.roomName, std::string("회의실"));
    }
    QVERIFY(parts().world.chunks.has(chunks()[1]));
}

void TestVaultCheck::aFlippedBitIsFetchedAgain() {
    flip(chunks()[1]);
    const VaultReport report = check(true);
    QVERIFY(report.damaged == 1 && report.files.size() == 1 && report.files.front().fetched);
    isWholeAgain();
}

void TestVaultCheck::aDeletedChunkIsFetchedAgain() {
    drop(chunks()[3]);
    const VaultReport report = check(true);
    QVERIFY(report.missing == 1 && report.files.front().missing == 1);
    isWholeAgain();
}

void TestVaultCheck::aDamagedManifestIsFetchedAgain() {
    flip(ChunkId{m_file.value});
    const VaultReport report = check(true);
    QVERIFY(report.damaged == 1 && report.files.front().fetched);
    isWholeAgain();
    drop(ChunkId{m_file.value});
    QCOMPARE(check(true).missing, uint64_t{1});
    isWholeAgain();
}

void TestVaultCheck::aWholeFolderIsFetchedAgain() {
    for (const ChunkId& chunk : chunks()) drop(chunk);
    drop(ChunkId{m_file.value});
    const VaultReport report = check(true);
    QVERIFY(report.missing == 5 && report.checked == 0 && report.files.size() == 1);
    isWholeAgain();
}

void TestVaultCheck::aFileThatIsOnItsWayGetsItsDamageMendedToo() {
    m_hamlet->town.stop(m_hamlet->of(0));
    drop(chunks()[0]);
    QVERIFY(check(true).files.front().fetched);
    flip(chunks()[1]); // while the first one is wanted already
    const VaultReport report = check(true);
    QVERIFY(report.damaged == 1 && report.missing == 0 && report.files.front().fetched);
    m_hamlet->town.start(m_hamlet->of(0));
    isWholeAgain();
}

void TestVaultCheck::whatNobodyElseHasIsWantedAndToldEachTime() {
    m_hamlet->town.stop(m_hamlet->of(0));
    flip(chunks()[1]);
    QCOMPARE(check(true).damaged, uint64_t{1});
    m_hamlet->pass(sim::minuteMs);
    QVERIFY(have() > 0 && have() < sizeBytes);
    const auto refused = m_hamlet->ask(1, SaveFile{m_file, "/never"});
    QVERIFY(!refused && refused.error().is(NodeError::FileNotHere));
    m_hamlet->town.stop(m_hamlet->of(1)); // it stays wanted
    m_hamlet->town.start(m_hamlet->of(1));
    m_hamlet->town.start(m_hamlet->of(0));
    isWholeAgain();
}

void TestVaultCheck::aCrashBetweenDeletingAndNotingIsFound() {
    flip(chunks()[1]);
    drop(chunks()[1]); // what a check does before it is noted that the chunk is gone
    m_hamlet->town.stop(m_hamlet->of(1));
    m_hamlet->town.start(m_hamlet->of(1));
    m_hamlet->pass(sim::minuteMs);
    QCOMPARE(check(true).missing, uint64_t{1});
    isWholeAgain();
}

/// A chunk that is being written has its name already, and so has what a crash left of one.
void TestVaultCheck::whatIsNotSaidToBeHereIsNoDamage() {
    m_hamlet->town.stop(m_hamlet->of(0));
    const ChunkId chunk = chunks()[2];
    drop(chunk);
    QCOMPARE(check(true).missing, uint64_t{1});
    QVERIFY(m_hamlet->of(1).disk().appendTo(parts().world.chunks.pathOf(chunk), Bytes(1000, std::byte{3})));
    for (const bool repair : {false, true}) {
        const VaultReport report = check(repair);
        QVERIFY(report.damaged == 0 && report.missing == 0 && report.files.empty());
        QCOMPARE(report.checked, uint64_t{4});
        QVERIFY(parts().world.chunks.has(chunk));
    }
    m_hamlet->town.start(m_hamlet->of(0));
    isWholeAgain();
}

void TestVaultCheck::twoAtOnceAreAnsweredBoth() {
    flip(chunks()[1]);
    int answers = 0;
    uint64_t damaged = 0;
    for (int i = 0; i < 3; ++i) {
        m_hamlet->of(1).ask(CheckVault{false}, [&](const Result<VaultReport>& report) {
            ++answers;
            damaged += report ? report->damaged : 100;
        });
    }
    m_hamlet->pass(sim::secondMs);
    QCOMPARE(answers, 3);
    QCOMPARE(damaged, uint64_t{3});
}

QTEST_GUILESS_MAIN(TestVaultCheck)
#include "tst_vault_check.moc"
