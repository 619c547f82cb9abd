// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Somebody comes back to a room in which a lot was said: what he is shown, and in which order it comes.
#include "feed/writer.h"
#include "node/hamlet.h"

using namespace ieum;
using namespace ieum::node;
using Texts = std::vector<std::string>;

class TestBackfill : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void theNewestIsShownFirstAndTheGapIsShownAsOne_data() {
        QTest::addColumn<bool>("overAReplica");
        QTest::newRow("from a member") << false;
        QTest::newRow("from a replica") << true;
    }
    void theNewestIsShownFirstAndTheGapIsShownAsOne();
};

namespace {

constexpr int count = 2500;

/// In one go, as if it had been said while nobody was there.
void sayALot(Hamlet& hamlet, const RoomId& room) {
    for (int i = 0; i < count; ++i) {
        SendMessage message;
        message.room = room;
        message.text = std::to_string(i) + std::string(400, '.');
        QVERIFY(hamlet.ask(0, std::move(message)));
    }
    hamlet.pass(sim::minuteMs);
}

} // namespace

void TestBackfill::theNewestIsShownFirstAndTheGapIsShownAsOne() {
    QFETCH(bool, overAReplica);
    Hamlet hamlet(2, overAReplica ? 1 : 0);
    const RoomId room = hamlet.makeRoom({"모임"});
    if (overAReplica) {
        for (size_t who : {0, 1}) QVERIFY(hamlet.ask(who, AddReplica{net::toText(hamlet.town.sites[0]->address())}));
        hamlet.pass(sim::minuteMs);
    }
    QVERIFY(hamlet.say(0, room, "처음"));
    QCOMPARE(hamlet.reads(1, room), Texts{"처음"});
    hamlet.town.stop(hamlet.of(1));
    if (!overAReplica) hamlet.town.move(hamlet.of(1), 7);
    sayALot(hamlet, room);
    if (overAReplica) hamlet.town.stop(hamlet.of(0));

    // Looks whenever his list changes, as the window does.
    std::vector<Texts> seen;
    std::vector<uint64_t> gaps;
    hamlet.town.overhear = [&](const sim::Computer& who, const Event& event) {
        if (who.number() != 1 || !std::holds_alternative<TimelineChanged>(event)) return;
        hamlet.of(1).ask(ListMessages{room, 3, {}}, [&](const Result<std::vector<MessageRow>>& rows) {
            Texts texts;
            for (const MessageRow& row : *rows) texts.push_back(row.text.substr(0, row.text.find('.')));
            seen.push_back(std::move(texts));
        });
        hamlet.of(1).ask(ListGaps{room}, [&](const Result<std::vector<GapRow>>& rows) {
            gaps.push_back(rows->empty() ? 0 : rows->front().count);
        });
    };
    hamlet.town.start(hamlet.of(1));
    if (!overAReplica) hamlet.town.move(hamlet.of(1), 0);
    hamlet.pass(5 * sim::minuteMs);
    QVERIFY(seen.size() > 2);
    const auto newest = std::find(seen.begin(), seen.end(), (Texts{"2497", "2498", "2499"}));
    QVERIFY(newest != seen.end());
    const auto at = static_cast<size_t>(newest - seen.begin());
    QVERIFY2(at <= 3, qPrintable(QString::number(at)));
    QVERIFY2(gaps.at(at) > 2000, qPrintable(QString::number(gaps.at(at))));
    for (size_t i = at; i < seen.size(); ++i) QCOMPARE(seen[i], *newest);
    for (size_t i = at + 1; i < gaps.size(); ++i) QVERIFY(gaps[i] <= gaps[i - 1]);
    // In the end nothing is missing, doubled, or called late.
    QCOMPARE(gaps.back(), uint64_t{0});
    const auto rows = hamlet.ask(1, ListMessages{room, 10'000, {}});
    QCOMPARE(rows->size(), size_t{count + 1});
    for (size_t i = 1; i < rows->size(); ++i) {
        QVERIFY((*rows)[i].text.starts_with(std::to_string(i - 1) + "."));
        QVERIFY(!(*rows)[i].late);
    }
    QVERIFY(hamlet.town.findings.empty());
}

QTEST_GUILESS_MAIN(TestBackfill)
#include "tst_backfill.moc"
