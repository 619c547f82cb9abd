// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/recovery_file.h"

#include "base/writer.h"
#include "crypto/init.h"
#include "support/seeded_random.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestRecoveryFile : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void comesBackWithItsPassphrase();
    void noPassphraseMakesNone();
    void everyChangedByteIsNoticed();
    void whatIsCutOffIsNone();
    void hostileCostsAreRefused();
    void aLaterVersionSaysSo();

  private:
    static constexpr crypto::PassphraseParameters cheap{8ULL << 20, 1, {}};
    test::SeededRandom m_random{5};
    crypto::Key m_seed;
    Bytes m_file;
};

void TestRecoveryFile::initTestCase() {
    QVERIFY(crypto::initialise());
    m_seed = crypto::Key::random(m_random);
    auto written = writeRecoveryFile({m_seed.clone(), "바다"}, "비밀번호", cheap, m_random);
    QVERIFY(written);
    m_file = std::move(*written);
}

void TestRecoveryFile::comesBackWithItsPassphrase() {
    const auto read = readRecoveryFile(m_file, "비밀번호");
    QVERIFY(read && read->seed.equals(m_seed));
    QCOMPARE(read->name, std::string("바다"));
    QVERIFY(readRecoveryFile(m_file, "비밀번호 ").error().is(NodeError::WrongPassphrase));
    QVERIFY(readRecoveryFile(m_file, "").error().is(NodeError::WrongPassphrase));
    const auto bytes = std::string(textOf(m_file));
    QVERIFY(bytes.find(textOf(m_seed.view())) == std::string::npos && bytes.find("바다") == std::string::npos);
}

void TestRecoveryFile::noPassphraseMakesNone() {
    QVERIFY(writeRecoveryFile({m_seed.clone(), ""}, "", cheap, m_random).error().is(NodeError::WrongPassphrase));
}

void TestRecoveryFile::everyChangedByteIsNoticed() {
    for (size_t at = 0; at < m_file.size(); ++at) {
        Bytes changed = m_file;
        changed[at] ^= std::byte{1};
        QVERIFY2(!readRecoveryFile(changed, "비밀번호"), qPrintable(QString::number(at)));
    }
}

void TestRecoveryFile::whatIsCutOffIsNone() {
    for (const size_t size : {size_t{0}, size_t{7}, size_t{8}, size_t{37}, size_t{60}, size_t{100}}) {
        QVERIFY(readRecoveryFile(ByteView(m_file).first(size), "비밀번호").error().is(NodeError::NotARecoveryFile));
    }
    QVERIFY(
        readRecoveryFile(ByteView(m_file).first(m_file.size() - 1), "비밀번호").error().is(NodeError::WrongPassphrase));
    QVERIFY(readRecoveryFile(Bytes(5000), "비밀번호").error().is(NodeError::NotARecoveryFile));
    QVERIFY(readRecoveryFile(Bytes(200), "비밀번호").error().is(NodeError::NotARecoveryFile));
}

void TestRecoveryFile::hostileCostsAreRefused() {
    const auto withCosts = [&](uint64_t memory, uint32_t passes) {
        const Bytes costs = Writer().u64(memory).u32(passes).take();
        Bytes file = m_file;
        std::copy(costs.begin(), costs.end(), file.begin() + 9);
        return readRecoveryFile(file, "비밀번호");
    };
    QVERIFY(withCosts(uint64_t{1} << 40, 1).error().is(CryptoError::BadParameters));
    QVERIFY(withCosts(8ULL << 20, UINT32_MAX).error().is(CryptoError::BadParameters));
    QVERIFY(withCosts(0, 0).error().is(CryptoError::BadParameters));
}

void TestRecoveryFile::aLaterVersionSaysSo() {
    Bytes later = m_file;
    later[8] = std::byte{2};
    const auto read = readRecoveryFile(later, "비밀번호");
    QVERIFY(read.error().is(NodeError::ProfileTooNew) && read.error().number == 2);
    later[8] = std::byte{0};
    QVERIFY(readRecoveryFile(later, "비밀번호").error().is(NodeError::NotARecoveryFile));
}

QTEST_GUILESS_MAIN(TestRecoveryFile)
#include "tst_recovery_file.moc"
