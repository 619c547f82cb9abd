// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/disk.h"
#include "store/limits.h"
#include "store/message_places.h"
#include "store/message_store.h"
#include "store/room_store.h"
#include "store/timeline_store.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestMessagePlaces : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_connection.reset();
        m_disk = std::make_unique<Disk>();
        m_connection = m_disk->make();
        QVERIFY(m_connection);
    }
    void aDayBeginsAtItsFirstMessage();
    void timesOutOfAllBoundsAreHarmless();
    void theFirstUnreadOneIsOfOthers();
    void aMentionCountsUntilItIsRead();
    void mentionsFarBackAreNotLookedFor();
    void noticesComePageByPage();
    void aPageOfNoticesEndsWithoutAny();

  private:
    void add(uint32_t number, const std::function<void(room::MessageRecord&)>& change = {}) {
        room::MessageRecord message = messageOf(number, "글 " + std::to_string(number));
        if (change) change(message);
        REQUIRE(TimelineStore(*m_connection).saveMessage(message));
    }
    static int64_t timeOf(uint32_t number) { return messageOf(number, "").timeMs; }
    static MessageId id(uint32_t number) { return messageOf(number, "").id; }
    const RoomId inRoom = idOf<RoomId>(1);
    const PersonId us = idOf<PersonId>(50);
    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Connection> m_connection;
};

void TestMessagePlaces::aDayBeginsAtItsFirstMessage() {
    QVERIFY(!firstSince(*m_connection, inRoom, 0)->has_value());
    for (const uint32_t number : {10, 20, 30}) add(number);
    QCOMPARE(**firstSince(*m_connection, inRoom, 0), id(10));
    QCOMPARE(**firstSince(*m_connection, inRoom, timeOf(10)), id(10));
    QCOMPARE(**firstSince(*m_connection, inRoom, timeOf(10) + 1), id(20));
    QCOMPARE(**firstSince(*m_connection, inRoom, timeOf(30) + 1), id(30)); // none so late: the newest
    QVERIFY(!firstSince(*m_connection, idOf<RoomId>(2), 0)->has_value());
}

void TestMessagePlaces::timesOutOfAllBoundsAreHarmless() {
    add(10);
    for (const int64_t time : {std::numeric_limits<int64_t>::min(), int64_t{-1}, std::numeric_limits<int64_t>::max()})
        QCOMPARE(**firstSince(*m_connection, inRoom, time), id(10));
}

void TestMessagePlaces::theFirstUnreadOneIsOfOthers() {
    add(1, [](auto& message) { message.own = true; });
    add(2);
    add(3);
    QCOMPARE(**firstUnread(*m_connection, inRoom), id(2));
    REQUIRE(MessageStore(*m_connection).markRead(inRoom, messageOf(2, "").key));
    QCOMPARE(**firstUnread(*m_connection, inRoom), id(3));
    REQUIRE(MessageStore(*m_connection).markRead(inRoom, messageOf(3, "").key));
    QVERIFY(!firstUnread(*m_connection, inRoom)->has_value());
}

void TestMessagePlaces::aMentionCountsUntilItIsRead() {
    add(1);
    QVERIFY(!*isNamedInUnread(*m_connection, inRoom, us));
    add(2, [this](auto& message) { message.mentions = {{0, 1, us}}; });
    add(3, [](auto& message) { message.mentions = {{0, 1, idOf<PersonId>(51)}}; });
    QVERIFY(*isNamedInUnread(*m_connection, inRoom, us));
    QVERIFY(!*isNamedInUnread(*m_connection, idOf<RoomId>(2), us));
    QVERIFY(!*isNamedInUnread(*m_connection, inRoom, idOf<PersonId>(52)));
    REQUIRE(MessageStore(*m_connection).markRead(inRoom, messageOf(2, "").key));
    QVERIFY(!*isNamedInUnread(*m_connection, inRoom, us));
    // Our own ones name us for others.
    add(4, [this](auto& message) {
        message.own = true;
        message.mentions = {{0, 1, us}};
    });
    QVERIFY(!*isNamedInUnread(*m_connection, inRoom, us));
}

void TestMessagePlaces::mentionsFarBackAreNotLookedFor() {
    REQUIRE(m_connection->begin());
    add(1, [this](auto& message) { message.mentions = {{0, 1, us}}; });
    for (uint32_t number = 2; number <= mentionsLookback; ++number) add(number);
    QVERIFY(*isNamedInUnread(*m_connection, inRoom, us));
    add(mentionsLookback + 1);
    QVERIFY(!*isNamedInUnread(*m_connection, inRoom, us));
    REQUIRE(m_connection->commit());
}

void TestMessagePlaces::noticesComePageByPage() {
    for (uint32_t number = 1; number <= 9; ++number) {
        add(number, [number](auto& message) { message.notice = number % 2 == 0; });
    }
    auto page = noticesIn(*m_connection, inRoom, 3, std::nullopt);
    REQUIRE(page);
    QCOMPARE(page->notices, (std::vector{id(8), id(6), id(4)}));
    QVERIFY(page->next.has_value());
    page = noticesIn(*m_connection, inRoom, 3, messageOf(4, "").key);
    REQUIRE(page);
    QCOMPARE(page->notices, std::vector{id(2)});
    QVERIFY(!page->next.has_value());
    QVERIFY(noticesIn(*m_connection, idOf<RoomId>(2), 3, std::nullopt)->notices.empty());
}

void TestMessagePlaces::aPageOfNoticesEndsWithoutAny() {
    REQUIRE(m_connection->begin());
    add(1, [](auto& message) { message.notice = true; });
    for (uint32_t number = 2; number <= noticesLookback + 1; ++number) add(number);
    REQUIRE(m_connection->commit());
    auto page = noticesIn(*m_connection, inRoom, 3, std::nullopt);
    REQUIRE(page);
    QVERIFY(page->notices.empty());
    QCOMPARE(*page->next, id(2));
    page = noticesIn(*m_connection, inRoom, 3, messageOf(2, "").key);
    REQUIRE(page);
    QCOMPARE(page->notices, std::vector{id(1)});
}

QTEST_GUILESS_MAIN(TestMessagePlaces)
#include "tst_message_places.moc"
