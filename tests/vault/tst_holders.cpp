// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/holders.h"

#include <QtTest>

using namespace ieum::vault;

class TestHolders : public QObject {
    Q_OBJECT
    using Runs = std::vector<uint32_t>;

    static std::vector<bool> chunks(const char* drawn) {
        std::vector<bool> have;
        for (; *drawn != 0; ++drawn) have.push_back(*drawn == '#');
        return have;
    }

  private slots:
    void whatWouldBeLostIsWhatNoDeviceHolds() {
        for (const bool here : {false, true}) {
            for (const bool replicas : {false, true}) QVERIFY(riskOf({here, true, replicas}) == Risk::None);
        }
        QVERIFY(riskOf({true, false, false}) == Risk::OnlyHere);
        QVERIFY(riskOf({true, false, true}) == Risk::OnlyHere); // a server is no second place when servers go
        QVERIFY(riskOf({false, false, true}) == Risk::OnlyReplicas);
        QVERIFY(riskOf({false, false, false}) == Risk::Nobody);
    }
    void runsSayWhichChunksAreThere() {
        QCOMPARE(runsOf(chunks(""), 8), Runs());
        QCOMPARE(runsOf(chunks("..."), 8), Runs());
        QCOMPARE(runsOf(chunks("###"), 8), (Runs{0, 3}));
        QCOMPARE(runsOf(chunks("..##.#..."), 8), (Runs{2, 2, 1, 1}));
        QCOMPARE(*countOf(runsOf(chunks("..##.#..."), 8), 9), uint32_t{3});
    }
    void withTooManyHolesTooLittleIsSaid() {
        for (size_t most = 0; most < 6; ++most) {
            const Runs runs = runsOf(chunks("#.#.#"), most);
            QVERIFY(runs.size() <= most);
            QVERIFY(*countOf(runs, 5) <= 3);
        }
    }
    void moreThanThereIsIsMadeUp() {
        const uint32_t most = UINT32_MAX;
        QVERIFY(!countOf(Runs{0, 6}, 5));
        QVERIFY(!countOf(Runs{most, most, most}, most));
        QCOMPARE(*countOf(Runs{}, 5), uint32_t{0});
        QCOMPARE(*countOf(Runs{0, 5}, 5), uint32_t{5});
    }
};

QTEST_GUILESS_MAIN(TestHolders)
#include "tst_holders.moc"
