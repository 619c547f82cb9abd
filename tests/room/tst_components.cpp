// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "room/components.h"

#include "support/seeded_random.h"

#include <QTest>
#include <algorithm>

using namespace ieum;
using namespace ieum::room;

class TestComponents : public QObject {
    Q_OBJECT
  private slots:
    void circlesAreOneComponent();
    void theOrderFollowsTheEdges();
    void deepGraphsNeedNoStack();
};

void TestComponents::circlesAreOneComponent() {
    // 0 → 1 → 2 → 0, 2 → 3, 4 alone
    const Components found = componentsOf({{1}, {2}, {0, 3}, {}, {}});
    QVERIFY(found.hasCircle);
    QVERIFY(found.of[0] == found.of[1] && found.of[1] == found.of[2]);
    QVERIFY(found.of[3] != found.of[0] && found.of[4] != found.of[0] && found.of[3] != found.of[4]);
    QVERIFY(!componentsOf({{1, 2}, {2}, {}}).hasCircle);
    QVERIFY(componentsOf({}).order.empty());
}

void TestComponents::theOrderFollowsTheEdges() {
    ieum::test::SeededRandom random(1);
    for (int round = 0; round < 300; ++round) {
        Edges edges(1 + random.below(30));
        for (size_t i = random.below(60); i > 0; --i) {
            edges[random.below(edges.size())].push_back(random.below(edges.size()));
        }
        const Components found = componentsOf(edges);
        QCOMPARE(found.order.size(), edges.size());
        std::vector<size_t> place(edges.size());
        for (size_t i = 0; i < found.order.size(); ++i) place[found.order[i]] = i;
        // The same component is what reaches each other.
        for (size_t from = 0; from < edges.size(); ++from) {
            std::vector<bool> reached(edges.size());
            std::vector<size_t> next{from};
            while (!next.empty()) {
                const size_t node = next.back();
                next.pop_back();
                for (const size_t to : edges[node]) {
                    if (reached[to]) continue;
                    reached[to] = true;
                    next.push_back(to);
                }
            }
            for (size_t to = 0; to < edges.size(); ++to) {
                if (to == from || !reached[to]) continue;
                if (found.of[from] != found.of[to]) QVERIFY(place[from] < place[to]);
            }
        }
    }
}

void TestComponents::deepGraphsNeedNoStack() {
    Edges edges(1'000'000);
    for (size_t i = 0; i + 1 < edges.size(); ++i) edges[i].push_back(i + 1);
    const Components found = componentsOf(edges);
    QVERIFY(!found.hasCircle && found.order.front() == 0 && found.order.back() == edges.size() - 1);
}

QTEST_GUILESS_MAIN(TestComponents)
#include "tst_components.moc"
