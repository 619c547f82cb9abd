// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is fetched without being asked for: by rules, and over which line.
#include <vector>

#include "node/files_of_a_test.h"

using namespace ieum;
using namespace ieum::node;

class TestKeeping : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void withoutRulesSmallFilesComeByThemselves();
    void rulesDecideWhatComesByItself();
    void rulesAreListedTheMostSpecificFirst();
    void rulesAndQuotaOutliveAnEnd();
    void whatMakesNoSenseIsRefused();
    void aMeteredLineFetchesNothingUnasked();
    void theLanIsNoMeteredLine();
    void theSettingCountsMoreThanTheSystem();
    void aFileLargerThanTheQuotaIsNotFetchedUnasked();

  private:
    static KeepRuleRow rule(bool keep, std::optional<FileKind> kind = {}, std::optional<uint64_t> bytesMax = {}) {
        KeepRuleRow row;
        row.keep = keep;
        row.kind = kind;
        row.bytesMax = bytesMax;
        return row;
    }
    /// Both at the replica alone, which is the line that may be metered.
    static void apart(FilesOfATest& of) {
        for (const size_t who : {0, 1}) {
            QVERIFY(of.hamlet.ask(who, AddReplica{net::toText(of.hamlet.town.sites[0]->address())}));
            of.hamlet.town.move(of.hamlet.of(who), static_cast<int>(10 + who));
        }
        of.hamlet.pass(sim::minuteMs);
    }
};

void TestKeeping::withoutRulesSmallFilesComeByThemselves() {
    FilesOfATest of(2);
    const auto small = of.send(0, {"작은.zip"}, 8 << 20);
    const auto large = of.send(0, {"큰.zip"}, (8 << 20) + 1);
    QVERIFY(of.isWhole(1, small.front()) && !of.isWhole(1, large.front()));
    const KeepingRow row = of.keeping(1);
    QVERIFY(row.rules.empty() && row.smallBytes == 8U << 20 && !row.isMetered && !row.lineIsMetered);
}

void TestKeeping::rulesDecideWhatComesByItself() {
    FilesOfATest of(2);
    QVERIFY(of.setRule(1, rule(false)));
    QVERIFY(of.setRule(1, rule(true, FileKind::Image, 10'000'000)));
    KeepRuleRow ofRoom = rule(true, FileKind::Document);
    ofRoom.room = of.room;
    QVERIFY(of.setRule(1, ofRoom));
    const auto files = of.send(0, {"회의록.hwp", "사진.jpg", "노래.mp3"}, 9'000'000);
    QVERIFY(of.isWhole(1, files[0]) && of.isWhole(1, files[1]) && !of.isWhole(1, files[2]));
    const auto others = of.send(0, {"작은 노래.mp3", "큰 사진.png"}, 11'000'000);
    QVERIFY(of.whole(1, others).empty());
    QVERIFY(of.hamlet.ask(1, FetchFile{files[2]})); // asked for, whatever the rules say
    of.hamlet.pass(sim::minuteMs);
    QVERIFY(of.isWhole(1, files[2]));
    QVERIFY(of.setRule(1, ofRoom, true));
    const auto later = of.send(0, {"다음 회의록.hwp"}, 1000);
    QVERIFY(!of.isWhole(1, later.front()));
}

void TestKeeping::rulesAreListedTheMostSpecificFirst() {
    FilesOfATest of(1);
    KeepRuleRow ofRoom = rule(true, FileKind::Document, 5);
    ofRoom.room = of.room;
    ofRoom.onMetered = true;
    QVERIFY(of.setRule(0, rule(false)));
    QVERIFY(of.setRule(0, ofRoom));
    const auto rules = of.keeping(0).rules;
    QCOMPARE(rules.size(), size_t{2});
    QVERIFY(rules[0].room == of.room && rules[0].roomName == "자료실" && rules[0].kind == FileKind::Document);
    QVERIFY(rules[0].bytesMax == 5 && rules[0].keep && rules[0].onMetered);
    QVERIFY(!rules[1].room && !rules[1].kind && !rules[1].bytesMax && !rules[1].keep);
}

void TestKeeping::rulesAndQuotaOutliveAnEnd() {
    FilesOfATest of(1);
    QVERIFY(of.setRule(0, rule(false, FileKind::Video)));
    QVERIFY(of.hamlet.ask(0, SetQuota{5'000'000'000}));
    QVERIFY(of.hamlet.ask(0, SetMetered{Metered::Yes}));
    QVERIFY(of.hamlet.ask(0, NoteLine{false}));
    of.hamlet.town.stop(of.hamlet.of(0));
    of.hamlet.town.start(of.hamlet.of(0));
    of.hamlet.pass(sim::secondMs);
    const KeepingRow row = of.keeping(0);
    QVERIFY(row.rules.size() == 1 && row.rules.front().kind == FileKind::Video && !row.rules.front().keep);
    QVERIFY(row.quotaBytes == 5'000'000'000 && row.metered == Metered::Yes && row.isMetered);
    QVERIFY(!row.lineIsMetered); // the system has to say it again
}

void TestKeeping::whatMakesNoSenseIsRefused() {
    FilesOfATest of(1);
    KeepRuleRow unknown = rule(true);
    unknown.room = RoomId{};
    const auto noRoom = of.hamlet.ask(0, SetKeepRule{unknown, false});
    QVERIFY(!noRoom && noRoom.error().is(NodeError::NoSuchRoom));
    const auto noRule = of.hamlet.ask(0, SetKeepRule{rule(true), true});
    QVERIFY(!noRule && noRule.error().is(NodeError::NoSuchRule));
    const auto bad = of.hamlet.ask(0, SetKeepRule{rule(true, static_cast<FileKind>(6)), false});
    QVERIFY(!bad && bad.error().is(VaultError::BadRule));
    QVERIFY(of.keeping(0).rules.empty());
}

void TestKeeping::aMeteredLineFetchesNothingUnasked() {
    FilesOfATest of(2, 1);
    apart(of);
    KeepRuleRow documents = rule(true, FileKind::Document);
    documents.onMetered = true;
    QVERIFY(of.setRule(1, documents));
    QVERIFY(of.hamlet.ask(1, NoteLine{true}));
    const auto files = of.send(0, {"사진.jpg", "회의록.hwp", "노래.mp3"}, 300'000);
    of.hamlet.pass(10 * sim::minuteMs);
    QVERIFY(!of.isWhole(1, files[0]) && of.isWhole(1, files[1]) && !of.isWhole(1, files[2]));
    QVERIFY(of.hamlet.say(0, of.room, "받으셨죠?"));
    QCOMPARE(of.hamlet.reads(1, of.room).size(), size_t{2}); // texts come
    QVERIFY(of.hamlet.ask(1, FetchFile{files[0]}));
    of.hamlet.pass(sim::minuteMs);
    QVERIFY(of.isWhole(1, files[0])); // who asks pays
    QVERIFY(!of.isWhole(1, files[2]));
    QVERIFY(of.hamlet.ask(1, NoteLine{false}));
    of.hamlet.pass(sim::minuteMs);
    QVERIFY(of.isWhole(1, files[2]));
}

void TestKeeping::theLanIsNoMeteredLine() {
    FilesOfATest of(2);
    QVERIFY(of.hamlet.ask(1, NoteLine{true}));
    QVERIFY(of.keeping(1).isMetered);
    const auto files = of.send(0, {"사진.jpg"}, 300'000);
    QVERIFY(of.isWhole(1, files.front()));
}

void TestKeeping::theSettingCountsMoreThanTheSystem() {
    FilesOfATest of(2, 1);
    apart(of);
    QVERIFY(of.hamlet.ask(1, NoteLine{true}));
    QVERIFY(of.hamlet.ask(1, SetMetered{Metered::No}));
    QVERIFY(!of.keeping(1).isMetered && of.keeping(1).lineIsMetered == true);
    const auto first = of.send(0, {"하나.jpg"}, 300'000);
    QVERIFY(of.isWhole(1, first.front()));
    QVERIFY(of.hamlet.ask(1, NoteLine{std::nullopt}));
    QVERIFY(of.hamlet.ask(1, SetMetered{Metered::Yes}));
    const auto second = of.send(0, {"둘.jpg"}, 300'000);
    QVERIFY(!of.isWhole(1, second.front()));
    QVERIFY(of.hamlet.ask(1, SetMetered{Metered::Auto})); // nothing is said, so it is not
    of.hamlet.pass(sim::minuteMs);
    QVERIFY(of.isWhole(1, second.front()));
}

void TestKeeping::aFileLargerThanTheQuotaIsNotFetchedUnasked() {
    FilesOfATest of(2);
    QVERIFY(of.hamlet.ask(1, SetQuota{100'000}));
    const auto files = of.send(0, {"큰.pdf"}, 300'000);
    QVERIFY(!of.isWhole(1, files.front()));
    QVERIFY(of.hamlet.ask(1, SetQuota{400'000}));
    of.hamlet.pass(sim::minuteMs);
    QVERIFY(of.isWhole(1, files.front()));
}

QTEST_GUILESS_MAIN(TestKeeping)
#include "tst_keeping.moc"
