// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <vector>

#include "crypto/init.h"
#include "support/seeded_random.h"
#include "vault/holder_order.h"

#include <QTest>

using namespace ieum;
using namespace ieum::vault;

class TestHolderOrder : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void whoeverIsAloneKeepsIt();
    void oneOfAllWhoHaveItNeverLetsGo();
    void whoThatIsDiffersFromFileToFile();
    void oldNewsLeaveACopyAllTheSame();
};

void TestHolderOrder::whoeverIsAloneKeepsIt() {
    ieum::test::SeededRandom random(1);
    const auto self = random.make<DeviceId>();
    QVERIFY(!mayLetGo(random.make<FileId>(), self, {}));
    QVERIFY(!mayLetGo(random.make<FileId>(), self, {self}));
}

void TestHolderOrder::oneOfAllWhoHaveItNeverLetsGo() {
    ieum::test::SeededRandom random(2);
    for (size_t count = 1; count <= 8; ++count) {
        const auto file = random.make<FileId>();
        std::vector<DeviceId> all;
        for (size_t i = 0; i < count; ++i) all.push_back(random.make<DeviceId>());
        size_t stay = 0;
        for (const DeviceId& each : all) stay += mayLetGo(file, each, all) ? 0 : 1;
        QCOMPARE(stay, size_t{1});
    }
}

void TestHolderOrder::whoThatIsDiffersFromFileToFile() {
    ieum::test::SeededRandom random(3);
    const auto first = random.make<DeviceId>();
    const auto second = random.make<DeviceId>();
    int kept = 0;
    for (int i = 0; i < 1000; ++i) kept += mayLetGo(random.make<FileId>(), first, {second}) ? 0 : 1;
    QVERIFY2(kept > 400 && kept < 600, qPrintable(QString::number(kept)));
}

/// Everybody believes that everybody who ever had it still has it, and lets go in any order.
void TestHolderOrder::oldNewsLeaveACopyAllTheSame() {
    ieum::test::SeededRandom random(4);
    for (int round = 0; round < 200; ++round) {
        const auto file = random.make<FileId>();
        std::vector<DeviceId> everHad(6);
        for (DeviceId& each : everHad) each = random.make<DeviceId>();
        std::vector<DeviceId> have = everHad;
        for (const DeviceId& each : everHad) {
            if (mayLetGo(file, each, everHad)) std::erase(have, each);
        }
        QCOMPARE(have.size(), size_t{1});
    }
}

QTEST_GUILESS_MAIN(TestHolderOrder)
#include "tst_holder_order.moc"
