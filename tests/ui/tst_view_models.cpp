// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every view-model over the scripted Api: empty first, then filled, always through the model tester.
#include "ui/composer/draft.h"
#include "ui/files/file_list.h"
#include "ui/members/member_list.h"
#include "ui/outage/paths.h"
#include "ui/rooms/room_head.h"
#include "ui/rooms/room_list.h"
#include "ui/search/message_search.h"
#include "ui/support/sample_chat.h"
#include "ui/timeline/recipients.h"
#include "ui/timeline/timeline.h"
#include "ui/words/names.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

std::unique_ptr<Live> liveOn(Script& script) { return std::make_unique<Live>(std::make_unique<ScriptedApi>(script)); }
const QString planning = hexOf(planningRoom);

QVariant cell(QAbstractItemModel* model, int row, const char* role) {
    return model->data(model->index(row, 0), model->roleNames().key(role));
}

std::vector<node::MessageRow> manyMessages(int count) { return longChat(count).messages[planningRoom]; }

} // namespace

class TestViewModels : public QObject {
    Q_OBJECT
  private slots:
    void roomsComeAndAreNarrowed();
    void theHeadSaysWhatMayBeDone();
    void olderPagesComeOnDemandAndNothingIsReset();
    void whatIsMissingIsToldWithTheNewestOnly();
    void olderPagesMakeTheSameRows();
    void jumpingShowsAWindowAroundTheMessage();
    void newerPagesComeUntilTheNewest();
    void aJumpToWhatIsNotHereEndsAtTheNewest();
    void newestMessagesCountAsReadOnlyWhenLookedAt();
    void membersKnowWhoMayBeRemoved();
    void hitsOfAnOlderQuestionAreDropped();
    void pathsFollowTheStatus();
    void filesOfARoomAreListed();
    void recipientsTellTheirSteps();
    void draftsStayWithTheirRoom();
    void answersToAnAskerThatIsGoneAreDropped();
};

void TestViewModels::roomsComeAndAreNarrowed() {
    Script script;
    auto live = liveOn(script);
    RoomList rooms;
    QAbstractItemModelTester tester(rooms.rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    rooms.setLive(live.get());
    QTRY_VERIFY(rooms.known());
    QCOMPARE(rooms.rows()->rowCount(), 0);
    script.rooms = sampleChat().rooms;
    script.tell(node::RoomsChanged{});
    QTRY_COMPARE(rooms.rows()->rowCount(), 6);
    QCOMPARE(rooms.unread(), 16);
    QCOMPARE(cell(rooms.rows(), 0, "lastLine").toString(), QString("서연: 최종안 파일 올렸어요"));
    rooms.setFilter("가족");
    QCOMPARE(rooms.rows()->rowCount(), 1);
    rooms.setFilter("");
    QCOMPARE(rooms.next(planning, 1), hexOf(familyRoom));
    QCOMPARE(rooms.next(planning, -1), QString());
}

void TestViewModels::theHeadSaysWhatMayBeDone() {
    Script script = sampleChat();
    auto live = liveOn(script);
    RoomHead head;
    head.setLive(live.get());
    head.setRoom(planning);
    QTRY_COMPARE(head.property("name").toString(), QString("기획팀"));
    QVERIFY(head.property("canWrite").toBool());
    head.setRoom(hexOf(numbered<RoomId>(10)));
    QTRY_COMPARE(head.property("name").toString(), QString("안전 공지"));
    QVERIFY(!head.property("canWrite").toBool()); // only admins post in a notice room
}

void TestViewModels::olderPagesComeOnDemandAndNothingIsReset() {
    Script script;
    auto live = liveOn(script);
    Timeline timeline;
    QAbstractItemModelTester tester(timeline.rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    timeline.setLive(live.get());
    timeline.setRoom(planning);
    QTRY_VERIFY(timeline.known());
    script.messages[planningRoom] = manyMessages(150);
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_COMPARE(timeline.rows()->rowCount(), 60);
    QSignalSpy resets(timeline.rows(), &QAbstractItemModel::modelReset);
    QSignalSpy removed(timeline.rows(), &QAbstractItemModel::rowsRemoved);
    timeline.loadOlder();
    QTRY_COMPARE(timeline.rows()->rowCount(), 120);
    timeline.loadOlder();
    QTRY_COMPARE(timeline.rows()->rowCount(), 150);
    script.messages[planningRoom].push_back(plainMessage(77, "new", thatDayMs(9, 0)));
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_COMPARE(timeline.rows()->rowCount(), 151);
    QCOMPARE(cell(timeline.rows(), 0, "text").toString(), QString("new"));
    QCOMPARE(resets.size() + removed.size(), 0);
}

void TestViewModels::olderPagesMakeTheSameRows() {
    Script sample = sampleChat();
    std::vector<node::MessageRow> all = manyMessages(40);
    const auto& others = sample.messages[planningRoom]; // with files, replies and our own
    all.insert(all.begin() + 20, others.begin(), others.end());
    for (size_t older = 1; older < all.size(); ++older) {
        RowModel<TimelineRow> rows(timelineRoles());
        rows.replace(timelineRows({all.begin() + static_cast<std::ptrdiff_t>(older), all.end()}, {}));
        QVERIFY(rows.endWith(oldestRows(all, older + 1, {})));
        QVERIFY2(rows.rows() == timelineRows(all, {}), qPrintable(QString::number(older)));
    }
}

void TestViewModels::jumpingShowsAWindowAroundTheMessage() {
    Script script;
    script.messages[planningRoom] = manyMessages(190);
    auto live = liveOn(script);
    Timeline timeline;
    timeline.setLive(live.get());
    timeline.setRoom(planning);
    QTRY_COMPARE(timeline.rows()->rowCount(), 60);
    QSignalSpy landed(&timeline, &Timeline::landed);
    const QString wanted = hexOf(script.messages[planningRoom][40].id);
    timeline.jumpTo(wanted);
    QTRY_COMPARE(landed.size(), 1);
    QCOMPARE(cell(timeline.rows(), landed.front().front().toInt(), "message").toString(), wanted);
    QVERIFY(!timeline.atNewest());
    timeline.showNewest();
    QTRY_COMPARE(cell(timeline.rows(), 0, "text").toString(), QString("189"));
    QVERIFY(timeline.atNewest());
}

void TestViewModels::newerPagesComeUntilTheNewest() {
    Script script;
    auto& all = script.messages[planningRoom] = manyMessages(190);
    auto live = liveOn(script);
    Timeline timeline;
    QAbstractItemModelTester tester(timeline.rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    timeline.setLive(live.get());
    timeline.setRoom(planning);
    timeline.setReading(true);
    QTRY_COMPARE(script.read.size(), size_t{1});
    timeline.jumpTo(hexOf(all[40].id));
    QTRY_COMPARE(cell(timeline.rows(), 0, "text").toString(), QString("70"));
    timeline.loadNewer();
    QTRY_COMPARE(cell(timeline.rows(), 0, "text").toString(), QString("130"));
    QCOMPARE(timeline.rows()->rowCount(), 120);
    // What changed is seen wherever it stands, and nothing is lost by asking again.
    all[12].text = "an old one";
    all[130].text = "a new one";
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_COMPARE(cell(timeline.rows(), 0, "text").toString(), QString("a new one"));
    QCOMPARE(cell(timeline.rows(), 118, "text").toString(), QString("an old one"));
    QCOMPARE(timeline.rows()->rowCount(), 120);
    QVERIFY(!timeline.atNewest() && script.read.size() == 1);
    for (int page = 0; page < 9 && !timeline.atNewest(); ++page) {
        const int before = timeline.rows()->rowCount();
        timeline.loadNewer();
        QTRY_VERIFY(timeline.rows()->rowCount() > before || timeline.atNewest());
    }
    QVERIFY(timeline.atNewest());
    QTRY_COMPARE(timeline.rows()->rowCount(), 179);
    for (int at = 0; at < 59; ++at) QCOMPARE(cell(timeline.rows(), at, "text").toString(), QString::number(189 - at));
    all.push_back(plainMessage(77, "new", thatDayMs(9, 0)));
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_COMPARE(cell(timeline.rows(), 0, "text").toString(), QString("new"));
    QTRY_COMPARE(script.read.size(), size_t{2});
}

void TestViewModels::aJumpToWhatIsNotHereEndsAtTheNewest() {
    Script script;
    script.messages[planningRoom] = manyMessages(150);
    auto live = liveOn(script);
    Timeline timeline;
    timeline.setLive(live.get());
    timeline.setRoom(planning);
    timeline.setReading(true);
    QTRY_COMPARE(timeline.rows()->rowCount(), 60);
    QSignalSpy landed(&timeline, &Timeline::landed);
    timeline.jumpTo(hexOf(numbered<MessageId>(251)));
    QVERIFY(!timeline.atNewest());
    QTRY_VERIFY(timeline.atNewest());
    script.messages[planningRoom].push_back(plainMessage(77, "new", thatDayMs(9, 0)));
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_COMPARE(cell(timeline.rows(), 0, "text").toString(), QString("new"));
    QTRY_COMPARE(script.read.size(), size_t{2});
    QCOMPARE(landed.size(), 0);
}

void TestViewModels::whatIsMissingIsToldWithTheNewestOnly() {
    Script script;
    script.messages[planningRoom] = manyMessages(150);
    auto live = liveOn(script);
    Timeline timeline;
    timeline.setLive(live.get());
    timeline.setRoom(planning);
    QTRY_COMPARE(timeline.rows()->rowCount(), 60);
    script.gaps[planningRoom] = {{numbered<PersonId>(1), "Min", 3, node::GapRow::NotHere, {}}};
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_COMPARE(timeline.rows()->rowCount(), 61);
    QVERIFY(cell(timeline.rows(), 0, "text").toString().contains("Min"));
    timeline.jumpTo(hexOf(script.messages[planningRoom][40].id));
    QTRY_COMPARE(timeline.rows()->rowCount(), 60);
    script.messages[planningRoom][40].text = "changed";
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_COMPARE(cell(timeline.rows(), 30, "text").toString(), QString("changed"));
    QCOMPARE(timeline.rows()->rowCount(), 60);
    timeline.showNewest();
    QTRY_COMPARE(timeline.rows()->rowCount(), 61);
    script.gaps.clear(); // they came
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_COMPARE(timeline.rows()->rowCount(), 60);
    QCOMPARE(cell(timeline.rows(), 0, "text").toString(), QString("149"));
}

void TestViewModels::newestMessagesCountAsReadOnlyWhenLookedAt() {
    Script script = sampleChat();
    auto live = liveOn(script);
    Timeline timeline;
    timeline.setLive(live.get());
    timeline.setRoom(planning);
    QTRY_VERIFY(timeline.known());
    QVERIFY(script.read.empty());
    timeline.setReading(true);
    QTRY_COMPARE(script.read, std::vector<RoomId>{planningRoom});
}

void TestViewModels::membersKnowWhoMayBeRemoved() {
    Script script = sampleChat();
    auto live = liveOn(script);
    MemberList members;
    QAbstractItemModelTester tester(members.rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    members.setLive(live.get());
    members.setRoom(planning);
    QTRY_COMPARE(members.rows()->rowCount(), 4);
    QVERIFY(cell(members.rows(), 0, "self").toBool());
    QVERIFY(!cell(members.rows(), 0, "removable").toBool());
    QVERIFY(cell(members.rows(), 1, "removable").toBool());
    members.remove(cell(members.rows(), 1, "key").toString());
    QTRY_COMPARE(members.rows()->rowCount(), 3);
    QCOMPARE(script.removed.size(), size_t{1});
}

void TestViewModels::hitsOfAnOlderQuestionAreDropped() {
    Script script = sampleChat();
    auto live = liveOn(script);
    MessageSearch search;
    QAbstractItemModelTester tester(search.rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    search.setProperty("live", QVariant::fromValue(live.get()));
    search.setWords("이어서");
    QTRY_COMPARE(search.rows()->rowCount(), 1);
    search.setWords("없는 말");
    QTRY_VERIFY(search.property("nothingFound").toBool());
    QCOMPARE(search.rows()->rowCount(), 0);
    search.setWords(" ");
    QTRY_VERIFY(!search.property("nothingFound").toBool());
}

void TestViewModels::pathsFollowTheStatus() {
    Script script;
    auto live = liveOn(script);
    Paths paths;
    QAbstractItemModelTester tester(paths.rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    paths.setLive(live.get());
    QTRY_COMPARE(paths.rows()->rowCount(), 1); // the LAN is always listed
    script.status = sampleChat().status;
    script.tell(node::StatusChanged{});
    QTRY_COMPARE(paths.rows()->rowCount(), 7);
    QCOMPARE(cell(paths.rows(), 6, "name").toString(), QString("home.example:47475"));
    QVERIFY(!paths.bar().isEmpty());
    paths.setPaused(true);
    QTRY_VERIFY(paths.paused());
}

void TestViewModels::filesOfARoomAreListed() {
    Script script = sampleChat();
    auto live = liveOn(script);
    FileList files;
    QAbstractItemModelTester tester(files.rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    files.setLive(live.get());
    files.setRoom(planning);
    QTRY_COMPARE(files.rows()->rowCount(), 2);
    QCOMPARE(cell(files.rows(), 0, "share").toDouble(), 0.64); // newest first
    QVERIFY(cell(files.rows(), 1, "here").toBool());
}

void TestViewModels::recipientsTellTheirSteps() {
    Script script = sampleChat();
    auto live = liveOn(script);
    Recipients recipients;
    QAbstractItemModelTester tester(recipients.rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    recipients.setProperty("live", QVariant::fromValue(live.get()));
    recipients.show(planning, hexOf(numbered<MessageId>(5)));
    QTRY_COMPARE(recipients.rows()->rowCount(), 7);
    QVERIFY(cell(recipients.rows(), 0, "done").toBool());
    QVERIFY(cell(recipients.rows(), 6, "step").toString().contains("지우"));
}

void TestViewModels::draftsStayWithTheirRoom() {
    Script script = sampleChat();
    auto live = liveOn(script);
    Draft draft;
    QAbstractItemModelTester tester(draft.attached(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    draft.setProperty("live", QVariant::fromValue(live.get()));
    draft.setRoom(planning);
    draft.setText("아직");
    draft.answer("00", "서연", "뭐라고요?");
    draft.setRoom(hexOf(familyRoom));
    QCOMPARE(draft.text(), QString());
    QCOMPARE(draft.replyAuthor(), QString());
    draft.attach({QUrl::fromLocalFile(QCoreApplication::applicationFilePath())});
    QCOMPARE(draft.attached()->rowCount(), 1);
    draft.attach({QUrl("https://example.org/x")}); // only files of this computer
    QCOMPARE(draft.attached()->rowCount(), 1);
    draft.setRoom(planning);
    QCOMPARE(draft.text(), QString("아직"));
    QCOMPARE(draft.attached()->rowCount(), 0);
}

void TestViewModels::answersToAnAskerThatIsGoneAreDropped() {
    Script script = sampleChat();
    auto live = liveOn(script);
    bool called = false;
    auto asker = std::make_unique<QObject>();
    live->ask(asker.get(), node::WhoAmI{}, [&called](const Result<node::Self>&) { called = true; });
    asker.reset();
    bool later = false;
    live->ask(this, node::WhoAmI{}, [&later](const Result<node::Self>&) { later = true; });
    QTRY_VERIFY(later);
    QVERIFY(!called);
}

QTEST_MAIN(TestViewModels)
#include "tst_view_models.moc"
