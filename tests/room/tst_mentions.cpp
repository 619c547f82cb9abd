// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Persons who are named in a text stay named when it is written anew and still says so.
#include "room/mentions.h"

#include <QTest>
#include <tuple>

using namespace ieum;
using namespace ieum::room;

class TestMentions : public QObject {
    Q_OBJECT

    static PersonId person(uint8_t number) {
        PersonId id;
        id.value.front() = std::byte{number};
        return id;
    }
    using Found = std::vector<std::tuple<uint32_t, uint32_t, int>>;
    static Found found(const std::vector<Mention>& mentions) {
        Found all;
        for (const Mention& each : mentions)
            all.emplace_back(each.offset, each.length, static_cast<int>(each.person.value.front()));
        return all;
    }

  private slots:
    void whatStillStandsThereIsKept() {
        const std::vector<Mention> before{{0, 4, person(1)}, {5, 3, person(2)}};
        const std::string text = "@이서연 @민준 회의";
        QCOMPARE(found(keptMentions(before, text, "오늘 @민준 그리고 @이서연")), (Found{{3, 3, 2}, {11, 4, 1}}));
        QCOMPARE(found(keptMentions(before, text, "@민준")), (Found{{0, 3, 2}}));
        QCOMPARE(found(keptMentions(before, text, "회의")), Found{});
        QCOMPARE(found(keptMentions({}, text, text)), Found{});
        QCOMPARE(found(keptMentions(before, text, text)), (Found{{0, 4, 1}, {5, 3, 2}}));
    }
    void namesakesGetAPlaceEach() {
        const std::vector<Mention> before{{0, 3, person(1)}, {4, 3, person(2)}};
        QCOMPARE(found(keptMentions(before, "@민준 @민준", "@민준, @민준!")), (Found{{0, 3, 1}, {5, 3, 2}}));
        QCOMPARE(found(keptMentions(before, "@민준 @민준", "@민준")), (Found{{0, 3, 1}}));
    }
    void placesOutsideTheTextAreNone() {
        QCOMPARE(found(keptMentions({{2, 9, person(1)}, {0, 0, person(2)}, {UINT32_MAX, UINT32_MAX, person(3)}},
                                    "@가나", "@가나")),
                 Found{});
    }
};

QTEST_GUILESS_MAIN(TestMentions)
#include "tst_mentions.moc"
