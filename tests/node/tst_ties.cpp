// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Somebody of an imported chat turns out to be a member: his name is shown, his messages are found and exported under
// it, and nothing claims that he signed them.
#include "node/ties.h"

#include "node/archive_form.h"
#include "node/hamlet.h"
#include "node/limits.h"
#include "transfer/zip_support.h"

using namespace ieum;
using namespace ieum::node;
using Texts = std::vector<std::string>;

class TestTies : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void init();
    void cleanup() { m_hamlet.reset(); }
    void theMemberIsShownAndTheProvenanceStays();
    void quotesAndHitsSayBothNames();
    void itStaysInThisProfile();
    void aSearchBySenderFindsWhatIsTied();
    void whatIsTakenBackIsAsBefore();
    void onlyWhoIsThereCanBeTied();
    void theMessengerTellsTwoOfOneNameApart();
    void exportsNameTheMemberAndArchivesKeepTheName();
    void aFullRoomLetsTiesChange();
    void aNameBehindManyLongerOnesIsBelieved();
    void whoLeftIsStillFound();
    void filesOfALongerNameAreNotHis();
    void aTieOfANameCoversNoOtherKey();
    void whoIsNotKnownAnyMoreIsNamedAsImported();

  private:
    MessageRow rowOf(size_t who, const std::string& text) {
        const auto rows = m_hamlet->ask(who, ListMessages{m_room, 100, {}});
        for (const MessageRow& row : rows ? *rows : std::vector<MessageRow>{}) {
            if (row.text == text) return row;
        }
        return {};
    }
    Texts from(const std::string& sender) {
        Search search;
        search.room = m_room;
        search.sender = sender;
        const auto hits = m_hamlet->ask(0, search);
        if (!hits) return {"?"};
        Texts texts;
        for (const SearchHit& hit : *hits) texts.push_back(hit.authorName + ": " + hit.text);
        return texts;
    }
    std::optional<ImportReport> bring(const std::string& name, const std::string& text) {
        if (!m_hamlet->of(0).disk().writeDurably(name, bytesOf(text))) return std::nullopt;
        ImportChat import;
        import.path = name;
        import.roomName = "모임";
        import.timeZone = "UTC";
        const auto report = m_hamlet->ask(0, std::move(import));
        m_hamlet->pass(sim::minuteMs);
        return report ? std::optional(*report) : std::nullopt;
    }
    std::unique_ptr<Hamlet> m_hamlet;
    RoomId m_room;
    PersonId m_other;
};

void TestTies::init() {
    m_hamlet = std::make_unique<Hamlet>(2);
    m_room = m_hamlet->makeRoom({"모임"});
    m_other = m_hamlet->ask(1, WhoAmI{})->person;
    const auto report = bring("KakaoTalkChats.txt", "모임 3 님과 카카오톡 대화\n"
                                                    "저장한 날짜 : 2026년 3월 2일 오후 9:10\n\n\n"
                                                    "2026년 3월 1일 오전 9:00\n"
                                                    "2026년 3월 1일 오전 9:00, 바다 : 하나\n"
                                                    "2026년 3월 1일 오전 9:01, 바다새 : 둘\n"
                                                    "2026년 3월 1일 오전 9:02, 나무 : 셋\n");
    QVERIFY(report && report->room == m_room && report->messages == 3);
}

void TestTies::theMemberIsShownAndTheProvenanceStays() {
    const MessageRow before = rowOf(0, "하나");
    QCOMPARE(before.authorName, std::string("바다"));
    QVERIFY(before.imported && !before.tiedTo && before.importedName == "바다" && before.importedBy == "P0");
    const auto tie = m_hamlet->ask(0, TieAuthor{m_room, "바다", "kakaotalk-android", m_other});
    QVERIFY(tie && tie->messenger == "kakaotalk" && tie->member == "P1" && tie->person == m_other);
    const MessageRow after = rowOf(0, "하나");
    QCOMPARE(after.authorName, std::string("P1"));
    QVERIFY(after.imported && !after.own && after.author.isZero()); // still signed by nobody but the importer
    QCOMPARE(after.importedName, std::string("바다"));
    QCOMPARE(after.importedBy, std::string("P0"));
    QCOMPARE(after.source, before.source);
    QVERIFY(after.tiedTo == m_other);
    QCOMPARE(rowOf(0, "둘").authorName, std::string("바다새"));
    const auto ties = m_hamlet->ask(0, ListTies{m_room});
    QVERIFY(ties && ties->size() == 1 && ties->front().name == "바다" && ties->front().member == "P1");
    // Ourselves as well, and somebody else instead.
    const PersonId self = m_hamlet->ask(0, WhoAmI{})->person;
    QVERIFY(m_hamlet->ask(0, TieAuthor{m_room, "바다", "", self}));
    QCOMPARE(rowOf(0, "하나").authorName, std::string("P0"));
    QVERIFY(!rowOf(0, "하나").own);
    QCOMPARE(m_hamlet->ask(0, ListTies{m_room})->size(), size_t{1});
}

void TestTies::quotesAndHitsSayBothNames() {
    SendMessage answer;
    answer.room = m_room;
    answer.text = "응답";
    answer.replyTo = rowOf(0, "하나").id;
    QVERIFY(m_hamlet->ask(0, answer));
    m_hamlet->pass(sim::minuteMs);
    Search search;
    search.words = "하나";
    const auto hit = [&] {
        const auto hits = m_hamlet->ask(0, search);
        return hits && hits->size() == 1 ? hits->front() : SearchHit{};
    };
    QCOMPARE(rowOf(0, "응답").replyAuthor, std::string("바다"));
    QVERIFY(rowOf(0, "응답").replyImportedName.empty());
    QVERIFY(hit().authorName == "바다" && hit().importedName.empty());
    QVERIFY(m_hamlet->ask(0, TieAuthor{m_room, "바다", "", m_other}));
    QCOMPARE(rowOf(0, "응답").replyAuthor, std::string("P1"));
    QCOMPARE(rowOf(0, "응답").replyImportedName, std::string("바다"));
    QVERIFY(hit().authorName == "P1" && hit().importedName == "바다");
}

void TestTies::itStaysInThisProfile() {
    QVERIFY(m_hamlet->ask(0, TieAuthor{m_room, "바다", "", m_other}));
    m_hamlet->pass(sim::minuteMs);
    const MessageRow there = rowOf(1, "하나");
    QCOMPARE(there.authorName, std::string("바다"));
    QVERIFY(!there.tiedTo && there.importedBy == "P0");
    QVERIFY(m_hamlet->ask(1, ListTies{m_room})->empty());
}

void TestTies::aSearchBySenderFindsWhatIsTied() {
    QVERIFY(m_hamlet->say(1, m_room, "손수 쓴 글"));
    QCOMPARE(from("P1"), (Texts{"P1: 손수 쓴 글"}));
    QVERIFY(m_hamlet->ask(0, TieAuthor{m_room, "바다", "", m_other}));
    QCOMPARE(from("P1"), (Texts{"P1: 손수 쓴 글", "P1: 하나"}));
    QCOMPARE(from("바다"), (Texts{"바다새: 둘", "P1: 하나"}));
    QCOMPARE(from("P0"), Texts{}); // who brought them did not write them
    QCOMPARE(from("나무"), Texts{"나무: 셋"});
}

void TestTies::whatIsTakenBackIsAsBefore() {
    QVERIFY(m_hamlet->ask(0, TieAuthor{m_room, "바다", "", m_other}));
    const auto untied = m_hamlet->ask(0, TieAuthor{m_room, "바다", "", {}});
    QVERIFY(untied && untied->messenger == "kakaotalk");
    QCOMPARE(rowOf(0, "하나").authorName, std::string("바다"));
    QVERIFY(!rowOf(0, "하나").tiedTo);
    QCOMPARE(from("P1"), Texts{});
    const auto again = m_hamlet->ask(0, TieAuthor{m_room, "바다", "", {}});
    QVERIFY(!again && again.error().is(NodeError::NoSuchAuthor));
}

void TestTies::onlyWhoIsThereCanBeTied() {
    const auto isRefused = [&](const TieAuthor& request, NodeError why) {
        const auto answer = m_hamlet->ask(0, request);
        return !answer && answer.error().is(why);
    };
    QVERIFY(isRefused({m_room, "구름", "", m_other}, NodeError::NoSuchAuthor));
    QVERIFY(isRefused({m_room, "바", "", m_other}, NodeError::NoSuchAuthor)); // a part of a name is none
    QVERIFY(isRefused({m_room, "바다", "line", m_other}, NodeError::NoSuchAuthor));
    QVERIFY(isRefused({m_room, "", "", m_other}, NodeError::NoSuchAuthor));
    QVERIFY(isRefused({m_room, "바다", "", PersonId{}}, NodeError::NoSuchPerson));
    QVERIFY(isRefused({RoomId{}, "바다", "", m_other}, NodeError::NoSuchRoom));
    QVERIFY(m_hamlet->ask(0, ListTies{m_room})->empty());
}

void TestTies::theMessengerTellsTwoOfOneNameApart() {
    QVERIFY(bring("WhatsApp Chat with 모임.txt", "01/03/2026, 10:00 - 바다: 넷\n01/03/2026, 10:01 - 바다: 다섯\n"
                                                 "25/03/2026, 10:01 - 바다: 여섯\n"));
    QVERIFY(m_hamlet->ask(0, TieAuthor{m_room, "바다", "kakaotalk", m_other}));
    QCOMPARE(rowOf(0, "하나").authorName, std::string("P1"));
    QCOMPARE(rowOf(0, "넷").authorName, std::string("바다"));
    QCOMPARE(from("P1"), (Texts{"P1: 하나"}));
    // Without a messenger: that of the newest message.
    const auto newest = m_hamlet->ask(0, TieAuthor{m_room, "바다", "", m_other});
    QVERIFY(newest && newest->messenger == "whatsapp");
    QCOMPARE(m_hamlet->ask(0, ListTies{m_room})->size(), size_t{2});
    // And so when it is taken back, as long as there is that one.
    for (const char* messenger : {"whatsapp", "kakaotalk"}) {
        const auto untied = m_hamlet->ask(0, TieAuthor{m_room, "바다", "", {}});
        QVERIFY2(untied && untied->messenger == messenger, messenger);
    }
}

void TestTies::aFullRoomLetsTiesChange() {
    World& world = m_hamlet->parts(0).world;
    QVERIFY(m_hamlet->ask(0, TieAuthor{m_room, "바다", "", m_other}));
    for (size_t i = 1; i < tiesPerRoomMax; ++i) {
        QVERIFY(world.stores.ties.put(m_room, {"kakaotalk", "이름" + std::to_string(i), m_other}));
    }
    const PersonId self = m_hamlet->ask(0, WhoAmI{})->person;
    const auto changed = m_hamlet->ask(0, TieAuthor{m_room, "바다", "", self});
    QVERIFY(changed && changed->person == self);
    const auto refused = m_hamlet->ask(0, TieAuthor{m_room, "나무", "", self});
    QVERIFY(!refused && refused.error().is(NodeError::TooManyTies));
}

/// More than are looked at wrote under a longer name.
void TestTies::aNameBehindManyLongerOnesIsBelieved() {
    std::string text = "2026년 3월 1일 오전 8:00, 김민 : 첫째\n";
    for (uint32_t i = 0; i < authorLookback + 10; ++i) {
        text += "2026년 3월 1일 오전 9:00, 김민수 : 글 " + std::to_string(i) + "\n";
    }
    QVERIFY(bring("KakaoTalkChats2.txt",
                  "모임 3 님과 카카오톡 대화\n저장한 날짜 : 2026년 3월 2일 오후 9:10\n\n\n2026년 3월 1일 오전 8:00\n" +
                      text));
    QVERIFY(m_hamlet->ask(0, TieAuthor{m_room, "김민", "kakaotalk-android", m_other}));
    const auto ties = m_hamlet->ask(0, ListTies{m_room});
    QVERIFY(ties && ties->size() == 1 && ties->front().name == "김민" && ties->front().messenger == "kakaotalk");
}

void TestTies::filesOfALongerNameAreNotHis() {
    const QByteArray his = QByteArray(64, 'a') + ".jpg";
    const QByteArray another = QByteArray(64, 'b') + ".jpg";
    const QByteArray head = "2026년 3월 1일 오전 9:00, ";
    const QByteArray zip = transfer::test::ZipMaker::made(
        {{"K/KakaoTalkChats.txt", head + "바다 : " + his + "\r\n" + head + "바다새 : " + another + "\r\n"},
         {"K/" + his, "picture a", false},
         {"K/" + another, "picture b", false}});
    QVERIFY(bring("it.zip", zip.toStdString()));
    QVERIFY(m_hamlet->ask(0, TieAuthor{m_room, "바다", "", m_other}));
    const auto listed = [&](const std::string& sender) {
        FindFiles request;
        request.room = m_room;
        request.sender = sender;
        const auto list = m_hamlet->ask(0, request);
        Texts names;
        for (const FoundFile& each : list ? list->files : std::vector<FoundFile>()) names.push_back(each.file.name);
        return names;
    };
    QCOMPARE(listed("P1"), Texts{his.toStdString()});
    QCOMPARE(listed("바다새"), Texts{another.toStdString()});
    QCOMPARE(listed("바다").size(), size_t{2}); // both are called so
    QCOMPARE(listed("P0"), Texts{});
}

void TestTies::whoLeftIsStillFound() {
    QVERIFY(m_hamlet->say(1, m_room, "손수 쓴 글"));
    QVERIFY(m_hamlet->ask(0, TieAuthor{m_room, "바다", "", m_other}));
    m_hamlet->pass(sim::minuteMs);
    QCOMPARE(from("P1"), (Texts{"P1: 손수 쓴 글", "P1: 하나"}));
    QVERIFY(m_hamlet->ask(0, RemoveMember{m_room, m_other}));
    m_hamlet->pass(sim::minuteMs);
    QCOMPARE(from("P1"), (Texts{"P1: 손수 쓴 글", "P1: 하나"}));
}

void TestTies::exportsNameTheMemberAndArchivesKeepTheName() {
    QVERIFY(m_hamlet->ask(0, TieAuthor{m_room, "바다", "", m_other}));
    const auto textIn = [&](const char* format, const std::string& file) {
        ExportRoom request{m_room, format, std::string("out-") + format};
        request.timeZone = "UTC";
        const auto done = m_hamlet->ask(0, std::move(request));
        const auto bytes = m_hamlet->of(0).disk().read(std::string("out-") + format + file, 1 << 20);
        return done && bytes ? std::string(textOf(*bytes)) : std::string();
    };
    const std::string archive = textIn("jsonl", "/archive.jsonl");
    QVERIFY(archive.find("\"name\":\"바다\"") != std::string::npos && archive.find("하나") != std::string::npos);
    const std::string discord = textIn("discord", "/channel.json");
    const size_t at = discord.find("하나");
    QVERIFY2(at != std::string::npos, discord.c_str());
    QVERIFY(discord.find("\"name\":\"바다\"") == std::string::npos);
    QVERIFY(discord.find("바다새") != std::string::npos);
    const size_t author = discord.find("\"author\"", at);
    QVERIFY(author != std::string::npos && discord.substr(author, 200).find("P1") != std::string::npos);
}

/// What was signed by the member's key and by a fresh one, both under one name.
void TestTies::aTieOfANameCoversNoOtherKey() {
    World& world = m_hamlet->parts(0).world;
    const room::Membership& members = m_hamlet->parts(0).rooms.find(m_room)->members();
    QVERIFY(world.stores.ties.put(m_room, {"ieum", "봄", m_other}));
    room::MessageRecord record;
    record.room = m_room;
    record.author = m_hamlet->ask(0, WhoAmI{})->person;
    record.origin.emplace();
    record.origin->author = "봄";
    const auto shown = [&](const std::string& source) {
        record.origin->source = source;
        MessageRow row;
        row.authorName = "봄";
        return addProvenance(world, members, record, row) ? row : MessageRow{};
    };
    const std::string digits = m_other.hex().substr(0, signedDigits);
    const MessageRow his = shown(std::string(signedSource) + digits);
    QVERIFY(his.tiedTo == m_other && his.authorName == "P1" && his.importedName == "봄" && his.signedHere);
    for (const std::string& other : {std::string(signedDigits, 'f'), std::string(), digits.substr(1), digits + 'f'}) {
        const MessageRow row = shown(std::string(signedSource) + other);
        QVERIFY2(!row.tiedTo && row.authorName == "봄" && !row.signedHere, other.c_str());
        QVERIFY(!*isFrom(world, record, {m_other}, {}));
    }
    const MessageRow plain = shown("ieum");
    QVERIFY(plain.tiedTo == m_other && !plain.signedHere);
}

void TestTies::whoIsNotKnownAnyMoreIsNamedAsImported() {
    PersonId nobody = m_other;
    nobody.value[0] ^= std::byte{1};
    QVERIFY(m_hamlet->parts(0).world.stores.ties.put(m_room, {"kakaotalk", "바다", nobody}));
    const MessageRow row = rowOf(0, "하나");
    QCOMPARE(row.authorName, std::string("바다"));
    QVERIFY(!row.tiedTo && row.importedName == "바다");
    QCOMPARE(from("바다"), (Texts{"바다새: 둘", "바다: 하나"}));
}

QTEST_GUILESS_MAIN(TestTies)
#include "tst_ties.moc"
