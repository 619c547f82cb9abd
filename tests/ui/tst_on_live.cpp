// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The profile and the room of a view-model: in any order, once, and never two profiles at a time.
#include "ui/live/on_live.h"
#include "ui/rooms/room_head.h"
#include "ui/rooms/room_list.h"
#include "ui/support/sample_chat.h"
#include "ui/support/scripted_api.h"
#include "ui/words/names.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QSignalSpy>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

std::unique_ptr<Live> liveOn(Script& script) { return std::make_unique<Live>(std::make_unique<ScriptedApi>(script)); }

const QString planning = hexOf(planningRoom);
const QString family = hexOf(familyRoom);

/// Writes down what is asked of it.
class Follower : public OnRoom {
  public:
    Follower() {
        connect(this, &Follower::liveChanged, this, [this] { steps += "live"; });
        connect(this, &Follower::roomChanged, this, [this] { steps += "room"; });
    }
    QStringList steps;
    int heard = 0; ///< changes of the room

  private:
    void follow(Live& live) override {
        connect(&live, &Live::timelineChanged, this, [this](const QString& room) { heard += isOurs(room) ? 1 : 0; });
        ask();
    }
    void forget() override { steps += "forget"; }
    void roomCame() override { ask(); }
    void ask() {
        if (canAsk()) steps += "ask";
    }
};

/// Looks for what is pinned.
class Looker : public RoomLook {
  public:
    Looker() : RoomLook(1, nullptr) {}
    int looks = 0;     ///< asked or not
    QList<int> counts; ///< what the answers had
    void look() override {
        ++looks;
        lookUp(node::ListPinned{idOf<RoomId>(room())},
               [this](const std::vector<node::MessageRow>& rows) { counts += static_cast<int>(rows.size()); });
    }
};

} // namespace

class TestOnLive : public QObject {
    Q_OBJECT
  private slots:
    void bothOrdersEndInOneQuestion();
    void whatIsTheSameAsBeforeAsksNothing();
    void anotherRoomIsForgottenBeforeItIsTold();
    void anotherProfileAloneIsHeard();
    void aClosedProfileIsNoneAnyMore();
    void viewModelsFollowTheProfileTheyHaveNow();
    void aBurstIsLookedAtOnce();
    void anAnswerAboutAnotherRoomIsDropped();
    void qmlGivesBothInAnyOrder_data();
    void qmlGivesBothInAnyOrder();
    void qmlHasToGiveTheProfile();
};

void TestOnLive::bothOrdersEndInOneQuestion() {
    Script script;
    const auto live = liveOn(script);
    Follower liveFirst;
    liveFirst.setLive(live.get());
    liveFirst.setRoom(planning);
    QCOMPARE(liveFirst.steps, QStringList({"live", "forget", "room", "ask"}));
    Follower roomFirst;
    roomFirst.setRoom(planning);
    roomFirst.setLive(live.get());
    QCOMPARE(roomFirst.steps, QStringList({"forget", "room", "live", "ask"}));
    script.tell(node::TimelineChanged{planningRoom});
    script.tell(node::TimelineChanged{familyRoom});
    QCOMPARE(liveFirst.heard, 1);
    QCOMPARE(roomFirst.heard, 1);
}

void TestOnLive::whatIsTheSameAsBeforeAsksNothing() {
    Script script;
    const auto live = liveOn(script);
    Follower follower;
    follower.setLive(nullptr);
    follower.setRoom({});
    QCOMPARE(follower.steps, QStringList());
    follower.setLive(live.get());
    follower.setRoom(planning);
    follower.steps.clear();
    follower.setLive(live.get());
    follower.setRoom(planning);
    QCOMPARE(follower.steps, QStringList());
    script.tell(node::TimelineChanged{planningRoom});
    QCOMPARE(follower.heard, 1);
}

void TestOnLive::anotherRoomIsForgottenBeforeItIsTold() {
    Script script;
    const auto live = liveOn(script);
    Follower follower;
    follower.setLive(live.get());
    follower.setRoom(planning);
    follower.steps.clear();
    follower.setRoom(family);
    QCOMPARE(follower.steps, QStringList({"forget", "room", "ask"}));
    script.tell(node::TimelineChanged{planningRoom});
    QCOMPARE(follower.heard, 0);
    script.tell(node::TimelineChanged{familyRoom});
    QCOMPARE(follower.heard, 1);
    follower.steps.clear();
    follower.setRoom({});
    QCOMPARE(follower.steps, QStringList({"forget", "room"}));
}

void TestOnLive::anotherProfileAloneIsHeard() {
    Script first;
    Script second;
    const auto firstLive = liveOn(first);
    const auto secondLive = liveOn(second);
    Follower follower;
    follower.setRoom(planning);
    follower.setLive(firstLive.get());
    follower.steps.clear();
    follower.setLive(secondLive.get());
    QCOMPARE(follower.steps, QStringList({"live", "ask"}));
    first.tell(node::TimelineChanged{planningRoom});
    QCOMPARE(follower.heard, 0);
    second.tell(node::TimelineChanged{planningRoom});
    QCOMPARE(follower.heard, 1);
    follower.steps.clear();
    follower.setLive(nullptr);
    second.tell(node::TimelineChanged{planningRoom});
    QCOMPARE(follower.heard, 1);
    QCOMPARE(follower.steps, QStringList({"live"}));
    // Whom it heard before is heard once, not twice.
    follower.setLive(firstLive.get());
    first.tell(node::TimelineChanged{planningRoom});
    QCOMPARE(follower.heard, 2);
}

void TestOnLive::aClosedProfileIsNoneAnyMore() {
    Script script;
    auto live = liveOn(script);
    Follower follower;
    follower.setLive(live.get());
    live.reset();
    QVERIFY(follower.live() == nullptr);
    follower.steps.clear();
    follower.setRoom(planning);
    QCOMPARE(follower.steps, QStringList({"forget", "room"}));
    live = liveOn(script); // perhaps where the other one lay
    follower.setLive(live.get());
    QCOMPARE(follower.steps, QStringList({"forget", "room", "live", "ask"}));
    script.tell(node::TimelineChanged{planningRoom});
    QCOMPARE(follower.heard, 1);
}

void TestOnLive::viewModelsFollowTheProfileTheyHaveNow() {
    Script first = sampleChat();
    Script second;
    const auto firstLive = liveOn(first);
    const auto secondLive = liveOn(second);
    RoomList rooms;
    QSignalSpy answers(&rooms, &RoomList::changed);
    rooms.setLive(firstLive.get());
    QTRY_COMPARE(rooms.total(), 6);
    rooms.setLive(secondLive.get());
    QTRY_COMPARE(rooms.total(), 0);
    answers.clear();
    second.rooms = {first.rooms.front()};
    first.tell(node::RoomsChanged{});
    bool isThrough = false; // answers come in the order of the questions
    secondLive->ask(&rooms, node::GetStatus{}, [&](const Result<node::StatusRow>&) { isThrough = true; });
    QTRY_VERIFY(isThrough);
    QCOMPARE(answers.size(), 0);
    second.tell(node::RoomsChanged{});
    QTRY_COMPARE(rooms.total(), 1);
}

void TestOnLive::aBurstIsLookedAtOnce() {
    Script script = longChat(4);
    const auto live = liveOn(script);
    Looker looker;
    looker.setRoom(planning);
    looker.setLive(live.get());
    QTRY_COMPARE(looker.counts, QList<int>({0}));
    const int before = looker.looks;
    script.messages[planningRoom][2].pinned = true;
    for (int i = 0; i < 50; ++i) script.tell(node::TimelineChanged{planningRoom});
    script.tell(node::TimelineChanged{familyRoom});
    QTRY_COMPARE(looker.counts, QList<int>({0, 1}));
    QCOMPARE(looker.looks, before + 1);
    // What changes while a question is under way is asked after it, once.
    looker.look();
    looker.look();
    looker.look();
    QTRY_COMPARE(looker.counts, QList<int>({0, 1, 1, 1}));
}

void TestOnLive::anAnswerAboutAnotherRoomIsDropped() {
    Script script = longChat(4);
    script.messages[planningRoom][2].pinned = true;
    const auto live = liveOn(script);
    Looker looker;
    looker.setLive(live.get());
    looker.setRoom(planning);
    looker.setRoom(family); // the question about the other one is under way
    QTRY_COMPARE(looker.counts, QList<int>({0}));
    looker.setRoom(planning);
    QTRY_COMPARE(looker.counts, QList<int>({0, 1}));
}

void TestOnLive::qmlGivesBothInAnyOrder_data() {
    QTest::addColumn<QByteArray>("given");
    QTest::newRow("the profile first") << QByteArray("live: whole.profile; room: whole.wanted");
    QTest::newRow("the room first") << QByteArray("room: whole.wanted; live: whole.profile");
}

void TestOnLive::qmlGivesBothInAnyOrder() {
    QFETCH(QByteArray, given);
    Script script = sampleChat();
    const auto live = liveOn(script);
    QQmlEngine engine;
    QQmlComponent component(&engine);
    component.setData("import QtQml; import Ieum.Live; import Ieum.Rooms; QtObject { id: whole; "
                      "required property Live profile; required property string wanted; "
                      "property RoomHead head: RoomHead { " +
                          given + " } }",
                      {});
    std::unique_ptr<QObject> made(
        component.createWithInitialProperties({{"profile", QVariant::fromValue(live.get())}, {"wanted", planning}}));
    QVERIFY2(made, qPrintable(component.errorString()));
    auto* head = made->property("head").value<QObject*>();
    QVERIFY(head != nullptr);
    QTRY_COMPARE(head->property("name").toString(), QString("기획팀"));
}

void TestOnLive::qmlHasToGiveTheProfile() {
    QQmlEngine engine;
    QQmlComponent component(&engine);
    component.setData("import QtQml; import Ieum.Rooms; RoomHead { room: \"\" }", {});
    const std::unique_ptr<QObject> made(component.create());
    QVERIFY(made == nullptr);
    QVERIFY2(component.errorString().contains("live"), qPrintable(component.errorString()));
}

QTEST_MAIN(TestOnLive)
#include "tst_on_live.moc"
