// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is named in a message stays named when a mistake in it is mended, before and after it has left.
#include "node/hamlet.h"

using namespace ieum;
using namespace ieum::node;

class TestEditedMentions : public QObject {
    Q_OBJECT

    static std::vector<PersonId> namedIn(Hamlet& hamlet, size_t who, const RoomId& room) {
        const auto rows = hamlet.ask(who, ListMessages{room, 1, {}});
        std::vector<PersonId> named;
        if (!rows || rows->empty()) return named;
        for (const MentionRow& each : rows->front().mentions) named.push_back(each.person);
        return named;
    }
    static MessageId call(Hamlet& hamlet, const RoomId& room) {
        const auto members = hamlet.ask(0, ListMembers{room});
        SendMessage message;
        message.room = room;
        for (const MemberRow& each : *members) {
            if (each.isSelf) continue;
            message.text = "@" + each.name + " 회으 시작해요";
            message.mentions = {each.person};
        }
        return *hamlet.ask(0, message);
    }
    static std::string mended(Hamlet& hamlet, const RoomId& room) {
        std::string text = hamlet.ask(0, ListMessages{room, 1, {}})->front().text;
        return "여기요, " + text.replace(text.find("회으"), std::string("회으").size(), "회의");
    }

  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void afterItHasLeft() {
        Hamlet hamlet(2);
        const RoomId room = hamlet.makeRoom({"모임"});
        const MessageId message = call(hamlet, room);
        hamlet.pass(5 * sim::secondMs);
        QCOMPARE(namedIn(hamlet, 1, room), std::vector{hamlet.of(1).person});
        const std::string once = mended(hamlet, room);
        for (const std::string& text : {once, "또 " + once}) { // an edit of an edit as well
            QVERIFY(hamlet.ask(0, EditMessage{room, message, text}));
            hamlet.pass(5 * sim::secondMs);
            QCOMPARE(namedIn(hamlet, 1, room), std::vector{hamlet.of(1).person});
        }
        QVERIFY(hamlet.ask(0, EditMessage{room, message, "아무도 부르지 않음"}));
        hamlet.pass(5 * sim::secondMs);
        QVERIFY(namedIn(hamlet, 1, room).empty());
    }
    void beforeItHasLeft() {
        Hamlet hamlet(2);
        const RoomId room = hamlet.makeRoom({"모임"});
        hamlet.town.move(hamlet.of(0), 7);
        hamlet.pass(sim::minuteMs);
        const MessageId message = call(hamlet, room);
        QVERIFY(hamlet.ask(0, EditMessage{room, message, mended(hamlet, room)}));
        hamlet.town.move(hamlet.of(0), 0);
        hamlet.pass(sim::minuteMs);
        QCOMPARE(namedIn(hamlet, 1, room), std::vector{hamlet.of(1).person});
    }
};

QTEST_GUILESS_MAIN(TestEditedMentions)
#include "tst_edited_mentions.moc"
