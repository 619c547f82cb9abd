// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A room goes out as an archive and comes back as an import: what people had made of its messages is still there.
#include "node/archive_form.h"

#include "node/hamlet.h"

#include <regex>

using namespace ieum;
using namespace ieum::node;
using Texts = std::vector<std::string>;

class TestArchiveForm : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void whatBecameOfMessagesSurvivesARoundTrip();
    void aNoticeRoomWithReadersIsExported();
    void whatATargetLosesIsSaidBeforeItIsWritten();
    void aCheckedEditIsOneMessageWheneverItIsSaidToBeWritten();
    void aSpanOfSomePeopleWithoutFilesIsExported();
};

void TestArchiveForm::whatBecameOfMessagesSurvivesARoundTrip() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    SendMessage ask;
    ask.room = room;
    ask.text = "어디로?";
    ask.pollOptions = {"산", "바다"};
    ask.notice = true;
    const auto poll = hamlet.ask(0, std::move(ask));
    const auto text = hamlet.say(0, room, "처음 글");
    QVERIFY(poll && text);
    hamlet.pass(sim::minuteMs);
    QVERIFY(hamlet.ask(0, EditMessage{room, *text, "고친 글"}));
    QVERIFY(hamlet.ask(1, React{room, *text, "👍"}));
    QVERIFY(hamlet.ask(1, Vote{room, *poll, {1}}));
    QVERIFY(hamlet.ask(0, PinMessage{room, *text}));
    hamlet.pass(sim::minuteMs);
    QVERIFY(hamlet.ask(0, ExportRoom{room, "jsonl", "out"}));
    const auto written = hamlet.of(0).disk().read("out/archive.jsonl", 1 << 20);
    QVERIFY(written);
    const std::string lines(textOf(*written));
    for (const char* each : {"\"edited\":true", "\"pinned\":true", "\"notice\":true", "\"emoji\":\"👍\",\"by\":[\"P1\"]",
                             "\"text\":\"바다\",\"by\":[\"P1\"]"}) {
        QVERIFY2(lines.find(each) != std::string::npos, each);
    }
    ImportChat import;
    import.path = "out/archive.jsonl";
    import.roomName = "되살린 방";
    const auto report = hamlet.ask(0, std::move(import));
    QVERIFY(report);
    QCOMPARE(report->messages, uint32_t{2});
    const auto rows = hamlet.ask(0, ListMessages{report->room, 10, {}});
    QCOMPARE(rows->size(), size_t{2});
    const MessageRow& question = rows->at(0);
    QVERIFY(question.notice && question.poll && question.poll->options.size() == 2);
    QCOMPARE(question.poll->options[1].names, (Texts{"P1"}));
    QVERIFY(question.poll->options[0].names.empty());
    QCOMPARE(rows->at(1).text, std::string("고친 글"));
    QCOMPARE(rows->at(1).reactions.size(), size_t{1});
    QCOMPARE(rows->at(1).reactions[0].names, (Texts{"P1"}));
    // Once more out of there: the same, but for who pinned it, which was this room's own affair, and for what was
    // signed there, of which the source tells.
    QVERIFY(hamlet.ask(0, ExportRoom{report->room, "jsonl", "again"}));
    const auto again = hamlet.of(0).disk().read("again/archive.jsonl", 1 << 20);
    const auto from = [](std::string all) {
        all = all.substr(all.find('\n'));
        for (const std::string& begin : {std::string(",\"signed\":\""), std::string("-signed-")}) {
            for (size_t at = all.find(begin); at != std::string::npos; at = all.find(begin)) {
                const size_t end = all.find('"', at + begin.size());
                all.erase(at, end - at + (begin.front() == ',' ? 1 : 0));
            }
        }
        for (const std::string& gone : {std::string(",\"pinned\":true")}) {
            if (const size_t at = all.find(gone); at != std::string::npos) all.erase(at, gone.size());
        }
        return all;
    };
    // What was edited stands at the time of the edit, the only one that its author signed.
    const std::regex edited(R"~("time":\d+,"original_time":"(\d+)")~");
    const std::string expected = std::regex_replace(from(lines), edited, R"~("time":$1,"original_time":"$1")~");
    QCOMPARE(from(std::string(textOf(*again))), expected);
}

void TestArchiveForm::aNoticeRoomWithReadersIsExported() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"공지", true});
    QVERIFY(hamlet.say(0, room, "내일 쉽니다"));
    QVERIFY(hamlet.ask(1, ExportRoom{room, "jsonl", "out"}));
    const auto written = hamlet.of(1).disk().read("out/archive.jsonl", 1 << 20);
    QVERIFY(written && std::string(textOf(*written)).find("\"role\":\"reader\"") != std::string::npos);
}

void TestArchiveForm::whatATargetLosesIsSaidBeforeItIsWritten() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    const auto text = hamlet.say(0, room, "글");
    QVERIFY(text && hamlet.ask(0, PinMessage{room, *text}));
    ExportRoom request{room, "slack", "out.zip"};
    request.dry = true;
    const auto told = hamlet.ask(0, request);
    QVERIFY(told && told->path.empty() && !hamlet.of(0).disk().exists("out.zip"));
    QVERIFY(std::any_of(told->losses.begin(), told->losses.end(),
                        [](const LossRow& loss) { return loss.what == "pins" && loss.count == 1 && !loss.asText; }));
    request.format = "mattermost";
    request.dry = false;
    const auto written = hamlet.ask(0, request);
    QVERIFY(written && written->path == "out.zip");
    QVERIFY(std::none_of(written->losses.begin(), written->losses.end(),
                         [](const LossRow& loss) { return loss.what == "pins"; }));
    const auto zip = hamlet.of(0).disk().read("out.zip", 1 << 20);
    QVERIFY(zip && textOf(*zip).starts_with("PK"));
    QVERIFY(!hamlet.of(0).disk().exists("out.zip.unfinished"));
    const auto again = hamlet.ask(0, request);
    QVERIFY(!again && again.error().is(NodeError::OutExists));
    request.format = "docx";
    const auto unknown = hamlet.ask(0, request);
    QVERIFY(!unknown && unknown.error().is(NodeError::UnknownFormat));
    QVERIFY(hamlet.ask(0, ListTargets{})->size() >= 14);
}

void TestArchiveForm::aCheckedEditIsOneMessageWheneverItIsSaidToBeWritten() {
    const RoomId room{};
    transfer::ChatMessage message;
    message.id = "a";
    message.source = "ieum";
    message.timeMs = 1'000;
    message.originalTime = "5000";
    message.looks.edited = true;
    transfer::ChatMessage other = message;
    other.timeMs = 2'000;
    QVERIFY(nonceOf(room, message) != nonceOf(room, other)); // nobody knows which of them is right
    message.verified = other.verified = true;
    QVERIFY(nonceOf(room, message) == nonceOf(room, other));
    other.originalTime = "6000"; // edited once more
    QVERIFY(nonceOf(room, message) != nonceOf(room, other));
}

void TestArchiveForm::aSpanOfSomePeopleWithoutFilesIsExported() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    QVERIFY(hamlet.say(0, room, "처음"));
    QVERIFY(hamlet.say(1, room, "다른 사람"));
    hamlet.pass(sim::minuteMs);
    const auto rows = hamlet.ask(0, ListMessages{room, 10, {}});
    QVERIFY(rows && rows->size() == 2);
    ExportRoom request{room, "jsonl", "out"};
    request.people = {"P1"};
    request.withFiles = false;
    const auto written = hamlet.ask(0, request);
    QVERIFY(written);
    QCOMPARE(written->messages, uint32_t{1});
    request.outPath = "later";
    request.people = {};
    request.fromMs = rows->back().timeMs + 1;
    QCOMPARE(hamlet.ask(0, request)->messages, uint32_t{0});
}

QTEST_GUILESS_MAIN(TestArchiveForm)
#include "tst_archive_form.moc"
