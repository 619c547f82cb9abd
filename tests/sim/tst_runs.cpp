// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/init.h"
#include "sim/disk_vfs.h"
#include "sim/nemesis.h"
#include "sim/scenario.h"
#include "sim/workers.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::sim;

// Whole runs, small: a seed is the same run every time, and every scenario ends well.
class TestRuns : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() {
        QVERIFY(crypto::initialise());
        QVERIFY(DiskVfs::install());
    }
    void oneSeedIsOneRun();
    void anotherSeedIsAnotherRun();
    void seedsOfOneTownRunTogetherAsTheyRunApart();
    void aNemesisLessLeavesTheOthersThrows();
    void twoOfOneDeviceMakeForks_data();
    void twoOfOneDeviceMakeForks();
    void everyScenarioEndsWell_data();
    void everyScenarioEndsWell();

  private:
    static Settings smallRun(uint64_t seed) {
        Settings settings;
        settings.seed = seed;
        settings.nodes = 8;
        settings.hours = 3;
        return settings;
    }
};

void TestRuns::oneSeedIsOneRun() {
    const Seen once = runApart(smallRun(3));
    const Seen twice = runApart(smallRun(3));
    QVERIFY(!once.crashed && once.outcome.frames > 1000);
    QCOMPARE(twice.outcome.fingerprint, once.outcome.fingerprint);
    QCOMPARE(twice.outcome.frames, once.outcome.frames);
}

void TestRuns::anotherSeedIsAnotherRun() {
    QVERIFY(runApart(smallRun(3)).outcome.fingerprint != runApart(smallRun(4)).outcome.fingerprint);
}

void TestRuns::seedsOfOneTownRunTogetherAsTheyRunApart() {
    std::map<uint64_t, uint64_t> together;
    runAll({smallRun(3), smallRun(4), smallRun(5)}, 2,
           [&](const Seen& seen) { together[seen.settings.seed] = seen.outcome.fingerprint; });
    QCOMPARE(together.size(), size_t{3});
    QVERIFY(smallRun(3).town() != smallRun(4).town() && smallRun(4).town() == smallRun(5).town());
    for (const auto& [seed, fingerprint] : together)
        QCOMPARE(runApart(smallRun(seed)).outcome.fingerprint, fingerprint);
}

void TestRuns::aNemesisLessLeavesTheOthersThrows() {
    // Whether the others are loose is drawn before, so taking away one that was not loose changes nothing at all.
    const Seen all = runApart(smallRun(3));
    int same = 0;
    for (const Nemesis& nemesis : allNemeses()) {
        Settings fewer = smallRun(3);
        fewer.without.insert(nemesis.name);
        if (runApart(fewer).outcome.fingerprint == all.outcome.fingerprint) ++same;
    }
    QVERIFY(same > 0 && same < static_cast<int>(allNemeses().size()));
}

void TestRuns::twoOfOneDeviceMakeForks_data() {
    QTest::addColumn<QString>("nemesis");
    QTest::newRow("images") << "images";
    QTest::newRow("copies") << "copies";
}

void TestRuns::twoOfOneDeviceMakeForks() {
    QFETCH(QString, nemesis);
    uint64_t forks = 0;
    for (uint64_t seed = 1; seed <= 40 && forks == 0; ++seed) {
        Settings settings = smallRun(seed);
        settings.nodes = 16;
        settings.scenario = "doubles";
        settings.hours = 24;
        for (const Nemesis& each : allNemeses()) {
            if (nemesis != each.name) settings.without.insert(each.name);
        }
        const Seen seen = runApart(settings);
        QVERIFY(!seen.crashed && seen.outcome.findings.empty());
        forks += seen.outcome.forks;
    }
    QVERIFY(forks > 0);
}

void TestRuns::everyScenarioEndsWell_data() {
    QTest::addColumn<QString>("scenario");
    for (const Scenario& scenario : allScenarios()) QTest::newRow(scenario.name) << QString(scenario.name);
}

void TestRuns::everyScenarioEndsWell() {
    QFETCH(QString, scenario);
    Settings settings = smallRun(1);
    settings.scenario = scenario.toStdString();
    const Seen seen = runApart(settings);
    QVERIFY(!seen.crashed);
    QVERIFY2(seen.outcome.findings.empty(), seen.outcome.findings.empty() ? "" : seen.outcome.findings[0].c_str());
    QVERIFY(seen.outcome.frames > 0);
}

QTEST_GUILESS_MAIN(TestRuns)
#include "tst_runs.moc"
