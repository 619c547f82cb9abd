// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is pinned in a room, however far back, and for whom.
#include "node/hamlet.h"

using namespace ieum;
using namespace ieum::node;

class TestPinned : public QObject {
    Q_OBJECT

    using Texts = std::vector<std::string>;
    static Texts pinned(Hamlet& hamlet, size_t who, const RoomId& room) {
        Texts texts;
        const auto rows = hamlet.ask(who, ListPinned{room});
        if (!rows) return {"?"};
        for (const MessageRow& row : *rows) texts.push_back(row.pinned ? row.text : "not pinned: " + row.text);
        return texts;
    }
    static MessageId say(Hamlet& hamlet, const RoomId& room, const std::string& text) {
        SendMessage message;
        message.room = room;
        message.text = text;
        const auto id = hamlet.ask(0, message);
        hamlet.pass(sim::secondMs);
        return id ? *id : MessageId{};
    }

  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void pinsAreListedForEverybodyOldestFirst() {
        Hamlet hamlet(2);
        const RoomId room = hamlet.makeRoom({"모임"});
        const RoomId other = hamlet.makeRoom({"다른 모임"});
        const MessageId first = say(hamlet, room, "첫째"), second = say(hamlet, room, "둘째");
        (void)say(hamlet, room, "셋째");
        QVERIFY(hamlet.ask(0, PinMessage{room, second}) && hamlet.ask(0, PinMessage{room, first}));
        hamlet.pass(5 * sim::secondMs);
        for (const size_t who : {0, 1}) QCOMPARE(pinned(hamlet, who, room), (Texts{"첫째", "둘째"}));
        QCOMPARE(pinned(hamlet, 1, other), Texts{});
        QVERIFY(hamlet.ask(0, PinMessage{room, first, true}));
        hamlet.pass(5 * sim::secondMs);
        for (const size_t who : {0, 1}) QCOMPARE(pinned(hamlet, who, room), Texts{"둘째"});
        QVERIFY(hamlet.ask(0, DeleteMessage{room, second}));
        hamlet.pass(5 * sim::secondMs);
        for (const size_t who : {0, 1}) QCOMPARE(pinned(hamlet, who, room), Texts{});
        QVERIFY(!hamlet.ask(0, ListPinned{RoomId{}}));
    }
    void whatWeWantPinnedIsSoHereBeforeItLeaves() {
        Hamlet hamlet(2);
        const RoomId room = hamlet.makeRoom({"모임"});
        const MessageId message = say(hamlet, room, "공지");
        hamlet.town.move(hamlet.of(0), 7);
        hamlet.pass(sim::minuteMs);
        QVERIFY(hamlet.ask(0, PinMessage{room, message}));
        QCOMPARE(pinned(hamlet, 0, room), Texts{"공지"});
        QCOMPARE(pinned(hamlet, 1, room), Texts{});
        hamlet.town.move(hamlet.of(0), 0);
        hamlet.pass(sim::minuteMs);
        QCOMPARE(pinned(hamlet, 1, room), Texts{"공지"});
    }
};

QTEST_GUILESS_MAIN(TestPinned)
#include "tst_pinned.moc"
