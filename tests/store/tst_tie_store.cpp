// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tie_store.h"

#include "store/disk.h"
#include "store/file_index.h"
#include "store/search_index.h"
#include "store/timeline_store.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestTieStore : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_disk = std::make_unique<Disk>();
        m_connection = m_disk->make();
        QVERIFY(m_connection);
    }
    void cleanup() { m_connection.reset(); }

    void aNameOfAMessengerInARoomIsOnePerson() {
        TieStore ties(*m_connection);
        const RoomId here = idOf<RoomId>(1);
        const RoomId there = idOf<RoomId>(2);
        const PersonId person = idOf<PersonId>(3);
        const PersonId other = idOf<PersonId>(4);
        QVERIFY(!*ties.personOf(here, "kakaotalk", "바다"));
        QVERIFY(ties.put(here, {"kakaotalk", "바다", person}));
        QCOMPARE(**ties.personOf(here, "kakaotalk", "바다"), person);
        QVERIFY(!*ties.personOf(here, "whatsapp", "바다"));
        QVERIFY(!*ties.personOf(there, "kakaotalk", "바다"));
        QVERIFY(!*ties.personOf(here, "kakaotalk", "바다새"));
        QVERIFY(ties.put(here, {"kakaotalk", "바다", other}));
        QCOMPARE(**ties.personOf(here, "kakaotalk", "바다"), other);
        QCOMPARE(ties.of(here)->size(), size_t{1});
    }

    void onePersonMayHaveSeveralNames() {
        TieStore ties(*m_connection);
        const PersonId person = idOf<PersonId>(3);
        const PersonId other = idOf<PersonId>(4);
        QVERIFY(ties.put(idOf<RoomId>(1), {"kakaotalk", "엄마", person}));
        QVERIFY(ties.put(idOf<RoomId>(1), {"kakaotalk", "Mum 🌸", person}));
        QVERIFY(ties.put(idOf<RoomId>(2), {"line", "엄마", person}));
        QVERIFY(ties.put(idOf<RoomId>(2), {"line", "나무", other}));
        QCOMPARE(*ties.of(idOf<RoomId>(1)),
                 (std::vector<Tie>{{"kakaotalk", "Mum 🌸", person}, {"kakaotalk", "엄마", person}}));
        const auto his = ties.of(std::vector{person});
        QVERIFY(his);
        QCOMPARE(his->size(), size_t{3});
        QVERIFY(his->back().room == idOf<RoomId>(2) && his->back().tie == (Tie{"line", "엄마", person}));
        QVERIFY(ties.of(std::vector{idOf<PersonId>(9)})->empty());
    }

    void whatIsTakenBackIsGone() {
        TieStore ties(*m_connection);
        QVERIFY(ties.put(idOf<RoomId>(1), {"kakaotalk", "바다", idOf<PersonId>(3)}));
        QVERIFY(!*ties.remove(idOf<RoomId>(1), "line", "바다"));
        QVERIFY(*ties.remove(idOf<RoomId>(1), "kakaotalk", "바다"));
        QVERIFY(!*ties.remove(idOf<RoomId>(1), "kakaotalk", "바다"));
        QVERIFY(ties.of(idOf<RoomId>(1))->empty());
    }

    void hostileNamesAreNames() {
        TieStore ties(*m_connection);
        const std::string name = "'; DROP TABLE tie; --\" OR \"1\"=\"1";
        QVERIFY(ties.put(idOf<RoomId>(1), {"kakaotalk", name, idOf<PersonId>(3)}));
        QCOMPARE(**ties.personOf(idOf<RoomId>(1), "kakaotalk", name), idOf<PersonId>(3));
        QCOMPARE(tiedExpressions(*m_connection, *ties.of(std::vector{idOf<PersonId>(3)}))->size(), size_t{1});
    }

    /// In one room a message of that name is found, in another one not; a name of signs has no words to look for.
    void theIndexFindsTheNameInItsRoomOnly() {
        room::MessageRecord message = messageOf(1, "회의 자료");
        message.origin.emplace();
        message.origin->source = "kakaotalk-android";
        message.origin->author = "바다";
        QVERIFY(TimelineStore(*m_connection).saveMessage(message));
        room::MessageRecord elsewhere = messageOf(2, "다른 회의", idOf<RoomId>(77), idOf<FeedId>(9));
        elsewhere.origin = message.origin;
        QVERIFY(elsewhere.room != message.room && TimelineStore(*m_connection).saveMessage(elsewhere));
        SearchQuery query;
        query.anyText = true;
        query.tied = {{message.room, {"kakaotalk", "바다", {}}}};
        const auto isFound = [&](const room::MessageRecord& wanted) {
            const auto hits = SearchIndex(*m_connection).search(query);
            return hits && hits->size() == 1 && hits->front().message.id == wanted.id &&
                   hits->front().message.room == wanted.room;
        };
        QVERIFY(isFound(message));
        query.tied = {{elsewhere.room, {"kakaotalk", "바다", {}}}};
        QVERIFY(isFound(elsewhere));
        query.tied = {{idOf<RoomId>(78), {"kakaotalk", "바다", {}}}};
        QVERIFY(SearchIndex(*m_connection).search(query)->empty());
        query.tied = {{message.room, {"kakaotalk", "나무", {}}}};
        QVERIFY(SearchIndex(*m_connection).search(query)->empty());
        query.tied = {{message.room, {"kakaotalk", "🌸", {}}}};
        QVERIFY(SearchIndex(*m_connection).search(query)->empty());
    }

  private:
    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(TestTieStore)
#include "tst_tie_store.moc"
