// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/slack.h"

#include "export_support.h"
#include "import_support.h"
#include "transfer/bundle_import.h"
#include "transfer/error.h"
#include "transfer/limits.h"
#include "zip_support.h"

#include <QDir>
#include <QFileInfo>

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;

class SlackTest : public QObject {
    Q_OBJECT

  private slots:
    void channelIsReadInOrder();
    void textsAreReadAsPeopleReadThem_data();
    void textsAreReadAsPeopleReadThem();
    void severalChannelsAskWhich();
    void directMessagesAreNamedByTheirPeople();
    void uploadsOfOtherProgramsAreTheFiles();
    void uploadsOfAnUnpackedExportAreTheFiles();
    void uploadsOfAnUnpackedExportLeadNowhere();
    void aLongChannelIsHandedOnADayAtATime();
    void peopleOfAllDaysTogetherAreBounded();
    void brokenDaysNameTheirLine();
    void hostileNamesLeadNowhere();
    void anUnpackedExportIsReadLikeItsZip();
    void anUnpackedExportLeadsNowhere();
    void namesThatMultiplyAreBounded();
    void allThatIsPassedOverIsCounted();
    void emojiOfOurOwnExportComeBack();

  private:
    static std::vector<Packed> workspace(const QByteArray& day, const QByteArray& prefix = {});
    Result<ImportedBundle> read(const std::vector<Packed>& entries, const ImportOptions& options = {}) {
        auto zip = openZip(m_place.files(), m_place.put("slack.zip", ZipMaker::made(entries)));
        if (!zip) return passOn(zip);
        m_bundle = std::move(*zip);
        return importBundle({*m_bundle, "slack", {}}, options, m_place.files());
    }
    Place m_place;
    std::unique_ptr<Bundle> m_bundle;
};

std::vector<Packed> SlackTest::workspace(const QByteArray& day, const QByteArray& prefix) {
    return {
        {prefix + "users.json", R"([{"id":"U1","name":"hong","profile":{"real_name":"홍길동","display_name":"길동"}},
  {"id":"U2","name":"kim","profile":{"real_name":"Kim","display_name":""}}])"},
        {prefix + "channels.json", R"([{"id":"C1","name":"general","members":["U1","U2"]}])"},
        {prefix + "general/2026-03-01.json", day}};
}

void SlackTest::channelIsReadInOrder() {
    std::vector<Packed> entries = workspace(R"([
 {"type":"message","user":"U1","text":"안녕 &amp; 반가워","ts":"1772291111.000100","thread_ts":"1772291111.000100",
  "reply_count":1,"reactions":[{"name":"+1","count":2,"users":["U1","U2"]},{"name":"partyparrot","count":1,"users":["U2"]}]},
 {"type":"message","user":"U2","text":"네","ts":"1772291112.000200","thread_ts":"1772291111.000100",
  "edited":{"user":"U2","ts":"1772291113.000000"},"pinned_to":["C1"]},
 {"type":"message","subtype":"channel_join","user":"U2","text":"<@U2> has joined the channel","ts":"1772291114.000300"},
 {"type":"message","subtype":"bot_message","username":"deploys","text":"","attachments":[{"fallback":"done"}],
  "ts":"1772291115.000400"},
 {"type":"message","user":"U1","text":"","files":[{"id":"F1","name":"그림.png","mimetype":"image/png","size":12}],
  "ts":"1772291116.000500"}])",
                                            "workspace/");
    entries.push_back(
        {"workspace/general/2026-02-28.json",
         R"([{"type":"message","user":"U9","user_profile":{"real_name":"Left"},"text":"first","ts":"1772200000.000000"}])"});
    const auto made = read(entries);
    QVERIFY(made);
    const auto& messages = made->chat.messages;
    QCOMPARE(made->chat.room, std::string("general"));
    QCOMPARE(messages.size(), size_t(6));
    QCOMPARE(messages[0].text, std::string("first"));
    QCOMPARE(messages[0].author, std::string("Left"));
    QCOMPARE(messages[1].author, std::string("길동"));
    QCOMPARE(messages[1].text, std::string("안녕 & 반가워"));
    QCOMPARE(messages[1].timeMs, int64_t(1772291111000));
    QCOMPARE(messages[1].looks.reactions.size(), size_t(2));
    QCOMPARE(messages[1].looks.reactions[0].emoji, std::string("👍"));
    QCOMPARE(messages[1].looks.reactions[0].names, (std::vector<std::string>{"길동", "Kim"}));
    QCOMPARE(messages[1].looks.reactions[1].emoji, std::string(":partyparrot:"));
    QVERIFY(messages[1].replyTo.empty());
    QCOMPARE(messages[2].replyTo, messages[1].id);
    QVERIFY(messages[2].looks.edited && messages[2].looks.pinned && !messages[1].looks.edited);
    QVERIFY(messages[3].kind == ChatMessage::System);
    QCOMPARE(messages[3].text, std::string("@Kim has joined the channel"));
    QCOMPARE(messages[4].author, std::string("deploys"));
    QCOMPARE(messages[4].text, std::string("done"));
    QVERIFY(messages[5].kind == ChatMessage::Photo);
    QCOMPARE(messages[5].attachments[0].name, std::string("그림.png"));
    QVERIFY(made->media == (MediaCount{0, 1, 0}));
}

void SlackTest::textsAreReadAsPeopleReadThem_data() {
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("plain");
    const auto row = [](const char* written, const char* plain) {
        QTest::newRow(written) << QByteArray(written) << QByteArray(plain);
    };
    row("&lt;b&gt; &amp;amp;", "<b> &amp;");
    row("hi <@U1>, see <#C1|general> <!channel>", "hi @길동, see #general @channel");
    row("<@U7|somebody>", "@U7");
    row("<https://x.kr/?a=1&amp;b=2|the page> and <https://y.kr>", "the page (https://x.kr/?a=1&b=2) and https://y.kr");
    row("<mailto:a@b.kr|a@b.kr>", "a@b.kr");
    row("<!subteam^S1|@team> <!date^1392734382^{date}|Feb 18>", "@team @Feb 18");
    row("open < and <", "open < and <");
    row("&", "&");
    row("<>", "");
}

void SlackTest::textsAreReadAsPeopleReadThem() {
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, plain);
    const auto made = read(workspace(R"([{"type":"message","user":"U1","text":")" + written + R"(","ts":"1.0"}])"));
    QVERIFY(made);
    QCOMPARE(made->chat.messages[0].text, plain.toStdString());
}

void SlackTest::severalChannelsAskWhich() {
    std::vector<Packed> entries = workspace(R"([{"type":"message","user":"U1","text":"a","ts":"1.0"}])");
    entries.push_back({"groups.json", R"([{"id":"G1","name":"secret"},{"id":"G2","name":"silent"}])"});
    entries.push_back({"secret/2026-03-01.json", R"([{"type":"message","user":"U1","text":"b","ts":"2.0"}])"});
    const auto open = read(entries);
    QVERIFY(!open && open.error().is(TransferError::SeveralChats) && open.error().number == 2);
    for (const char* wanted : {"secret", "#secret", "G1"}) {
        ImportOptions options;
        options.chat = wanted;
        const auto made = read(entries, options);
        QVERIFY(made);
        QCOMPARE(made->chat.messages[0].text, std::string("b"));
        QCOMPARE(made->chat.messages[0].id, std::string("slack-G1-2.0"));
    }
}

void SlackTest::directMessagesAreNamedByTheirPeople() {
    const auto made = read({{"users.json", R"([{"id":"U1","name":"hong"},{"id":"U2","name":"kim"}])"},
                            {"dms.json", R"([{"id":"D1","members":["U1","U2"]}])"},
                            {"D1/2026-03-01.json", R"([{"type":"message","user":"U1","text":"a","ts":"1.0"}])"}});
    QVERIFY(made);
    QCOMPARE(made->chat.room, std::string("hong, kim"));
}

void SlackTest::uploadsOfOtherProgramsAreTheFiles() {
    std::vector<Packed> entries = workspace(
        R"([{"type":"message","user":"U1","text":"","files":[{"id":"F1","name":"그림.png"},{"id":"..","name":"x"}],"ts":"1.0"}])");
    entries.push_back({"__uploads/F1/picture.png", "bytes"});
    const auto made = read(entries);
    QVERIFY(made);
    QVERIFY(made->media == (MediaCount{1, 1, 0}));
    QCOMPARE(m_bundle->entries()[*made->chat.messages[0].attachments[0].entry].name,
             std::string("__uploads/F1/picture.png"));
}

void SlackTest::brokenDaysNameTheirLine() {
    const QByteArray day =
        "[{\"type\":\"message\",\"user\":\"U1\",\"text\":\"a\",\"ts\":\"1.0\"},\n{\"ts\":\"soon\"},\n"
        "{\"type\":\"message\",\"user\":\"U1\",\"text\":\"b\",\"ts\":\"2.0\"}]";
    const auto strict = read(workspace(day));
    QVERIFY(!strict && strict.error().is(TransferError::BadDate) && strict.error().number == 2);
    ImportOptions options;
    options.lenient = true;
    const auto lenient = read(workspace(day), options);
    QVERIFY(lenient);
    QCOMPARE(lenient->chat.messages.size(), size_t(2));
    QCOMPARE(lenient->chat.skipped, 1U);
    QVERIFY(lenient->chat.passedOver == (std::vector<PassedOver>{{2, PassedOver::BadDate}}));
    QVERIFY(!read(workspace("[")));
    QVERIFY(!read(workspace("{}")));
    std::vector<Packed> entries = workspace("[]");
    QVERIFY(read(entries).error().is(TransferError::NoMessages));
    entries[0].data = "[1]";
    QVERIFY(read(entries).error().is(TransferError::BadArchive));
}

void SlackTest::hostileNamesLeadNowhere() {
    std::vector<Packed> entries = workspace(R"([{"type":"message","user":"U1","text":"a","ts":"1.0"}])");
    entries[1].data = R"([{"id":"C1","name":"../general"},{"id":"C2","name":""},{"id":"","name":"/etc"}])";
    QVERIFY(read(entries).error().is(TransferError::NoMessages));
}

/// As people unpack it, in a folder of its own.
static std::string unpacked(const Place& place, const QString& folder, const std::vector<Packed>& entries) {
    for (const Packed& each : entries) {
        const QString path = folder + '/' + QString::fromUtf8(each.name);
        QDir().mkpath(QFileInfo(QString::fromStdString(place.path(path))).path());
        place.put(path, each.data);
    }
    return place.path(folder);
}

void SlackTest::anUnpackedExportIsReadLikeItsZip() {
    std::vector<Packed> entries = workspace(R"([{"type":"message","user":"U1","text":"하나","ts":"1772291111.0001"}])");
    entries.push_back(
        {"general/2026-03-02.json", R"([{"type":"message","user":"U2","text":"둘","ts":"1772391111.0"}])"});
    const auto zipped = read(entries);
    QVERIFY(zipped);
    const auto folder = openFolder(m_place.files(), unpacked(m_place, "workspace", entries));
    QVERIFY(folder);
    const auto made = importBundle({**folder, "workspace", {}}, {}, m_place.files());
    QVERIFY(made);
    QCOMPARE(made->chat.messages.size(), size_t(2));
    QVERIFY(made->chat == zipped->chat);
}

void SlackTest::anUnpackedExportLeadsNowhere() {
    const QByteArray day = R"([{"type":"message","user":"U1","text":"elsewhere","ts":"1.0"}])";
    std::vector<Packed> entries = workspace("[]");
    entries.pop_back();
    entries[1].data = R"([{"id":"C1","name":"../outside"},{"id":"C2","name":"linked"},{"id":"C3","name":".."},
        {"id":"..","name":""},{"id":"C4","name":"a/../../outside"},{"id":"C5","name":"."}])";
    const QString root = QString::fromStdString(unpacked(m_place, "hostile", entries));
    unpacked(m_place, "outside", {{"2026-03-01.json", day}});
    QVERIFY(QFile::link(QString::fromStdString(m_place.path("outside")), root + "/linked"));
    const auto folder = openFolder(m_place.files(), root.toStdString());
    QVERIFY(folder);
    for (const BundleEntry& entry : (*folder)->entries()) QVERIFY(entry.name.find('/') == std::string::npos);
    const auto made = importBundle({**folder, "hostile", {}}, {}, m_place.files());
    QVERIFY(!made && made.error().is(TransferError::NoMessages));
}

static QByteArray dayWithFiles(const QByteArray& files) {
    return R"([{"type":"message","user":"U1","text":"","files":[)" + files + R"(],"ts":"1.0"}])";
}

void SlackTest::uploadsOfAnUnpackedExportAreTheFiles() {
    std::vector<Packed> entries = workspace(
        dayWithFiles(R"({"id":"F1","name":"그림.png"},{"id":"F2","name":"없음.txt"},{"id":"F1","name":"다시.png"})"));
    entries.push_back({"__uploads/F1/picture.png", "bytes"});
    entries.push_back({"__uploads/F3/nobody's.png", "other bytes"});
    const auto folder = openFolder(m_place.files(), unpacked(m_place, "uploads", entries));
    QVERIFY(folder);
    const auto made = importBundle({**folder, "uploads", {}}, {}, m_place.files());
    QVERIFY(made);
    QVERIFY(made->media == (MediaCount{2, 1, 0}));
    const auto& files = made->chat.messages[0].attachments;
    QCOMPARE(files.size(), size_t(3));
    QVERIFY(files[0].entry && !files[1].entry && files[2].entry == files[0].entry);
    QCOMPARE(files[0].name, std::string("그림.png"));
    QCOMPARE(files[0].sizeBytes, uint64_t(5));
    const auto bytes = (*folder)->read(*files[0].entry, 100);
    QVERIFY(bytes);
    QCOMPARE(std::string(textOf(*bytes)), std::string("bytes"));
}

void SlackTest::uploadsOfAnUnpackedExportLeadNowhere() {
    const QByteArray files = R"({"id":"..","name":"a"},{"id":"../outside","name":"b"},{"id":".","name":"c"},)"
                             R"({"id":"linked","name":"d"},{"id":"a/b","name":"e"},{"id":"","name":"f"})";
    unpacked(m_place, "elsewhere", {{"F1/secret.txt", "secret"}, {"secret.txt", "secret"}});
    const QString outside = QString::fromStdString(m_place.path("elsewhere"));
    std::vector<Packed> entries = workspace(dayWithFiles(files + R"(,{"id":"links","name":"g"})"));
    entries.push_back({"__uploads/a/b/deep.txt", "deep"});
    entries.push_back({"__uploads/links/readme", "hello"});
    const QString root = QString::fromStdString(unpacked(m_place, "climbing", entries));
    QVERIFY(QFile::link(outside, root + "/__uploads/linked"));
    QVERIFY(QFile::remove(root + "/__uploads/links/readme"));
    QVERIFY(QFile::link(outside + "/secret.txt", root + "/__uploads/links/readme"));
    const QString whole =
        QString::fromStdString(unpacked(m_place, "whole", workspace(dayWithFiles(R"({"id":"F1","name":"a"})"))));
    QVERIFY(QFile::link(outside, whole + "/__uploads"));
    for (const QString& place : {root, whole}) {
        const auto folder = openFolder(m_place.files(), place.toStdString());
        QVERIFY(folder);
        const auto made = importBundle({**folder, "climbing", {}}, {}, m_place.files());
        QVERIFY(made);
        QCOMPARE(made->media.found, uint64_t(0));
        for (const auto& each : made->chat.messages[0].attachments) QVERIFY(!each.entry);
    }
}

void SlackTest::aLongChannelIsHandedOnADayAtATime() {
    std::vector<Packed> entries = workspace(dayWithFiles(R"({"id":"F1","name":"그림.png"})"));
    entries.push_back({"general/2026-03-02.json", R"([{"type":"message","user":"U2","text":"둘","ts":"2.0"}])"});
    entries.push_back({"__uploads/F1/picture.png", "bytes"});
    const auto held = read(entries);
    QVERIFY(held);
    std::vector<ChatMessage> taken;
    ImportOptions options;
    options.take = [&](ChatMessage&& message) -> Done {
        taken.push_back(std::move(message));
        return {};
    };
    const auto made = read(entries, options);
    QVERIFY(made);
    QVERIFY(taken == held->chat.messages);
    QVERIFY(made->chat.messages.empty() && made->chat.count() == 2);
    QVERIFY(made->chat.members == held->chat.members);
    QVERIFY(made->media == held->media && made->media.found == 1);
    size_t before = 0;
    options.take = [&](ChatMessage&&) -> Done {
        ++before;
        return fail(Cause::Machine, BaseError::DiskFull);
    };
    const auto refused = read(entries, options);
    QVERIFY(!refused && refused.error().is(BaseError::DiskFull));
    QCOMPARE(before, size_t(1));
    // What is wrong with the second day shows when the first one has been handed on.
    entries[entries.size() - 2].data = R"([{"type":"message","user":"U2","text":"둘","ts":"2.0"},)";
    taken.clear();
    options.take = [&](ChatMessage&& message) -> Done {
        taken.push_back(std::move(message));
        return {};
    };
    const auto broken = read(entries, options);
    QVERIFY(!broken && broken.error().is(TransferError::BadArchive));
    QVERIFY(taken == std::vector<ChatMessage>{held->chat.messages.front()});
}

/// Each day has fewer than too many.
void SlackTest::peopleOfAllDaysTogetherAreBounded() {
    const auto dayOf = [](const char* letter) {
        QByteArray day = "[";
        for (size_t i = 0; i <= limits::membersMax / 2; ++i) {
            day += QByteArray(i == 0 ? "" : ",") + R"({"type":"message","user":")" + letter +
                   QByteArray::number(qulonglong(i)) + R"(","text":"a","ts":"1.0"})";
        }
        return day + ']';
    };
    std::vector<Packed> entries = workspace(dayOf("U"));
    entries.push_back({"general/2026-03-02.json", dayOf("U")});
    QVERIFY(read(entries));
    entries.back().data = dayOf("W");
    const auto many = read(entries);
    QVERIFY(!many && many.error().is(TransferError::TooLarge));
}

/// Two letters of an id stand for a name, as often as somebody likes.
void SlackTest::namesThatMultiplyAreBounded() {
    const auto day = [](const QByteArray& rest) {
        return R"([{"type":"message","user":"U1","ts":"1.0",)" + rest + "}]";
    };
    const auto from = [&](const QByteArray& rest) {
        std::vector<Packed> entries = workspace(day(rest));
        entries[0].data = R"([{"id":"U1","name":")" + QByteArray("가").repeated(100'000) + R"("}])";
        return read(entries);
    };
    const auto said = from(R"("text":"<@U1> <@U1>")");
    QVERIFY(said);
    const std::string& name = said->chat.messages[0].author;
    QCOMPARE(QString::fromStdString(name), QString("가").repeated(static_cast<int>(limits::nameBytesMax / 3)));
    QCOMPARE(said->chat.messages[0].text, '@' + name + " @" + name);
    const auto multiplied = from("\"text\":\"" + QByteArray("<@U1>").repeated(20'000) + '"');
    QVERIFY(!multiplied && multiplied.error().is(TransferError::TooLarge));
    const auto reacted =
        from(R"("text":"a","reactions":[{"name":"+1","users":["U1")" + QByteArray(R"(,"U1")").repeated(20'000) + "]}]");
    QVERIFY(reacted);
    const auto& reactions = reacted->chat.messages[0].looks.reactions;
    QVERIFY(reactions.size() == 1 && reactions[0].names.size() <= limits::messageBytesMax / limits::nameBytesMax + 1);
}

void SlackTest::allThatIsPassedOverIsCounted() {
    QByteArray day = R"([{"type":"message","user":"U1","text":"a","ts":"1.0"})";
    const int broken = static_cast<int>(limits::passedOverMax) + 500;
    day += QByteArray(R"(,{"ts":"soon"})").repeated(broken) + ']';
    ImportOptions options;
    options.lenient = true;
    const auto made = read(workspace(day), options);
    QVERIFY(made);
    QCOMPARE(made->chat.skipped, static_cast<uint32_t>(broken));
    QCOMPARE(made->chat.passedOver.size(), limits::passedOverMax);
}

void SlackTest::emojiOfOurOwnExportComeBack() {
    Chat chat = familyChat();
    auto& reactions = chat.messages[1].looks.reactions;
    reactions.clear();
    for (const char* emoji : {"👍", "💪", "💔", "❌", "❤️", "⚠️", "🎂", "😱"}) reactions.push_back({emoji, {"나무"}});
    ieum::test::RealFiles files;
    QVERIFY(exportTo(QString::fromStdString(m_place.path("ours.zip")), "slack", chat, files));
    const auto zip = openZip(files, m_place.path("ours.zip"));
    QVERIFY(zip);
    const auto made = importBundle({**zip, "ours", {}}, {}, files);
    QVERIFY(made);
    QStringList there;
    QStringList expected;
    for (const ChatReaction& each : made->chat.messages[1].looks.reactions) there << each.emoji.c_str();
    for (const ChatReaction& each : reactions) expected << each.emoji.c_str();
    there.sort(); // Slack's order is that of the names
    expected.sort();
    QCOMPARE(there, expected);
}

QTEST_GUILESS_MAIN(SlackTest)
#include "tst_slack.moc"
