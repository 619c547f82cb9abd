// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people want done to messages, of which only some may be: pins.
#include "store/change_store.h"

#include "store/disk.h"
#include "store/limits.h"
#include "store/timeline_store.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestChangeStore : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_connection.reset();
        m_disk = std::make_unique<Disk>();
        m_connection = m_disk->make();
        QVERIFY(m_connection);
    }
    void whoMayNotPinHidesNoPins();

  private:
    const RoomId inRoom = idOf<RoomId>(1);
    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Connection> m_connection;
};

void TestChangeStore::whoMayNotPinHidesNoPins() {
    REQUIRE(m_connection->begin());
    for (uint32_t i = 1; i <= 3; ++i) REQUIRE(TimelineStore(*m_connection).saveMessage(messageOf(i, "text")));
    REQUIRE(m_connection->commit());
    TimelineStore timeline(*m_connection);
    const PersonId owner = idOf<PersonId>(40), other = idOf<PersonId>(41);
    const auto wish = [&](const MessageId& target, const PersonId& by, uint64_t seq, bool remove = false) {
        room::ChangeRecord change;
        change.kind = room::ChangeKind::Pin;
        change.room = inRoom;
        change.target = target;
        change.author = by;
        change.device = idOf<DeviceId>(3);
        change.key = {seq, idOf<FeedId>(2), seq};
        change.remove = remove;
        return timeline.saveChange(change);
    };
    REQUIRE(wish(messageOf(1, "").id, owner, 10));
    REQUIRE(wish(messageOf(2, "").id, owner, 11));
    REQUIRE(wish(messageOf(2, "").id, owner, 12, true)); // taken back
    REQUIRE(wish(messageOf(3, "").id, other, 13));
    for (uint32_t i = 0; i < pinnedMax + 5; ++i) REQUIRE(wish(messageOf(1000 + i, "").id, other, 20 + i)); // never were
    for (uint32_t i = 0; i < pinnedMax + 5; ++i) REQUIRE(wish(messageOf(5000 + i, "").id, owner, 900 + i));
    const auto byOwner = pinnedIn(*m_connection, inRoom, [&](const PersonId& person) { return person == owner; });
    REQUIRE(byOwner);
    QCOMPARE(*byOwner, std::vector{messageOf(1, "").id});
    const auto byAll = pinnedIn(*m_connection, inRoom, [](const PersonId&) { return true; });
    REQUIRE(byAll);
    QCOMPARE(*byAll, (std::vector{messageOf(3, "").id, messageOf(1, "").id}));
}

QTEST_GUILESS_MAIN(TestChangeStore)
#include "tst_change_store.moc"
