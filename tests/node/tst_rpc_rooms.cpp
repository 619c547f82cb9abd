// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/api_of_a_test.h"
#include "node/rpc_arguments.h"
#include "node/verb_answer.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

namespace {

std::vector<MemberRow> twoWithOneName() {
    MemberRow first;
    first.person = idOf<PersonId>('1');
    first.name = "하늘";
    MemberRow second = first;
    second.person = idOf<PersonId>('2');
    MemberRow third;
    third.person = idOf<PersonId>('3');
    third.name = "바다";
    return {first, second, third};
}

} // namespace

class TestRpcRooms : public QObject {
    Q_OBJECT
  private slots:
    void saysWhoWeAre() {
        ApiOfATest api;
        api.on<WhoAmI>([](const WhoAmI&) -> Result<Self> {
            return Self{idOf<PersonId>('1'), idOf<DeviceId>('2'), "총무", false};
        });
        const auto answer = answerOf(api, "whoami", {});
        QVERIFY(answer.has_value());
        QCOMPARE((*answer)["person"].toString(), QString(64, '1'));
        QCOMPARE((*answer)["device"].toString(), QString(64, '2'));
        QCOMPARE((*answer)["name"].toString(), QStringLiteral("총무"));
    }
    void makesARoom() {
        ApiOfATest api;
        std::string asked;
        api.on<CreateRoom>([&](const CreateRoom& request) -> Result<RoomId> {
            asked = request.name;
            return idOf<RoomId>('b');
        });
        const auto answer = answerOf(api, "room create", {{"name", "모임"}});
        QCOMPARE((*answer)["room"].toString(), QString(64, 'b'));
        QCOMPARE(asked, std::string("모임"));
        QVERIFY(isRefused(answerOf(api, "room create", {}), NodeError::BadRequest));
        QVERIFY(isRefused(answerOf(api, "room create", {{"name", 7}}), NodeError::BadRequest));
    }
    void aRoomIsNamedInEveryVerbAlike() {
        ApiOfATest api;
        addRoom(api);
        for (const char* verb : {"room members", "room leave", "messages", "mark read"}) {
            QVERIFY2(isRefused(answerOf(api, verb, {{"room", "없는 방"}}), NodeError::NoSuchRoom), verb);
            QVERIFY2(isRefused(answerOf(api, verb, {}), NodeError::BadRequest), verb);
        }
    }
    void removesTheOneMemberWhoIsMeant_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("person");
        QTest::newRow("by name") << "바다" << QString(64, '3');
        QTest::newRow("by id") << QString(64, '2') << QString(64, '2');
        QTest::newRow("by the beginning of an id") << QString(8, '1') << QString(64, '1');
        QTest::newRow("two have that name") << "하늘" << QString();
        QTest::newRow("too short a beginning") << "1111" << QString();
        QTest::newRow("nobody") << "구름" << QString();
    }
    void removesTheOneMemberWhoIsMeant() {
        QFETCH(QString, text);
        QFETCH(QString, person);
        ApiOfATest api;
        addRoom(api);
        api.on<ListMembers>([](const ListMembers&) -> Result<std::vector<MemberRow>> { return twoWithOneName(); });
        QString removed;
        api.on<RemoveMember>([&](const RemoveMember& request) -> Result<Nothing> {
            removed = QString::fromStdString(request.person.hex());
            return Nothing{};
        });
        const auto answer = answerOf(api, "room remove", {{"room", "모임"}, {"person", text}});
        QCOMPARE(removed, person);
        QCOMPARE(answer.has_value(), !person.isEmpty());
        if (person.isEmpty()) QVERIFY(isRefused(answer, NodeError::NoSuchPerson));
    }
    void listsRooms() {
        ApiOfATest api;
        api.on<ListRooms>([](const ListRooms&) -> Result<std::vector<RoomRow>> { return std::vector{roomOfATest()}; });
        const auto answer = answerOf(api, "room list", {});
        QCOMPARE(answer->toArray().size(), 1);
        QCOMPARE((*answer)[0]["name"].toString(), QStringLiteral("모임"));
        QCOMPARE((*answer)[0]["role"].toString(), QStringLiteral("member"));
    }
};

QTEST_GUILESS_MAIN(TestRpcRooms)
#include "tst_rpc_rooms.moc"
