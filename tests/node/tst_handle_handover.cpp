// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who has arrived where a room goes on: seen by every member, over whatever path the votes came.
#include "node/hamlet.h"
#include "transfer/handover_notice.h"

using namespace ieum;
using namespace ieum::node;

namespace {

const transfer::HandoverPlace telegram{"텔레그램", "https://t.me/+AbCd"};

SendMessage noticeOf(const RoomId& room, const transfer::HandoverPlace& place, bool korean = true) {
    SendMessage notice;
    notice.room = room;
    notice.text = transfer::handoverText(place, korean);
    notice.notice = true;
    for (const std::string& option : transfer::handoverOptions(korean)) notice.pollOptions.push_back(option);
    return notice;
}

/// "name:arrived:contact" of each, in the order of the list.
std::vector<std::string> stateOf(Hamlet& hamlet, size_t who, const RoomId& room) {
    std::vector<std::string> all;
    const auto row = hamlet.ask(who, GetHandover{room});
    if (!row) return {"?"};
    for (const HandoverMember& each : row->members)
        all.push_back((each.arrived ? "+" : "-") + (each.contact.empty() ? std::string() : ' ' + each.contact));
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

class TestHandleHandover : public QObject {
    Q_OBJECT
    using State = std::vector<std::string>;

  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void everybodySeesWhoHasArrivedAndHowToReachTheOthers() {
        Hamlet hamlet(3);
        const RoomId room = hamlet.makeRoom({"산악회"});
        QVERIFY(hamlet.ask(0, GetHandover{room}).error().is(NodeError::NoHandover));
        const auto notice = hamlet.ask(0, noticeOf(room, telegram));
        QVERIFY(notice.has_value());
        hamlet.pass(5 * sim::secondMs);
        QCOMPARE(stateOf(hamlet, 1, room), (State{"-", "-", "-"}));
        // The third one is away: his vote waits, and comes when he is back.
        hamlet.town.move(hamlet.of(2), 7);
        hamlet.pass(sim::minuteMs);
        QVERIFY(hamlet.ask(1, Vote{room, *notice, {transfer::arrivedOption}}));
        QVERIFY(hamlet.ask(2, Vote{room, *notice, {1}}));
        SendMessage contact;
        contact.room = room;
        contact.replyTo = *notice;
        contact.text = "전화 주세요";
        QVERIFY(hamlet.ask(2, contact));
        contact.text = "메일이 낫겠어요";
        QVERIFY(hamlet.ask(2, contact));
        hamlet.pass(sim::minuteMs);
        QCOMPARE(stateOf(hamlet, 0, room), (State{"+", "-", "-"}));
        hamlet.town.move(hamlet.of(2), 0);
        hamlet.pass(2 * sim::minuteMs);
        for (const size_t who : {0, 1, 2}) QCOMPARE(stateOf(hamlet, who, room), (State{"+", "-", "- 메일이 낫겠어요"}));
        const auto row = hamlet.ask(2, GetHandover{room});
        QCOMPARE(row->place, telegram.place);
        QCOMPARE(row->link, telegram.link);
        QVERIFY(row->notice == *notice);
    }
    void theLatestNoticeCountsAndOneThatWasTakenBackDoesNot() {
        Hamlet hamlet(2);
        const RoomId room = hamlet.makeRoom({"산악회"});
        const auto first = hamlet.ask(0, noticeOf(room, telegram));
        hamlet.pass(5 * sim::secondMs);
        const auto second = hamlet.ask(0, noticeOf(room, {"Signal", ""}, false));
        hamlet.pass(5 * sim::secondMs);
        QVERIFY(first && second);
        QCOMPARE(hamlet.ask(1, GetHandover{room})->place, std::string("Signal"));
        QVERIFY(hamlet.ask(0, DeleteMessage{room, *second}));
        hamlet.pass(5 * sim::secondMs);
        QCOMPARE(hamlet.ask(1, GetHandover{room})->place, telegram.place);
    }
    void aPollOfSomebodyWhoMayNotPinIsNoNotice() {
        Hamlet hamlet(2);
        const RoomId room = hamlet.makeRoom({"산악회"});
        QVERIFY(!hamlet.ask(1, noticeOf(room, telegram)));
        SendMessage poll = noticeOf(room, telegram);
        poll.notice = false;
        QVERIFY(hamlet.ask(1, poll));
        hamlet.pass(5 * sim::secondMs);
        QVERIFY(hamlet.ask(0, GetHandover{room}).error().is(NodeError::NoHandover));
    }
    void aPinnedNoticeIsFoundHoweverFarBack() {
        Hamlet hamlet(1);
        const RoomId room = hamlet.makeRoom({"혼자"});
        const auto notice = hamlet.ask(0, noticeOf(room, telegram));
        QVERIFY(notice && hamlet.ask(0, PinMessage{room, *notice}));
        for (int i = 0; i < 205; ++i) {
            SendMessage message;
            message.room = room;
            message.text = "그 뒤의 이야기";
            QVERIFY(hamlet.ask(0, message));
        }
        QVERIFY(hamlet.ask(0, GetHandover{room}).has_value());
        QVERIFY(hamlet.ask(0, PinMessage{room, *notice, true}));
        QVERIFY(!hamlet.ask(0, GetHandover{room}).has_value());
    }
};

QTEST_GUILESS_MAIN(TestHandleHandover)
#include "tst_handle_handover.moc"
