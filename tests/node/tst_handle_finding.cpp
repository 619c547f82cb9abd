// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Looking for messages by kind and time, where to begin to read, links and notices of a room; and who is named.
#include "node/hamlet.h"

using namespace ieum;
using namespace ieum::node;

class TestHandleFinding : public QObject {
    Q_OBJECT

    using Texts = std::vector<std::string>;
    static Texts textsOf(const Result<std::vector<SearchHit>>& hits) {
        Texts texts;
        if (!hits) return {"?"};
        for (const SearchHit& hit : *hits) texts.push_back(hit.text);
        return texts;
    }
    MessageId say(const std::string& text, const std::string& file = {}, bool notice = false) {
        SendMessage message;
        message.room = m_room;
        message.text = text;
        message.notice = notice;
        if (!file.empty()) {
            message.filePaths = {"/" + file};
            if (!m_hamlet->of(0).disk().writeDurably(message.filePaths.front(), bytesOf(file))) return {};
        }
        const auto id = m_hamlet->ask(0, message);
        m_hamlet->pass(10 * sim::secondMs);
        return id ? *id : MessageId{};
    }
    Texts found(Search request) {
        request.room = m_room;
        return textsOf(m_hamlet->ask(1, request));
    }
    std::unique_ptr<Hamlet> m_hamlet;
    RoomId m_room;

  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void init() {
        m_hamlet = std::make_unique<Hamlet>(2);
        m_room = m_hamlet->makeRoom({"모임"});
    }
    void cleanup() { m_hamlet.reset(); }
    void kindsNarrow() {
        (void)say("회의 이야기");
        (void)say("회의 주소 https://example.com/a");
        (void)say("", "회의 사진.png");
        (void)say("", "회의록.pdf");
        Search request;
        request.words = "회의";
        QCOMPARE(found(request).size(), size_t{4});
        request.kind = SearchKind::Texts;
        QCOMPARE(found(request), (Texts{"회의 주소 https://example.com/a", "회의 이야기"}));
        request.kind = SearchKind::Files;
        QCOMPARE(found(request), (Texts{"회의록.pdf", "회의 사진.png"}));
        request.kind = SearchKind::Pictures;
        QCOMPARE(found(request), Texts{"회의 사진.png"});
        request.kind = SearchKind::Links;
        QCOMPARE(found(request), Texts{"회의 주소 https://example.com/a"});
        // Without words: all of that kind.
        request.words.clear();
        QCOMPARE(found(request), Texts{"회의 주소 https://example.com/a"});
        request.kind = SearchKind::Pictures;
        QCOMPARE(found(request), Texts{"회의 사진.png"});
    }
    void withoutAnythingNothingIsFound() {
        (void)say("회의 이야기");
        QCOMPARE(textsOf(m_hamlet->ask(1, Search{})), Texts{});
    }
    void timesNarrow() {
        (void)say("첫 회의");
        m_hamlet->pass(sim::minuteMs);
        const int64_t between = m_hamlet->parts(1).world.clock.now().wall.ms;
        m_hamlet->pass(sim::minuteMs);
        (void)say("둘째 회의");
        Search request;
        request.words = "회의";
        request.fromMs = between;
        QCOMPARE(found(request), Texts{"둘째 회의"});
        request.fromMs = 0;
        request.untilMs = between;
        QCOMPARE(found(request), Texts{"첫 회의"});
        request.untilMs = std::numeric_limits<int64_t>::min();
        QCOMPARE(found(request), Texts{});
    }
    void linksComePageByPage() {
        for (const char* text : {"http 는 약속입니다", "HTTPS://A.example", "첫째 http://b.example 끝", "https 말고"})
            (void)say(text);
        ListLinks request{m_room, 1, {}};
        auto page = m_hamlet->ask(1, request);
        QVERIFY(page && page->next);
        QCOMPARE(page->hits.size(), size_t{1});
        QCOMPARE(page->hits.front().text, "첫째 http://b.example 끝");
        request.before = page->next;
        request.limit = 10;
        page = m_hamlet->ask(1, request);
        QVERIFY(page && !page->next);
        QCOMPARE(page->hits.size(), size_t{1});
        QCOMPARE(page->hits.front().text, "HTTPS://A.example");
        QVERIFY(!m_hamlet->ask(1, ListLinks{RoomId{}, 1, {}}));
    }
    void whereToBeginToRead() {
        const MessageId first = say("첫째"), second = say("둘째");
        auto place = m_hamlet->ask(1, FindMessage{m_room, {}});
        QVERIFY(place && place->message == first && place->unread == 2);
        place = m_hamlet->ask(1, FindMessage{m_room, 0});
        QVERIFY(place && place->message == first);
        place = m_hamlet->ask(1, FindMessage{m_room, std::numeric_limits<int64_t>::max()});
        QVERIFY(place && place->message == second);
        QVERIFY(m_hamlet->ask(1, MarkRead{m_room}));
        place = m_hamlet->ask(1, FindMessage{m_room, {}});
        QVERIFY(place && !place->message && place->unread == 0);
        QVERIFY(!m_hamlet->ask(1, FindMessage{RoomId{}, {}}));
    }
    void noticesAreListed() {
        (void)say("보통 글");
        const MessageId notice = say("공지입니다", {}, true);
        (void)say("또 보통 글");
        const auto list = m_hamlet->ask(1, ListNotices{m_room, 10, {}});
        QVERIFY(list && !list->next);
        QCOMPARE(list->notices.size(), size_t{1});
        QVERIFY(list->notices.front().id == notice && list->notices.front().notice);
        QVERIFY(!m_hamlet->ask(1, ListNotices{m_room, 10, MessageId{}}));
        QVERIFY(!m_hamlet->ask(1, ListNotices{RoomId{}, 10, {}}));
    }
    void theListOfRoomsSaysWhereWeAreNamed() {
        const auto named = [this] {
            const auto rooms = m_hamlet->ask(1, ListRooms{});
            return rooms && rooms->size() == 1 && rooms->front().mentioned;
        };
        (void)say("여러분");
        QVERIFY(!named());
        const auto members = m_hamlet->ask(1, ListMembers{m_room});
        QVERIFY(members.has_value());
        for (const MemberRow& member : *members) {
            if (!member.isSelf) continue;
            SendMessage message;
            message.room = m_room;
            message.text = "@" + member.name + " 보세요";
            message.mentions = {member.person};
            QVERIFY(m_hamlet->ask(0, message).has_value());
        }
        m_hamlet->pass(10 * sim::secondMs);
        QVERIFY(named());
        QVERIFY(m_hamlet->ask(1, MarkRead{m_room}).has_value());
        QVERIFY(!named());
    }
};

QTEST_GUILESS_MAIN(TestHandleFinding)
#include "tst_handle_finding.moc"
