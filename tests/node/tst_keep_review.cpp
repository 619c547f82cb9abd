// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files that were known before a rule was made.
#include <vector>

#include "node/files_of_a_test.h"

using namespace ieum;
using namespace ieum::node;

class TestKeepReview : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void aNewRuleFetchesWhatIsKnown();
    void manyFilesAreLookedAtOverManyBatches();
    void whatIsOnItsWayByARuleIsGivenUp();
    void whatMadeRoomOrIsHiddenStaysAway();

  private:
    static KeepRuleRow everything(bool keep) {
        KeepRuleRow row;
        row.keep = keep;
        return row;
    }
};

void TestKeepReview::aNewRuleFetchesWhatIsKnown() {
    FilesOfATest of(2);
    const auto files = of.send(0, {"큰 그림.png", "큰 자료.pdf"}, 9'000'000);
    QVERIFY(of.whole(1, files).empty());
    KeepRuleRow images = everything(true);
    images.kind = FileKind::Image;
    images.bytesMax = 20'000'000;
    QVERIFY(of.setRule(1, images));
    of.hamlet.pass(sim::minuteMs);
    QVERIFY(of.isWhole(1, files[0]) && !of.isWhole(1, files[1]));
}

void TestKeepReview::manyFilesAreLookedAtOverManyBatches() {
    FilesOfATest of(2);
    QVERIFY(of.setRule(1, everything(false)));
    std::vector<FileId> files;
    for (int i = 0; i < 40; ++i) {
        std::vector<std::string> names;
        names.reserve(15);
        for (int k = 0; k < 15; ++k) names.push_back(std::to_string(i * 15 + k) + ".txt");
        const auto sent = of.send(0, names, 10, false);
        files.insert(files.end(), sent.begin(), sent.end());
    }
    QCOMPARE(files.size(), size_t{600});
    QVERIFY(of.whole(1, files).empty());
    QVERIFY(of.setRule(1, everything(false), true));
    const auto isUnderWay = [&] { return of.hamlet.parts(1).world.stores.settings.get("keep review")->has_value(); };
    QVERIFY(isUnderWay()); // one batch was not enough
    of.hamlet.town.crash(of.hamlet.of(1), false);
    of.hamlet.town.start(of.hamlet.of(1));
    of.hamlet.pass(3 * sim::minuteMs);
    QVERIFY(!isUnderWay());
    QCOMPARE(of.whole(1, files).size(), size_t{600});
}

void TestKeepReview::whatIsOnItsWayByARuleIsGivenUp() {
    FilesOfATest of(2, 1);
    for (const size_t who : {0, 1}) {
        QVERIFY(of.hamlet.ask(who, AddReplica{net::toText(of.hamlet.town.sites[0]->address())}));
        of.hamlet.town.move(of.hamlet.of(who), static_cast<int>(10 + who));
    }
    of.hamlet.pass(sim::minuteMs);
    of.hamlet.town.network.weather.filesGetThrough = false;
    const auto files = of.send(0, {"하나.pdf", "둘.pdf", "셋.pdf"}, 700'000);
    QVERIFY(of.found(1, files[0]).file.fetching && of.found(1, files[2]).file.fetching);
    QVERIFY(of.hamlet.ask(1, FetchFile{files[1]})); // asked for as well
    QVERIFY(of.hamlet.ask(1, PinFile{files[2], true}));
    QVERIFY(of.setRule(1, everything(false)));
    of.hamlet.pass(sim::minuteMs);
    QVERIFY(!of.found(1, files[0]).file.fetching);
    QVERIFY(of.found(1, files[1]).file.fetching && of.found(1, files[2]).file.fetching);
    of.hamlet.town.network.weather.filesGetThrough = true;
    of.hamlet.pass(25 * sim::minuteMs);
    QVERIFY(!of.isWhole(1, files[0]) && of.isWhole(1, files[1]) && of.isWhole(1, files[2]));
}

void TestKeepReview::whatMadeRoomOrIsHiddenStaysAway() {
    FilesOfATest of(2);
    const auto files = of.send(0, {"하나.pdf", "둘.pdf"}, 1000);
    QCOMPARE(of.whole(1, files).size(), size_t{2});
    of.compareNotes();
    QVERIFY(of.hamlet.ask(1, EvictFiles{{files[0]}, false}));
    QVERIFY(of.setRule(1, everything(true)));
    of.hamlet.pass(sim::minuteMs);
    QVERIFY(!of.isWhole(1, files[0]) && of.isWhole(1, files[1]));
    QVERIFY(of.hamlet.ask(1, PinFile{files[0], true}));
    of.hamlet.pass(sim::minuteMs);
    QVERIFY(of.isWhole(1, files[0]));
}

QTEST_GUILESS_MAIN(TestKeepReview)
#include "tst_keep_review.moc"
