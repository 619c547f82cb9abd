// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <vector>

#include "vault/keep_rules.h"
#include "vault/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::vault;

class TestKeepRules : public QObject {
    Q_OBJECT
  private slots:
    void withoutRulesSmallFilesAreWanted();
    void aRuleFitsByRoomTypeAndSize();
    void theMostSpecificDecides();
    void theOrderOfAddingDoesNotMatter();
    void meteredLinesNeedTheirOwnWord();
    void theSameIsReplacedAndRemoved();
    void whatMakesNoSenseIsRefused();
    void thereIsALimit();

  private:
    static constexpr uint64_t MB = 1'000'000;
    static constexpr uint8_t document = 1;
    static constexpr uint8_t image = 2;
    static RoomId room(uint8_t number) {
        RoomId id;
        id.value.fill(static_cast<std::byte>(number));
        return id;
    }
    static KeepRules rulesOf(const std::vector<KeepRule>& rules) {
        KeepRules made(8 * MB);
        for (const KeepRule& rule : rules) {
            if (!made.add(rule)) return KeepRules(0);
        }
        return made;
    }
};

void TestKeepRules::withoutRulesSmallFilesAreWanted() {
    const KeepRules none(8 * MB);
    QVERIFY(none.all().empty());
    QVERIFY(none.decide({room(1), document, 8 * MB}) == Wanted::Free);
    QVERIFY(none.decide({room(1), document, 8 * MB + 1}) == Wanted::Not);
    QVERIFY(KeepRules(0).decide({room(1), document, 1}) == Wanted::Not);
}

void TestKeepRules::aRuleFitsByRoomTypeAndSize() {
    const KeepRules rules = rulesOf({{room(1), image, 10 * MB, true, false}});
    QVERIFY(rules.decide({room(1), image, 10 * MB}) == Wanted::Free);
    QVERIFY(rules.decide({room(1), image, 10 * MB + 1}) == Wanted::Not); // fits no rule, and is not small
    QVERIFY(rules.decide({room(1), document, 9 * MB}) == Wanted::Not);
    QVERIFY(rules.decide({room(2), image, 9 * MB}) == Wanted::Not);
    QVERIFY(rules.decide({room(2), image, 8 * MB}) == Wanted::Free);
}

void TestKeepRules::theMostSpecificDecides() {
    const KeepRules rules = rulesOf({{{}, {}, {}, false, false},
                                     {{}, image, {}, true, false},
                                     {{}, image, 1 * MB, false, false},
                                     {room(1), {}, {}, true, false},
                                     {room(1), image, {}, false, false},
                                     {room(1), image, 5 * MB, true, false},
                                     {room(1), image, 2 * MB, false, false}});
    const auto wants = [&](uint8_t in, uint8_t kind, uint64_t bytes) {
        return rules.decide({room(in), kind, bytes}) != Wanted::Not;
    };
    QVERIFY(!wants(1, image, 2 * MB)); // of two limits the lower one
    QVERIFY(wants(1, image, 5 * MB));
    QVERIFY(!wants(1, image, 6 * MB)); // with a limit before without
    QVERIFY(wants(1, document, 900 * MB));
    QVERIFY(!wants(2, image, 1 * MB));
    QVERIFY(wants(2, image, 2 * MB)); // a type before all types
    QVERIFY(!wants(2, document, 1));  // even what is small
    QCOMPARE(rules.all().size(), size_t{7});
    QVERIFY(rules.all().front().room == room(1) && rules.all().front().bytesMax == 2 * MB);
    QVERIFY(!rules.all().back().room && !rules.all().back().kind && !rules.all().back().bytesMax);
}

/// A room is more than a type: "documents everywhere" does not overrule "nothing of this room".
void TestKeepRules::theOrderOfAddingDoesNotMatter() {
    const std::vector<KeepRule> some = {{{}, document, {}, true, true},
                                        {room(1), {}, {}, false, false},
                                        {room(2), {}, 3 * MB, true, false},
                                        {{}, {}, 1 * MB, false, false}};
    const KeepRules forth = rulesOf(some);
    const KeepRules back = rulesOf({some.rbegin(), some.rend()});
    QVERIFY(forth.all() == back.all());
    QVERIFY(forth.decide({room(1), document, 10}) == Wanted::Not);
    QVERIFY(forth.decide({room(3), document, 10}) == Wanted::Anywhere);
    QVERIFY(forth.decide({room(2), document, 4 * MB}) == Wanted::Anywhere);
    QVERIFY(forth.decide({room(3), image, 10}) == Wanted::Not);
}

void TestKeepRules::meteredLinesNeedTheirOwnWord() {
    const KeepRules rules = rulesOf({{room(1), document, {}, true, true}, {room(1), {}, {}, true, false}});
    QVERIFY(rules.decide({room(1), document, 1}) == Wanted::Anywhere);
    QVERIFY(rules.decide({room(1), image, 1}) == Wanted::Free);
    QVERIFY(rules.decide({room(2), image, 1}) == Wanted::Free); // small is no reason to pay
}

void TestKeepRules::theSameIsReplacedAndRemoved() {
    KeepRules rules(0);
    const KeepRule rule{room(1), image, 5 * MB, true, false};
    QVERIFY(rules.add(rule));
    KeepRule other = rule;
    other.keep = false;
    QVERIFY(rules.add(other));
    QCOMPARE(rules.all().size(), size_t{1});
    QVERIFY(rules.decide({room(1), image, 1}) == Wanted::Not);
    QVERIFY(rules.remove(rule));
    QVERIFY(!rules.remove(rule));
    QVERIFY(rules.all().empty());
}

void TestKeepRules::whatMakesNoSenseIsRefused() {
    KeepRules rules(0);
    const KeepRule wrong[] = {{{}, fileKindsMax, {}, true, false},
                              {{}, uint8_t{255}, {}, true, false},
                              {{}, {}, fileBytesMax + 1, true, false},
                              {{}, {}, std::numeric_limits<uint64_t>::max(), true, false},
                              {{}, image, {}, false, true}}; // not kept, but over a metered line
    for (const KeepRule& each : wrong) {
        const Done added = rules.add(each);
        QVERIFY(!added && added.error().is(VaultError::BadRule) && added.error().cause == Cause::Input);
    }
    QVERIFY(rules.all().empty());
    QVERIFY(rules.add({{}, {}, 0, false, false})); // of an empty file one may think what one likes
    QVERIFY(rules.decide({room(1), image, 0}) == Wanted::Not);
}

void TestKeepRules::thereIsALimit() {
    KeepRules rules(0);
    for (uint64_t i = 0; i < keepRulesMax; ++i) QVERIFY(rules.add({{}, {}, i, true, false}));
    const Done added = rules.add({{}, image, {}, true, false});
    QVERIFY(!added && added.error().is(VaultError::TooManyRules));
    QVERIFY(rules.add({{}, {}, 7, false, false})); // that one is there already
    QCOMPARE(rules.all().size(), keepRulesMax);
}

QTEST_GUILESS_MAIN(TestKeepRules)
#include "tst_keep_rules.moc"
