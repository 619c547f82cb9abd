// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Exports with media: which text is the chat, and which file is whose.
#include "transfer/bundle_import.h"

#include "both_ways.h"
#include "import_support.h"
#include "transfer/limits.h"
#include "zip_support.h"

#include <QDir>

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;

class BundleImportTest : public QObject {
    Q_OBJECT

  private slots:
    void androidZipKeepsItsPictures();
    void iosZipLinksByTime();
    void iosZipWithPlacesForMoreThanThereIs();
    void realIosZipIsRead();
    void whatsAppZipLinksByName();
    void whatsAppAndroidZipLinksByName();
    void ourOwnArchiveComesBackInAZip();
    void telegramZipLinksByPath();
    void partsAreJoined();
    void severalChatsAskWhich();
    void textAttachmentsAreNoChats();
    void namesTakenApartAreFound();
    void zipInAZipIsRefused();
    void withoutAChatItIsNoExport();
    void climbingNamesFindNothing();
    void aFolderIsReadLikeAZip();
    void besideAChosenTextOnlyMessengersNamesCount();
    void besideAChosenTextNamesThatCanBeGuessedDoNotCount();
    void partsTogetherAreBounded();
    void idsOfPartsStayApart();

  private:
    Result<ImportedBundle> fromZip(const std::vector<Packed>& entries, const ImportOptions& options = {}) {
        m_bundle.reset();
        auto zip = openZip(m_place.files(), m_place.put("it.zip", ZipMaker::made(entries)));
        if (!zip) return passOn(zip);
        m_bundle = std::move(*zip);
        return importBothWays({*m_bundle, m_title, {}}, options, m_place.files());
    }
    std::string entryOf(const ChatMessage& message, size_t attachment = 0) const {
        if (attachment >= message.attachments.size() || !message.attachments[attachment].entry) return {};
        return m_bundle->entries()[*message.attachments[attachment].entry].name;
    }
    Place m_place;
    std::string m_title = "zip";
    std::unique_ptr<Bundle> m_bundle;
};

static const QByteArray hashA = QByteArray(64, 'a') + ".jpg";
static const QByteArray hashB = QByteArray(64, 'b') + ".jpg";

void BundleImportTest::androidZipKeepsItsPictures() {
    const QByteArray text = "\xEF\xBB\xBF가족방 3 님과 카카오톡 대화\r\n저장한 날짜 : 2026년 3월 1일 오후 3:19\n\n\r\n"
                            "2026년 3월 1일 오전 9:00, 나무 : " +
                            hashA + "\r\n" + hashB +
                            "\r\n2026년 3월 1일 오전 9:01, 바다 : 파일: plan%20A.pdf\r\n"
                            "2026년 3월 1일 오전 9:02, 바다 : " +
                            QByteArray(64, 'c') + ".mp4\r\n";
    const auto read = fromZip({{"KakaoTalk_Chats_1/KakaoTalkChats.txt", text},
                               {"KakaoTalk_Chats_1/" + hashA, "picture a", false},
                               {"KakaoTalk_Chats_1/" + hashB, "picture b", false},
                               {"KakaoTalk_Chats_1/plan A.pdf", "plan"},
                               {"KakaoTalk_Chats_1/other.bin", "nobody's"}});
    QVERIFY(read);
    const Chat& chat = read->chat;
    QCOMPARE(chat.room, std::string("가족방"));
    QCOMPARE(chat.messages.size(), size_t(3));
    QCOMPARE(entryOf(chat.messages[0]), "KakaoTalk_Chats_1/" + hashA.toStdString());
    QCOMPARE(entryOf(chat.messages[0], 1), "KakaoTalk_Chats_1/" + hashB.toStdString());
    QCOMPARE(chat.messages[0].attachments[0].sizeBytes, uint64_t(9));
    QCOMPARE(entryOf(chat.messages[1]), std::string("KakaoTalk_Chats_1/plan A.pdf"));
    QCOMPARE(entryOf(chat.messages[2]), std::string());
    QVERIFY(read->media == (MediaCount{3, 1, 1}));
}

static QByteArray iosText(const QByteArray& records) {
    return "Talk_2026.6.10 09:30-1.txt\r\n저장한 날짜 : 2026. 6. 10. 오전 9:45\r\n\r\n\r\n2026년 6월 10일 수요일\r\n" +
           records;
}

void BundleImportTest::iosZipLinksByTime() {
    const auto read = fromZip({{"Talk_2026.6.10 09_30-1.txt", iosText("2026. 6. 10. 09:32, 나무 : 사진 2장\r\n"
                                                                      "2026. 6. 10. 09:33, 바다 : 파일: 보고서.pdf\r\n"
                                                                      "2026. 6. 10. 09:33, 바다 : 음성메시지\r\n"
                                                                      "2026. 6. 10. 09:34, 나무 : 동영상\r\n"
                                                                      "2026. 6. 10. 09:35, 나무 : 사진\r\n")},
                               {"20260610_093201_2.jpeg", "second"},
                               {"20260610_093201_1.jpeg", "first"},
                               {"20260610_093300.pdf", "report"},
                               {"20260610_093310.m4a", "voice"},
                               {"20260610_093400.mp4", "film"},
                               {"20260610_094000.jpeg", "nobody's"}});
    QVERIFY(read);
    const auto& messages = read->chat.messages;
    QCOMPARE(entryOf(messages[0]), std::string("20260610_093201_1.jpeg"));
    QCOMPARE(entryOf(messages[0], 1), std::string("20260610_093201_2.jpeg"));
    QCOMPARE(messages[1].attachments.size(), size_t(1));
    QCOMPARE(messages[1].attachments[0].name, std::string("보고서.pdf"));
    QCOMPARE(entryOf(messages[1]), std::string("20260610_093300.pdf"));
    QCOMPARE(entryOf(messages[2]), std::string("20260610_093310.m4a"));
    QCOMPARE(entryOf(messages[3]), std::string("20260610_093400.mp4"));
    QCOMPARE(entryOf(messages[4]), std::string());
    QVERIFY(read->media == (MediaCount{5, 1, 1}));
}

/// Two people, two pictures named in the text, one file: nobody is given somebody else's picture.
void BundleImportTest::iosZipWithPlacesForMoreThanThereIs() {
    const QByteArray one = "2026. 6. 10. 09:32, 나무 : 사진\r\n2026. 6. 10. 09:32, 바다 : 사진\r\n";
    const auto open = fromZip({{"Talk_1-1.txt", iosText(one)}, {"20260610_093201.jpeg", "whose?"}});
    QVERIFY(open);
    QCOMPARE(entryOf(open->chat.messages[0]), std::string());
    QVERIFY(open->media == (MediaCount{0, 2, 1}));
    const auto both = fromZip(
        {{"Talk_1-1.txt", iosText(one)}, {"20260610_093205.jpeg", "later"}, {"20260610_093201.jpeg", "sooner"}});
    QVERIFY(both);
    QCOMPARE(entryOf(both->chat.messages[0]), std::string("20260610_093201.jpeg"));
    QCOMPARE(entryOf(both->chat.messages[1]), std::string("20260610_093205.jpeg"));
    // One person's pictures are hers whichever of them is left.
    const auto hers =
        fromZip({{"Talk_1-1.txt", iosText("2026. 6. 10. 09:32, 나무 : 사진\r\n2026. 6. 10. 09:32, 나무 : 사진\r\n")},
                 {"20260610_093201.jpeg", "one"}});
    QVERIFY(hers);
    QCOMPARE(entryOf(hers->chat.messages[0]), std::string("20260610_093201.jpeg"));
}

void BundleImportTest::realIosZipIsRead() {
    if (!haveSamples()) QSKIP(noSamples);
    const auto zip = openZip(m_place.files(), m_place.put("ios.zip", sample("ios-zip-minimal.zip")));
    QVERIFY(zip);
    const auto read = importBundle({**zip, "ios", {}}, {}, m_place.files());
    QVERIFY(read);
    QCOMPARE(read->chat.room, std::string("테스트방"));
    QCOMPARE(read->chat.messages.size(), size_t(15));
    QVERIFY(read->media == (MediaCount{3, 2, 0})); // one photo and missing.pdf are not in it
    QCOMPARE(read->chat.messages[3].attachments[0].name, std::string("보고서.pdf"));
    QCOMPARE((*zip)->entries()[*read->chat.messages[2].attachments[0].entry].name,
             std::string("20260610_093200_1.jpeg"));
}

void BundleImportTest::whatsAppZipLinksByName() {
    m_title = "WhatsApp Chat - Family";
    const auto read =
        fromZip({{"_chat.txt", "\u200E[13/03/2026, 09:00:00] Ara: \u200E<attached: 00000012-PHOTO-2026-03-13.jpg>\r\n"
                               "[13/03/2026, 09:00:05] Ara: Plan.pdf • \u200E2 pages "
                               "\u200E<attached: 00000013-Plan.pdf>\r\n"
                               "\u200E[13/03/2026, 09:01:00] Bom: \u200E<attached: gone.opus>\r\n"},
                 {"00000012-PHOTO-2026-03-13.jpg", "photo"},
                 {"00000013-Plan.pdf", "plan"}});
    QVERIFY(read);
    QCOMPARE(read->chat.room, std::string("Family"));
    QCOMPARE(entryOf(read->chat.messages[0]), std::string("00000012-PHOTO-2026-03-13.jpg"));
    QCOMPARE(entryOf(read->chat.messages[1]), std::string("00000013-Plan.pdf"));
    QVERIFY(read->media == (MediaCount{2, 1, 0}));
}

void BundleImportTest::whatsAppAndroidZipLinksByName() {
    m_title = "WhatsApp Chat with Family";
    const auto read = fromZip(
        {{"WhatsApp Chat with Family.txt", "13/03/2026, 09:00 - Ara: IMG-20260313-WA0002.jpg (file attached)\nlook\n"
                                           "13/03/2026, 09:01 - Bom: 회의록.hwp (file attached)\n"
                                           "13/03/2026, 09:02 - Bom: \u200E표.xlsx (파일 첨부됨)\n"
                                           "13/03/2026, 09:03 - Bom: 없는 것.xlsx (파일 첨부됨)\n"},
         {"표.xlsx", "table"},
         {"IMG-20260313-WA0002.jpg", "photo"},
         {"회의록.hwp", "minutes"}});
    QVERIFY(read);
    QCOMPARE(entryOf(read->chat.messages[0]), std::string("IMG-20260313-WA0002.jpg"));
    QCOMPARE(entryOf(read->chat.messages[1]), std::string("회의록.hwp"));
    QCOMPARE(entryOf(read->chat.messages[2]), std::string("표.xlsx")); // in a language whose word nobody knows here
    QVERIFY(read->chat.messages[2].kind == ChatMessage::File && read->chat.messages[3].kind == ChatMessage::Text);
    QVERIFY(read->media == (MediaCount{3, 0, 0}));
}

void BundleImportTest::ourOwnArchiveComesBackInAZip() {
    const QByteArray archive =
        R"({"format":"ieum-archive","version":1,"room":"모임","tz":"UTC","encoding":"utf-8","skipped":0,"members":[]})"
        "\n"
        R"({"id":"1","author":{"id":"a","name":"나무"},"time":1772291111000,"original_time":"","kind":"file","text":"","reply_to":"","attachments":[{"name":"계획.pdf","size":4,"sha256":"","path":"files/0-plan.pdf"}],"provenance":{"source":"ieum","line":0}})"
        "\n";
    const auto read =
        fromZip({{"모임/archive.jsonl", archive}, {"모임/index.html", "<html>"}, {"모임/files/0-plan.pdf", "plan"}});
    QVERIFY(read);
    QCOMPARE(read->chat.room, std::string("모임"));
    QCOMPARE(entryOf(read->chat.messages[0]), std::string("모임/files/0-plan.pdf"));
    QVERIFY(read->media == (MediaCount{1, 0, 1}));
}

void BundleImportTest::telegramZipLinksByPath() {
    const QByteArray json =
        R"({"name":"Club","type":"private_group","id":7,"messages":[
 {"id":1,"type":"message","date":"2026-03-01T09:00:00","date_unixtime":"1772323200","from":"Ara","from_id":"user1",
  "photo":"photos/photo_1.jpg","width":1,"height":1,"text":""},
 {"id":2,"type":"message","date":"2026-03-01T09:00:10","date_unixtime":"1772323210","from":"Ara","from_id":"user1",
  "file":"(File not included.","file_name":"plan.pdf","text":""}]})";
    const auto read = fromZip({{"ChatExport/result.json", json}, {"ChatExport/photos/photo_1.jpg", "photo"}});
    QVERIFY(read);
    QCOMPARE(entryOf(read->chat.messages[0]), std::string("ChatExport/photos/photo_1.jpg"));
    QVERIFY(read->media == (MediaCount{1, 1, 0}));
}

void BundleImportTest::partsAreJoined() {
    const auto record = [](int minute) {
        return iosText("2026. 6. 10. 09:" + QByteArray::number(minute) + ", 나무 : " + QByteArray::number(minute) +
                       "\r\n");
    };
    const auto read = fromZip({{"Talk_2026.6.10-10.txt", record(50)},
                               {"Talk_2026.6.10-2.txt", record(40)},
                               {"Talk_2026.6.10-1.txt", record(30)}});
    QVERIFY(read);
    QCOMPARE(read->chat.messages.size(), size_t(3));
    QCOMPARE(read->chat.messages[1].text, std::string("40"));
    QCOMPARE(read->chat.messages[2].text, std::string("50"));
    QCOMPARE(read->chat.members.size(), size_t(1));
}

void BundleImportTest::severalChatsAskWhich() {
    const std::vector<Packed> two = {{"Talk_a-1.txt", iosText("2026. 6. 10. 09:30, 나무 : 하나\r\n")},
                                     {"Talk_b-1.txt", iosText("2026. 6. 10. 09:30, 나무 : 둘\r\n")}};
    const auto open = fromZip(two);
    QVERIFY(!open && open.error().is(TransferError::SeveralChats) && open.error().number == 2);
    ImportOptions options;
    options.chat = "Talk_b";
    const auto read = fromZip(two, options);
    QVERIFY(read);
    QCOMPARE(read->chat.messages[0].text, std::string("둘"));
}

void BundleImportTest::textAttachmentsAreNoChats() {
    const QByteArray other = "2026년 3월 1일 오전 9:00, 누구 : 남의 대화\r\n";
    const auto read = fromZip({{"20260610_093200.txt", other},
                               {"보낸 파일.txt", other},
                               {"Talk_2026.6.10-1.txt", iosText("2026. 6. 10. 09:32, 나무 : 파일: 옛 대화.txt\r\n")}});
    QVERIFY(read);
    QCOMPARE(read->chat.messages.size(), size_t(1));
    QCOMPARE(entryOf(read->chat.messages[0]), std::string("20260610_093200.txt"));
}

void BundleImportTest::namesTakenApartAreFound() {
    const QByteArray apart = QString("한글.pdf").normalized(QString::NormalizationForm_D).toUtf8();
    const auto read =
        fromZip({{"KakaoTalkChats.txt", "2026년 3월 1일 오전 9:00, 나무 : 파일: 한글.pdf\r\n"}, {apart, "x"}});
    QVERIFY(read);
    QVERIFY(read->media == (MediaCount{1, 0, 0}));
}

void BundleImportTest::zipInAZipIsRefused() {
    const auto nested = fromZip({{"inner.zip", ZipMaker::made({{"_chat.txt", "x"}}), false}});
    QVERIFY(!nested && nested.error().is(TransferError::NestedZip));
    // As somebody's attachment a zip is a file like any other.
    const auto sent = fromZip({{"KakaoTalkChats.txt", "2026년 3월 1일 오전 9:00, 나무 : 파일: inner.zip\r\n"},
                               {"inner.zip", "PK\3\4", false}});
    QVERIFY(sent && sent->media.found == 1);
}

void BundleImportTest::withoutAChatItIsNoExport() {
    for (const std::vector<Packed>& entries :
         {std::vector<Packed>{}, {{"readme.txt", "hello"}}, {{"photo.jpg", "x"}}, {{"a/b/c/_chat.txt", "x"}}}) {
        const auto read = fromZip(entries);
        QVERIFY(!read && read.error().is(TransferError::NotAnExport));
    }
}

void BundleImportTest::climbingNamesFindNothing() {
    const auto read =
        fromZip({{"KakaoTalk_Chats_1/KakaoTalkChats.txt", "2026년 3월 1일 오전 9:00, 나무 : 파일: ../secret.txt\r\n"
                                                          "2026년 3월 1일 오전 9:01, 나무 : 파일: /etc/passwd\r\n"},
                 {"secret.txt", "x"}});
    QVERIFY(read);
    QVERIFY(read->media == (MediaCount{0, 2, 1}));
}

void BundleImportTest::aFolderIsReadLikeAZip() {
    const Place place;
    place.put("KakaoTalkChats.txt", "2026년 3월 1일 오전 9:00, 나무 : " + hashA + "\r\n");
    place.put(hashA, "picture");
    QVERIFY(QFile::link("/etc/passwd", QString::fromStdString(place.path("link.txt"))));
    QVERIFY(QDir(QString::fromStdString(place.path())).mkdir("files"));
    place.put("files/1-a.txt", "ours");
    const Place other; // a folder of somebody's, to which a link leads
    other.put("private.jpg", "nobody's business");
    QVERIFY(QFile::link(QString::fromStdString(other.path()), QString::fromStdString(place.path("photos"))));
    const auto folder = openFolder(place.files(), place.path());
    QVERIFY(folder);
    QCOMPARE((*folder)->entries().size(), size_t(3)); // links are none of ours
    QVERIFY(QFile::link(QString::fromStdString(place.path()), QString::fromStdString(other.path("chosen"))));
    const auto chosen = openFolder(place.files(), other.path("chosen")); // but this one the user chose
    QVERIFY(chosen && (*chosen)->entries().size() == 3);
    const auto read = importBundle({**folder, "folder", {}}, {}, place.files());
    QVERIFY(read);
    QVERIFY(read->media == (MediaCount{1, 0, 1}));
    const auto bytes = (*folder)->read(*read->chat.messages[0].attachments[0].entry, 100);
    QVERIFY(bytes && textOf(*bytes) == "picture");
    QVERIFY(!openFolder(place.files(), place.path("nothing")));
}

/// Somebody else wrote the text: it must not pick what it likes from the folder that it was saved to.
void BundleImportTest::besideAChosenTextOnlyMessengersNamesCount() {
    const Place place;
    place.put("KakaoTalkChats.txt", "2026년 3월 1일 오전 9:00, 나무 : " + hashA +
                                        "\r\n2026년 3월 1일 오전 9:01, 나무 : 파일: passwords.txt\r\n");
    place.put(hashA, "picture");
    place.put("passwords.txt", "secret");
    const auto folder = openFolder(place.files(), place.path());
    QVERIFY(folder);
    const auto read = importBundle({**folder, "Downloads", "KakaoTalkChats.txt"}, {}, place.files());
    QVERIFY(read);
    QVERIFY(read->media == (MediaCount{1, 1, 0}));
    const auto whole = importBundle({**folder, "KakaoTalk_Chats_2026-03-01", "KakaoTalkChats.txt"}, {}, place.files());
    QVERIFY(whole && whole->media == (MediaCount{2, 0, 0}));
}

/// Cameras and messengers count: what they call the pictures of a day is known to everybody.
void BundleImportTest::besideAChosenTextNamesThatCanBeGuessedDoNotCount() {
    const Place place;
    place.put("_chat.txt", "[13/03/2026, 09:00:00] Ara: <attached: IMG-20260313-WA0001.jpg>\r\n"
                           "[13/03/2026, 09:00:05] Ara: <attached: 00000012-PHOTO-2026-03-13-09-00-00.jpg>\r\n");
    place.put(
        "archive.jsonl",
        R"({"format":"ieum-archive","version":1,"room":"r","tz":"UTC","encoding":"utf-8","skipped":0,"members":[]})"
        "\n"
        R"({"id":"1","author":{"id":"a","name":"나무"},"time":1772291111000,"original_time":"","kind":"file","text":"","reply_to":"","attachments":[{"name":"plan.pdf","size":4,"sha256":"","path":"files/plan.pdf"}],"provenance":{"source":"ieum","line":0}})"
        "\n");
    place.put("IMG-20260313-WA0001.jpg", "mine");
    place.put("00000012-PHOTO-2026-03-13-09-00-00.jpg", "mine");
    QVERIFY(QDir(QString::fromStdString(place.path())).mkdir("files"));
    place.put("files/plan.pdf", "mine");
    const auto folder = openFolder(place.files(), place.path());
    QVERIFY(folder);
    const auto chat = importBundle({**folder, "Downloads", "_chat.txt"}, {}, place.files());
    QVERIFY(chat && chat->media == (MediaCount{0, 2, 0}));
    const auto archive = importBundle({**folder, "Downloads", "archive.jsonl"}, {}, place.files());
    QVERIFY(archive && archive->media == (MediaCount{0, 1, 0}));
    const auto made = importBundle({**folder, "WhatsApp Chat - Ara", "_chat.txt"}, {}, place.files());
    QVERIFY(made && made->media == (MediaCount{2, 0, 0}));
}

namespace {

/// Texts that claim to be of any size.
class ClaimedBundle : public Bundle {
  public:
    void add(const std::string& name, const QByteArray& bytes, uint64_t claimed) {
        m_entries.push_back({name, claimed});
        m_bytes.push_back(bytes);
    }
    Done stream(size_t entry, const Sink& sink) const override {
        const auto more = sink(viewOf(m_bytes[entry]));
        return more ? Done() : passOn(more);
    }

  private:
    std::vector<QByteArray> m_bytes;
};

} // namespace

void BundleImportTest::partsTogetherAreBounded() {
    const QByteArray text = iosText("2026. 6. 10. 09:30, 나무 : 글\r\n");
    for (const uint64_t claimed : {uint64_t(1'000), limits::fileBytesMax}) {
        ClaimedBundle parts;
        parts.add("Talk_2026.6.10-1.txt", text, static_cast<uint64_t>(text.size()));
        parts.add("Talk_2026.6.10-2.txt", text, claimed);
        const auto read = importBundle({parts, "parts", {}}, {}, m_place.files());
        QCOMPARE(read.has_value(), claimed == 1'000);
        if (!read) QVERIFY(read.error().is(TransferError::TooLarge));
        ClaimedBundle days;
        days.add("users.json", "[]", 2);
        days.add("channels.json", R"([{"id":"C1","name":"c"}])", 30);
        days.add("c/2026-03-01.json", R"([{"type":"message","user":"U1","text":"a","ts":"1.0"}])", 100);
        days.add("c/2026-03-02.json", R"([{"type":"message","user":"U1","text":"b","ts":"2.0"}])", claimed + 1);
        const auto slack = importBundle({days, "slack", {}}, {}, m_place.files());
        QCOMPARE(slack.has_value(), claimed == 1'000);
        if (!slack) QVERIFY(slack.error().is(TransferError::TooLarge));
    }
}

/// The same was said in three parts, in one minute, by one person.
void BundleImportTest::idsOfPartsStayApart() {
    const QByteArray text = iosText("2026. 6. 10. 09:30, 나무 : 글\r\n");
    const auto read =
        fromZip({{"Talk_2026.6.10-1.txt", text}, {"Talk_2026.6.10-2.txt", text}, {"Talk_2026.6.10-3.txt", text}});
    QVERIFY(read);
    QSet<QString> ids;
    for (const ChatMessage& message : read->chat.messages) ids.insert(QString::fromStdString(message.id));
    QCOMPARE(ids.size(), 3);
}

QTEST_GUILESS_MAIN(BundleImportTest)
#include "tst_bundle_import.moc"
