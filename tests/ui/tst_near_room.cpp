// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which room is taken for that of the two who compared digits.
#include <vector>

#include "ui/near/near_meeting.h"
#include "ui/support/scripted_api.h"
#include "ui/words/names.h"

#include <QSignalSpy>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

/// Met somebody, as the test says.
class Led : public node::Near {
  public:
    Led(Told toTell, PersonId met) : told(std::move(toTell)) {
        m_state.visible = true;
        m_state.metPerson = met;
    }
    Done show() override { return {}; }
    const node::NearState& state() const override { return m_state; }
    void ask(uint64_t) override {}
    void answer(bool) override {}
    void same() override {}
    void give(const std::string& link) override { given.push_back(link); }

    const Told told;
    std::vector<std::string> given;

  private:
    node::NearState m_state;
};

RoomId addRoom(Script& script, uint8_t number, node::RoomKind kind, PersonId with, const std::string& name) {
    node::RoomRow room;
    room.id = numbered<RoomId>(number);
    room.kind = kind;
    script.rooms.push_back(room);
    node::MemberRow self, other;
    self.person = numbered<PersonId>(1);
    self.isSelf = true;
    other.person = with;
    other.name = name;
    script.members[room.id] = {self, other};
    return room.id;
}

} // namespace

class TestNearRoom : public QObject {
    Q_OBJECT
  private slots:
    void onlyThatOfTheTwoIsOpened_data() {
        QTest::addColumn<bool>("invites");
        QTest::newRow("we invite") << true;
        QTest::newRow("he invites") << false;
    }
    void onlyThatOfTheTwoIsOpened() {
        QFETCH(bool, invites);
        const auto met = numbered<PersonId>(2), another = numbered<PersonId>(3);
        Script script;
        addRoom(script, 10, node::RoomKind::Direct, met, "서연"); // of long ago
        Live live(std::make_unique<ScriptedApi>(script));
        Led* led = nullptr;
        NearMeeting meeting([&led, met](const node::NearSelf&, node::Near::Told told) {
            auto made = std::make_unique<Led>(std::move(told), met);
            led = made.get();
            return made;
        });
        QSignalSpy came(&meeting, &NearMeeting::came);
        meeting.show(&live);
        QTRY_VERIFY(led != nullptr);
        if (invites) {
            led->told.inviteWanted();
            QTRY_COMPARE(led->given, std::vector<std::string>{script.inviteLink});
        } else {
            led->told.invited("ieum:invite/BBBB");
            QTRY_COMPARE(script.acceptedLinks, std::vector<std::string>{"ieum:invite/BBBB"});
        }
        addRoom(script, 11, node::RoomKind::Group, met, "서연");
        addRoom(script, 12, node::RoomKind::Direct, another, "지훈");
        script.tell(node::RoomsChanged{});
        QTRY_COMPARE(meeting.property("another").toString(), QStringLiteral("지훈"));
        QCOMPARE(came.size(), 0);
        const RoomId right = addRoom(script, 13, node::RoomKind::Direct, met, "서연");
        script.tell(node::RoomsChanged{});
        QTRY_COMPARE(came.size(), 1);
        QCOMPARE(came.front().front().toString(), hexOf(right));
        QCOMPARE(meeting.stage(), QStringLiteral("off"));
    }
};

QTEST_MAIN(TestNearRoom)
#include "tst_near_room.moc"
