// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import_support.h"
#include "transfer/error.h"

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;
using Kind = ChatMessage::Kind;

class WhatsAppTest : public QObject {
    Q_OBJECT

  private slots:
    void readsEveryKindOfRecordOfIos();
    void readsKoreanAndroid();
    void headsOfManyLanguages_data();
    void headsOfManyLanguages();
    void linesThatAreNoHeads_data();
    void linesThatAreNoHeads();
    void ambiguousDatesAreReported();
    void placeholdersOfManyLanguages_data();
    void placeholdersOfManyLanguages();
    void typedPlaceholdersAreText();
    void newsInAnUnknownLanguage();
    void newsThatHoldAColon();
    void fileNamesNameTheRoom_data();
    void fileNamesNameTheRoom();

    void externalIos_data();
    void externalIos();
    void externalIosWithMedia();
    void externalAndroid();
    void externalAndroidWithMedia();
    void externalDateOrders_data();
    void externalDateOrders();
    void externalOwn();

  private:
    static QByteArray external(const QString& name) { return sample(name, "whatsapp"); }
};

void WhatsAppTest::readsEveryKindOfRecordOfIos() {
    const auto chat = import(fixture("ios_en.txt", "whatsapp"), {}, "dir/_chat.txt");
    compare(chat,
            {
                {"", "2026-03-13 00:05:11", Kind::System, "Messages and calls are end-to-end encrypted."},
                {"", "2026-03-13 00:05:12", Kind::System, "Ara created this group"},
                {"Ara", "2026-03-13 00:06:00", Kind::Text, "first: line\n\n  second line"},
                {"Bom", "2026-03-13 12:00:00", Kind::Photo,
                 "<attached: 00000003-PHOTO-2026-03-13-12-00-00.jpg>\nby the sea"},
                {"Bom", "2026-03-13 12:01:00", Kind::Photo, "image omitted"},
                {"Bom", "2026-03-13 12:02:00", Kind::Sticker, "sticker omitted"},
                {"Bom", "2026-03-13 12:03:00", Kind::File, "plan.pdf • 2 pages document omitted"},
                {"Bom", "2026-03-13 12:04:00", Kind::File, "<attached: 00000004-plan.pdf>"},
                {"Ara", "2026-03-13 12:05:00", Kind::Deleted, "This message was deleted."},
                {"Ara", "2026-03-13 12:06:00", Kind::Other, "Location: https://maps.google.com/?q=37.5,127.0"},
                {"+82 10-0000-0000", "2026-03-13 12:07:00", Kind::Text, "my own \u200Emark stays"},
                {"", "2026-03-13 12:08:00", Kind::System, "Ara added Cho"},
                {"Bom", "2026-03-13 12:09:00", Kind::Text, "corrected"},
                {"", "2026-03-13 12:10:00", Kind::System, "Your security code with Cho changed. Tap to learn more."},
                {"Cho", "2026-03-13 12:11:00", Kind::Other, "video omitted"},
                {"Cho", "2026-03-13 12:12:00", Kind::Text, "omitted"},
            });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->room, std::string("Book club"));
    QCOMPARE(chat->members.size(), size_t(4));
    QCOMPARE(chat->skipped, 0U);
    QCOMPARE(chat->messages[2].originalTime, std::string("13/3/26, 00:06:00"));
    QCOMPARE(chat->messages[2].source, std::string("whatsapp-ios"));
    QCOMPARE(chat->messages[2].line, 3U);
    QCOMPARE(chat->messages[3].line, 6U);
    QCOMPARE(chat->messages[3].attachments.at(0).name, std::string("00000003-PHOTO-2026-03-13-12-00-00.jpg"));
    QCOMPARE(chat->messages[6].attachments.at(0).name, std::string("plan.pdf"));
    QCOMPARE(chat->messages[7].attachments.at(0).name, std::string("00000004-plan.pdf"));
    QVERIFY(chat->messages[12].looks.edited && !chat->messages[2].looks.edited);
}

void WhatsAppTest::readsKoreanAndroid() {
    const auto chat = import(fixture("android_ko.txt", "whatsapp"));
    compare(chat, {
                      {"", "2026-03-13 00:05", Kind::System, "메시지와 통화는 종단간 암호화되어 안전하게 보호됩니다."},
                      {"", "2026-03-13 00:05", Kind::System, "나무님이 \"독서: 모임\"그룹을 만들었습니다"},
                      {"나무", "2026-03-13 00:06", Kind::Text, "안녕: 하세요\n\n둘째 줄"},
                      {"가람", "2026-03-13 12:00", Kind::Photo, "IMG-20260313-WA0001.jpg (파일 첨부됨)\n캡션"},
                      {"가람", "2026-03-13 13:00", Kind::Other, "<미디어 파일 제외됨>"},
                      {"가람", "2026-03-13 13:01", Kind::Other, "null"},
                      {"가람", "2026-03-13 13:02", Kind::File, "표.vcf (file attached)"},
                      {"나무", "2026-03-13 13:03", Kind::Deleted, "This message was deleted"},
                      {"나무", "2026-03-13 13:04", Kind::Other, "Missed voice call"},
                      {"", "2026-03-13 13:05", Kind::System, "새벽\n2026. 3. 33. 오후 1:06 - 없는 날: 글"},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->room, std::string("독서: 모임"));
    QCOMPARE(chat->messages[2].source, std::string("whatsapp-android"));
    QCOMPARE(chat->messages[2].originalTime, std::string("2026. 3. 13. 오전 12:06"));
    QCOMPARE(chat->messages[3].attachments.at(0).name, std::string("IMG-20260313-WA0001.jpg"));
    QCOMPARE(chat->skipped, 0U);
}

void WhatsAppTest::headsOfManyLanguages_data() {
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("local");
    const auto row = [](const char* name, const char* head, const char* local) {
        QTest::newRow(name) << QByteArray(head) << QString(local);
    };
    row("iOS, American", "[3/27/22, 9:41:55 PM] ", "2022-03-27 21:41:55");
    row("iOS, narrow space", "[3/27/22, 9:41:55\u202FPM] ", "2022-03-27 21:41:55");
    row("iOS, German", "[27.03.22, 21:41:55] ", "2022-03-27 21:41:55");
    row("iOS, French", "[27/03/2022 21:41:55] ", "2022-03-27 21:41:55");
    row("iOS, Indonesian", "[27/03/22 21.41.55] ", "2022-03-27 21:41:55");
    row("iOS, Vietnamese", "[21:41:55, 3/27/22] ", "2022-03-27 21:41:55");
    row("iOS, Buddhist year", "[3/27/2565 BE, 21:41:55] ", "2022-03-27 21:41:55");
    row("iOS, Japanese era", "[3/27/R4, 21:41:55] ", "2022-03-27 21:41:55");
    row("iOS, Korean", "[2022. 3. 27. 오후 9:41:55] ", "2022-03-27 21:41:55");
    row("iOS, Chinese", "[2022/3/27 下午9:41:55] ", "2022-03-27 21:41:55");
    row("iOS, Arabic", "\u200F[27\u200F/3\u200F/2022، 9:41:55 م] ", "2022-03-27 21:41:55");
    row("iOS, Arabic digits", "[٢٧/٣/٢٠٢٢، ٩:٤١:٥٥ م] ", "2022-03-27 21:41:55");
    row("Android, British", "27/03/2022, 21:41 - ", "2022-03-27 21:41");
    row("Android, Spanish", "27/3/22, 9:41 p. m. - ", "2022-03-27 21:41");
    row("Android, noon", "27/3/22, 12:00 p.m. - ", "2022-03-27 12:00");
    row("Android, midnight", "27/3/22, 12:00 AM - ", "2022-03-27 00:00");
    row("Android, Korean short", "22/3/27 PM 9:41 - ", "2022-03-27 21:41");
    row("Android, Swedish", "2022-03-27, 21:41 - ", "2022-03-27 21:41");
}

void WhatsAppTest::headsOfManyLanguages() {
    QFETCH(QByteArray, head);
    QFETCH(QString, local);
    const auto chat = import(head + "Ara: hello\n" + head + "Bom: hi\n");
    QVERIFY(chat);
    QCOMPARE(chat->messages.size(), size_t(2));
    QCOMPARE(chat->messages[0].author, std::string("Ara"));
    QCOMPARE(chat->messages[0].text, std::string("hello"));
    QCOMPARE(chat->messages[0].timeMs, seoul(local));
}

void WhatsAppTest::linesThatAreNoHeads_data() {
    QTest::addColumn<QByteArray>("line");
    for (const char* line :
         {"[21/3, 7:05 pm] Ara: without year", "2022-03-27 21:41:55 - Ara: a log", "27/03/2022 21:41 - Ara",
          "[99/99/22, 21:41:55] Ara: no day", "[27/03/22, 25:41:55] Ara: no hour", "[27/03/22, 21:41:55]Ara: no space",
          "27/03/2022, 21:41 Ara: no dash", "[] Ara: nothing"}) {
        QTest::newRow(line) << QByteArray(line);
    }
}

void WhatsAppTest::linesThatAreNoHeads() {
    QFETCH(QByteArray, line);
    QVERIFY(!import(line + '\n'));
    const auto chat = import("27/03/2022, 21:41 - Ara: hello\n" + line + '\n');
    QVERIFY(chat);
    QCOMPARE(chat->messages.size(), size_t(1));
    QCOMPARE(chat->messages[0].text, "hello\n" + line.toStdString());
}

void WhatsAppTest::ambiguousDatesAreReported() {
    const QByteArray file = "4/4/26, 21:41 - Ara: hello\nyes\n3/5/26, 21:42 - Bom: hi\n";
    const auto open = import(file);
    QVERIFY(failedWith(open, TransferError::AmbiguousDates));
    QCOMPARE(open.error().number, int64_t(3));
    ImportOptions options;
    options.dateOrder = DateOrder::DayMonthYear;
    QCOMPARE(import(file, options)->messages[1].timeMs, seoul("2026-05-03 21:42"));
    options.dateOrder = DateOrder::MonthDayYear;
    QCOMPARE(import(file, options)->messages[1].timeMs, seoul("2026-03-05 21:42"));
}

void WhatsAppTest::placeholdersOfManyLanguages_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind");
    for (const char* text :
         {"Bild weggelassen", "image absente", "imagen omitida", "immagine omessa", "imagem não revelada",
          "obrázek vynechán", "изображение отсутствует", "зображення відсутнє", "画像は含まれていません", "ไม่มีรูปภาพ",
          "đã bỏ qua hình ảnh", "gambar tidak disertakan", "फ़ोटो हटाई गई", "لم يتم إدراج الصورة"}) {
        QTest::newRow(text) << QByteArray(text) << int(Kind::Photo);
    }
    QTest::newRow("sticker") << QByteArray("Sticker weggelassen") << int(Kind::Sticker);
    QTest::newRow("video") << QByteArray("Video weggelassen") << int(Kind::Other);
    QTest::newRow("an unknown word") << QByteArray("rhywbeth") << int(Kind::Other);
}

void WhatsAppTest::placeholdersOfManyLanguages() {
    QFETCH(QByteArray, text);
    QFETCH(int, kind);
    const auto chat = import("[27/3/22, 21:41:50] Ara: Hello\r\n\u200E[27/3/22, 21:41:55] Ara: \u200E" + text + "\r\n");
    QVERIFY(chat);
    QCOMPARE(chat->messages.size(), size_t(2));
    QCOMPARE(chat->messages[1].author, std::string("Ara"));
    QCOMPARE(int(chat->messages[1].kind), kind);
    QCOMPARE(chat->messages[1].text, text.toStdString());
}

void WhatsAppTest::typedPlaceholdersAreText() {
    const QByteArray head = "[27/3/22, 21:41:55] Ara: ";
    for (const char* text : {"image omitted", "<adjunto: x.jpg>", "null", "edited <This message was edited>",
                             "look (file attached)", "x.pdf (see there)", "\u200Fשלום"}) {
        const auto chat = import(head + text + "\r\n");
        QVERIFY(chat);
        QVERIFY2(chat->messages[0].kind == Kind::Text, text);
        QCOMPARE(chat->messages[0].text, std::string(text));
        QCOMPARE(chat->messages[0].attachments.size(), size_t(0));
    }
}

/// No sentence is known here: the first record, and a name that never writes by itself.
void WhatsAppTest::newsInAnUnknownLanguage() {
    const auto chat =
        import("[27/3/22, 21:41:50] Clwb: \u200Eamgryptio\r\n[27/3/22, 21:41:51] Clwb: \u200EYmunodd Ara\r\n"
               "[27/3/22, 21:41:52] Ara: helo\r\n[27/3/22, 21:41:53] Ara: \u200Erhywbeth\r\n");
    compare(chat, {
                      {"", "2022-03-27 21:41:50", Kind::System, "amgryptio"},
                      {"", "2022-03-27 21:41:51", Kind::System, "Ymunodd Ara"},
                      {"Ara", "2022-03-27 21:41:52", Kind::Text, "helo"},
                      {"Ara", "2022-03-27 21:41:53", Kind::Other, "rhywbeth"},
                  });
    QCOMPARE(chat->room, std::string("Clwb"));
}

void WhatsAppTest::newsThatHoldAColon() {
    compare(import("27/3/22, 21:41 - Ara created group \"Club: readers\"\n"
                   "27/3/22, 21:42 - Bom changed the subject from \"Club: readers\" to \"Club: writers\"\n"
                   "27/3/22, 21:43 - Bom: Ara created group \"Club: readers\"\n"
                   "27/3/22, 21:44 - Bom:\n27/3/22, 21:45 - Cho:\n"),
            {
                {"", "2022-03-27 21:41", Kind::System, "Ara created group \"Club: readers\""},
                {"", "2022-03-27 21:42", Kind::System,
                 "Bom changed the subject from \"Club: readers\" to \"Club: writers\""},
                {"Bom", "2022-03-27 21:43", Kind::Text, "Ara created group \"Club: readers\""},
                {"Bom", "2022-03-27 21:44", Kind::Text, ""},
                {"", "2022-03-27 21:45", Kind::System, "Cho:"},
            });
}

void WhatsAppTest::fileNamesNameTheRoom_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"WhatsApp Chat with Club.txt", "WhatsApp Chat - Club.txt",
                             "Чат WhatsApp с контактом Club.txt", "Chat WhatsApp s uživatelem Club.txt",
                             "与Club的 WhatsApp 聊天.txt", "與Club的 WhatsApp 對話.txt", "Club.txt"}) {
        QTest::newRow(name) << QString(name);
    }
}

void WhatsAppTest::fileNamesNameTheRoom() {
    QFETCH(QString, name);
    QCOMPARE(import("27/3/22, 21:41 - Ara: hi\n", {}, ("dir/" + name).toStdString())->room, std::string("Club"));
}

void WhatsAppTest::externalIos_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("further");
    QTest::newRow("English") << "ios__WhatsApp Chat - Elon Musk (EN).txt" << 0;
    QTest::newRow("German") << "ios__WhatsApp Chat - Elon Musk (German).txt" << 0;
    QTest::newRow("Japanese") << "ios__iOS Japanese.txt" << 3;
}

/// One conversation on phones of three languages.
void WhatsAppTest::externalIos() {
    if (!haveSamples()) QSKIP(noSamples);
    QFETCH(QString, name);
    QFETCH(int, further);
    const auto chat = import(external(name));
    QVERIFY(chat);
    const std::vector<Kind> kinds = {Kind::System,  Kind::Text,  Kind::Photo, Kind::Photo,  Kind::Other,
                                     Kind::Other,   Kind::Text,  Kind::Text,  Kind::Other,  Kind::Sticker,
                                     Kind::Sticker, Kind::File,  Kind::File,  Kind::File,   Kind::Deleted,
                                     Kind::Photo,   Kind::Other, Kind::Text,  Kind::Text,   Kind::Photo,
                                     Kind::Deleted, Kind::Other, Kind::Other, Kind::System, Kind::System};
    QCOMPARE(chat->messages.size(), kinds.size() + size_t(further));
    for (size_t i = 0; i < kinds.size(); ++i) {
        QVERIFY2(chat->messages[i].kind == kinds[i], qPrintable(QString::number(i)));
        const char* author = kinds[i] == Kind::System ? "" : i == 20 ? "Elon Musk" : "Dmitry S";
        QCOMPARE(chat->messages[i].author, std::string(author));
    }
    QCOMPARE(chat->messages[1].timeMs, seoul("2022-03-27 21:41:35"));
    QCOMPARE(chat->messages[1].text, std::string("Hello World"));
    QCOMPARE(chat->messages[11].attachments.at(0).name, std::string("Some file.txt"));
    QCOMPARE(chat->messages[12].attachments.at(0).name, std::string("Resume-Dmitry-Starkov.pdf"));
    QCOMPARE(chat->messages[24].timeMs, seoul("2023-01-07 23:32:30"));
    QCOMPARE(chat->room, std::string("Elon Musk"));
    QCOMPARE(chat->members.size(), size_t(2));
    QCOMPARE(chat->skipped, 0U);
}

void WhatsAppTest::externalIosWithMedia() {
    if (!haveSamples()) QSKIP(noSamples);
    const auto chat = import(external("ios__WhatsApp Chat - Elon Musk (EN+Media).txt"));
    QVERIFY(chat);
    QCOMPARE(chat->messages.size(), size_t(25));
    const ChatCounts counts = countOf(*chat);
    QCOMPARE(counts.system, uint64_t(3));
    QCOMPARE(counts.attachments, uint64_t(13));
    QCOMPARE(chat->messages[2].attachments.at(0).name, std::string("00000035-PHOTO-2022-03-27-21-41-55.jpg"));
    QVERIFY(chat->messages[2].kind == Kind::Photo);
    QVERIFY(chat->messages[4].kind == Kind::File);
    QVERIFY(chat->messages[9].kind == Kind::Sticker);
    QCOMPARE(chat->messages[11].attachments.at(0).name, std::string("00000046-Some file.txt"));
    QCOMPARE(chat->messages[11].text, std::string("Some file.txt <attached: 00000046-Some file.txt>"));
}

void WhatsAppTest::externalAndroid() {
    if (!haveSamples()) QSKIP(noSamples);
    const auto chat =
        import(external("android__WhatsApp Chat with Dmitry S EN Android.txt"), {}, "WhatsApp Chat with Dmitry S.txt");
    QVERIFY(chat);
    QCOMPARE(chat->messages.size(), size_t(60));
    QCOMPARE(countOf(*chat).system, uint64_t(1));
    QCOMPARE(countOf(*chat).attachments, uint64_t(2));
    QCOMPARE(chat->members.size(), size_t(2));
    QCOMPARE(chat->room, std::string("Dmitry S"));
    QCOMPARE(chat->skipped, 0U);
    // The notice on top is later than what follows.
    QCOMPARE(chat->messages[0].timeMs, seoul("2022-03-23 13:31"));
    QCOMPARE(chat->messages[1].timeMs, seoul("2022-03-18 14:56"));
    QCOMPARE(chat->messages[38].text,
             std::string("Pimlico Gardens\nLondon, United Kingdom\nhttps://foursquare.com/v/4e89af95e5fa82ad4c0aa03b"));
    QCOMPARE(chat->messages[59].text, std::string("Missed voice call"));
    QVERIFY(chat->messages[59].kind == Kind::Other);
    const auto deleted = std::count_if(chat->messages.begin(), chat->messages.end(),
                                       [](const ChatMessage& each) { return each.kind == Kind::Deleted; });
    QCOMPARE(deleted, 8);
}

void WhatsAppTest::externalAndroidWithMedia() {
    if (!haveSamples()) QSKIP(noSamples);
    const auto chat = import(external("android__WhatsApp Chat with Dmitry S EN+Media Android.txt"));
    QVERIFY(chat);
    QCOMPARE(chat->messages.size(), size_t(60));
    QCOMPARE(countOf(*chat).attachments, uint64_t(11));
    QCOMPARE(chat->messages[3].text, std::string("<Media omitted>\nCaption"));
    QCOMPARE(chat->messages[6].attachments.at(0).name, std::string("PTT-20220323-WA0000.opus"));
    QCOMPARE(chat->messages[9].text, std::string("IMG-20220323-WA0002.jpg (file attached)\nТитл"));
    QVERIFY(chat->messages[9].kind == Kind::Photo);
    QVERIFY(chat->messages[13].kind == Kind::Sticker);
}

void WhatsAppTest::externalDateOrders_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"test_[mmddyy]_24hrs.txt", "test_ddmmyy_24hrs.txt", "test_mmddyy_24hrs.txt",
                             "test_mmddyyyy_12hrs.txt", "test_yyyymmdd_24hrs.txt"}) {
        QTest::newRow(name) << QString(name);
    }
}

void WhatsAppTest::externalDateOrders() {
    if (!haveSamples()) QSKIP(noSamples);
    QFETCH(QString, name);
    const char* two = "Lorem ipsum dolor sit amet,\nconsectetur adipiscing elit. Duis libero.";
    compare(import(external(name)),
            {
                {"John Doe", "2019-01-01 11:25", Kind::Text, "Lorem ipsum dolor sit amet."},
                {"John Doe", "2019-01-20 11:23", Kind::Text, "."},
                {"Jahn Doe", "2019-01-30 20:49", Kind::Text, two},
                {"John-John Doe", "2020-06-10 15:55", Kind::Text, "Lorem ipsum : dolor sit amet."},
                {"", "2020-06-20 00:08", Kind::System, "+12 345 578 created group \"Groupname\""},
                {"", "2020-06-30 09:10", Kind::System, "You were added"},
                {"John Doe 🤓", "2021-12-10 10:10", Kind::Text, "Lorem ipsum 🤓"},
                {"🤓", "2021-12-20 12:10", Kind::Text, "Lorem ipsum 🤓"},
                {"John Doe", "2021-12-30 22:01", Kind::Text, two},
            });
}

void WhatsAppTest::externalOwn() {
    if (!haveSamples()) QSKIP(noSamples);
    const auto ios = import(external("_chat.txt"), {}, "_chat.txt");
    compare(ios,
            {
                {"", "2026-03-01 00:05:11", Kind::System, "Messages and calls are end-to-end encrypted."},
                {"홍길동", "2026-03-01 00:05:12", Kind::Text, "안녕: 하세요\n둘째 줄"},
                {"김철수", "2026-03-25 13:08:00", Kind::Photo, "<attached: 00000003-PHOTO-2026-03-25-13-08-00.jpg>"},
            });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(ios->room, std::string("가족방"));
    const auto android = import(external("WhatsApp Chat with Family.txt"), {}, "WhatsApp Chat with Family.txt");
    compare(android,
            {
                {"", "2026-03-01 00:05", Kind::System,
                 "Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, "
                 "can read or listen to them."},
                {"", "2026-03-01 00:05", Kind::System, "홍길동 created group \"가족방\""},
                {"홍길동", "2026-03-01 00:05", Kind::Text, "안녕: 하세요\n둘째 줄"},
                {"김철수", "2026-03-25 13:08", Kind::Photo, "IMG-20260301-WA0001.jpg (file attached)\n캡션"},
                {"김철수", "2026-03-25 13:09", Kind::Other, "<Media omitted>"},
            });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(android->room, std::string("Family"));
}

QTEST_GUILESS_MAIN(WhatsAppTest)
#include "tst_whatsapp.moc"
