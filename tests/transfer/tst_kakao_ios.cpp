// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import_support.h"
#include "transfer/error.h"

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;
using Kind = ChatMessage::Kind;

class KakaoIosTest : public QObject {
    Q_OBJECT

  private slots:
    void readsEveryKindOfRecord();
    void readsEnglishStamps();
    void pastedAndroidRecordStaysInsideItsMessage();
    void recognisedWithoutHeader();
    void terminatorsTellRecordsFromPastedOnes();
    void numberThatIsNoCountStaysInTheTitle();
    void sameConversationAsOnAndroidHasTheSameIds();
    void headerAloneHasNoMessages();

    void externalText();
    void externalMinimal();
    void externalMissingPhoto();
    void externalMarkup();
};

void KakaoIosTest::readsEveryKindOfRecord() {
    const auto chat = import(fixture("ios_records.txt"));
    compare(chat,
            {
                {"", "2026-03-01 00:05", Kind::System, "나무님이 가람 : 팀장님과 새벽님을 초대했습니다."},
                {"가람 : 팀장", "2026-03-01 00:05", Kind::Text, "자정에 : 첫 글"},
                {"나무", "2026-03-01 12:00", Kind::Text, "정오\n\n  들여쓴 줄"},
                {"나무", "2026-03-01 13:08", Kind::Sticker, "이모티콘 "},
                {"", "2026-03-01 13:08", Kind::Deleted, "메시지가 삭제되었습니다."},
                {"나무", "2026-03-01 13:09", Kind::File, "파일: 50%25.pdf"},
                {"", "2026-03-01 13:10", Kind::System, "새벽님이 나갔습니다."},
                {"나무", "2026-03-01 13:11", Kind::Text, "2026. 13. 40. 13:08, 없는 날 : 글"},
                {"", "2026-03-02 00:00", Kind::System, "손님님이 들어왔습니다.\n타인, 기관 등의 사칭에 유의해 주세요."},
                {"손님", "2026-03-02 00:01", Kind::Photo, "사진 2장"},
            });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->room, std::string("독서 모임 2"));
    QCOMPARE(chat->members.size(), size_t(3));
    QCOMPARE(chat->skipped, 0U);
    QCOMPARE(chat->messages[1].originalTime, std::string("2026. 3. 1. 오전 12:05"));
    QCOMPARE(chat->messages[5].originalTime, std::string("2026-03-01 오후 1:09"));
    QCOMPARE(chat->messages[1].source, std::string("kakaotalk-ios"));
    QCOMPARE(chat->messages[1].line, 8U);
    QCOMPARE(chat->messages[3].line, 12U);
    QCOMPARE(chat->messages[5].attachments.at(0).name, std::string("50%25.pdf"));
}

void KakaoIosTest::readsEnglishStamps() {
    const auto chat = import(fixture("ios_records_en.txt"));
    compare(chat, {
                      {"", "2015-08-01 00:05", Kind::System, "Ara invited Bom and Cho."},
                      {"Bom", "2015-08-01 00:05", Kind::Text, "midnight\n\nsecond: line"},
                      {"Ara", "2015-08-01 19:12", Kind::Photo, "photo"},
                      {"Ara", "2015-08-01 22:23", Kind::Text, "late"},
                      {"Bom", "2015-08-02 20:34", Kind::Text, "from Britain"},
                      {"", "2015-08-02 20:35", Kind::System, "Cho left this chatroom."},
                      {"Bom", "2015-09-03 20:35", Kind::Text, "autumn"},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->room, std::string("Book club"));
    QCOMPARE(chat->skipped, 0U);
}

void KakaoIosTest::pastedAndroidRecordStaysInsideItsMessage() {
    const auto chat = import(fixture("ios_pasted_android.txt"), {}, "dir/Talk_2026.3.1 21_10-1.txt");
    compare(chat, {{"나무", "2026-03-01 13:08", Kind::Text, "글\n2026년 2월 1일 오전 8:00, 누구 : 붙인 글"}});
    if (QTest::currentTestFailed()) return;
    // The title is the file's own name: there is no room in it.
    QCOMPARE(chat->room, std::string("Talk_2026.3.1 21_10-1"));
    QCOMPARE(chat->skipped, 0U);
}

void KakaoIosTest::recognisedWithoutHeader() {
    compare(import(fixture("ios_no_header.txt")),
            {{"Ara", "2015-07-09 20:34", Kind::Text, "hello\nJuly 9, 2015, 8:35 PM, Bom : pasted"}});
    // In May both clients write the same; here the day above says which one it is.
    const auto may = import("Saturday, May 9, 2015\r\nMay 9, 2015, 8:34 PM, Ara : hello\r\n");
    QVERIFY(may);
    QCOMPARE(may->messages[0].source, std::string("kakaotalk-ios"));
}

void KakaoIosTest::terminatorsTellRecordsFromPastedOnes() {
    const QByteArray file = "2026. 3. 1. 13:08, 나무 : 긴 글\n" + QByteArray("줄\n").repeated(60) +
                            "2026. 3. 1. 오전 8:00, 누구 : 붙인 글\r\n2026. 3. 1. 13:09, 가람 : 네\r\n";
    const auto chat = import(file);
    QVERIFY(chat);
    QCOMPARE(chat->messages.size(), size_t(2));
    QVERIFY(chat->messages[0].text.ends_with("누구 : 붙인 글"));
    // Without them every head is a record.
    const auto flat = import(QByteArray(file).replace("\r\n", "\n"));
    QVERIFY(flat);
    QCOMPARE(flat->messages.size(), size_t(3));
    QCOMPARE(flat->messages[1].author, std::string("누구"));
}

void KakaoIosTest::numberThatIsNoCountStaysInTheTitle() {
    const auto chat = import("반 3 님과 카카오톡 대화\r\n저장한 날짜 : 2026. 3. 1. 오후 9:10\r\n\r\n\r\n\r\n"
                             "2026. 3. 1. 13:08, 나무 : 글\n둘\r\n");
    QVERIFY(chat);
    QCOMPARE(chat->room, std::string("반 3"));
}

void KakaoIosTest::sameConversationAsOnAndroidHasTheSameIds() {
    const auto ios = import("2026. 3. 1. 13:08: 나무님이 나갔습니다.\r\n2026. 3. 1. 오후 1:09, 가람 : 네\n둘\r\n");
    const auto android =
        import("2026년 3월 1일 오후 1:08, 나무님이 나갔습니다.\r\n2026년 3월 1일 오후 1:09, 가람 : 네\n둘\r\n");
    QVERIFY(ios && android);
    QCOMPARE(ios->messages.size(), size_t(2));
    QCOMPARE(android->messages.size(), size_t(2));
    for (size_t i = 0; i < 2; ++i) QCOMPARE(ios->messages[i].id, android->messages[i].id);
}

void KakaoIosTest::headerAloneHasNoMessages() {
    const QByteArray header = "Talk_2026.3.1 21:10-1.txt\r\n저장한 날짜 : 2026. 3. 1. 오후 9:10\r\n\r\n\r\n\r\n";
    QVERIFY(failedWith(import(header), TransferError::NoMessages));
    QVERIFY(failedWith(import(header + "2026년 3월 1일 일요일\r\n"), TransferError::NoMessages));
    // A shared text file of that name is no chat.
    QVERIFY(failedWith(import("Talk_notes.txt\r\nmilk, bread : butter\r\n"), TransferError::NoMessages));
}

void KakaoIosTest::externalText() {
    if (!haveSamples()) QSKIP(noSamples);
    const auto chat = import(sample("kakao_ios_ko.txt"));
    compare(chat, {
                      {"", "2026-03-01 00:05", Kind::System, "홍길동님이 김철수님을 초대했습니다."},
                      {"홍길동", "2026-03-01 00:05", Kind::Text, "안녕하세요\n둘째 줄"},
                      {"김철수", "2026-03-01 13:08", Kind::Photo, "사진"},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->messages[1].timeMs, 1'772'291'100'000);
    QCOMPARE(chat->skipped, 0U);
}

void KakaoIosTest::externalMinimal() {
    if (!haveSamples()) QSKIP(noSamples);
    const auto chat = import(sample("ios-minimal/Talk_2026.1.27 21_37-1.txt"));
    compare(chat, {
                      {"채상욱 리더", "2026-01-27 21:37", Kind::Text, "안녕하세요"},
                      {"채상욱 리더", "2026-01-27 21:38", Kind::Text, "이어서 말합니다"},
                      {"테스터", "2026-01-27 21:39", Kind::Photo, "사진"},
                      {"테스터", "2026-01-27 21:40", Kind::File, "파일: 보고서.pdf"},
                      {"테스터", "2026-01-27 21:41", Kind::Sticker, "이모티콘"},
                      {"", "2026-01-27 21:42", Kind::System, "테스터님이 들어왔습니다."},
                      {"테스터", "2026-01-27 21:43", Kind::File, "파일: missing.pdf"},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->room, std::string("채상욱 리더"));
    QCOMPARE(chat->messages[3].attachments.at(0).name, std::string("보고서.pdf"));
    QCOMPARE(chat->skipped, 0U);
}

void KakaoIosTest::externalMissingPhoto() {
    if (!haveSamples()) QSKIP(noSamples);
    const auto chat = import(sample("ios-missing-photo/Talk_2026.4.8 16_20-1.txt"));
    compare(chat, {{"테스터", "2026-04-08 16:20", Kind::Photo, "사진"}});
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->room, std::string("머니버스"));
}

void KakaoIosTest::externalMarkup() {
    if (!haveSamples()) QSKIP(noSamples);
    const auto chat = import(sample("security-xss/xss_attachment_ref.txt"));
    compare(chat, {
                      {"테스터", "2026-04-01 21:00", Kind::File, "파일: <img src=x onerror=alert(1)>.pdf"},
                      {"<script>alert(2)</script>", "2026-04-01 21:01", Kind::Text, "사용자명도 안전해야 함"},
                      {"테스터", "2026-04-01 21:02", Kind::Text, "링크 https://example.com"},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->room, std::string("XSS 테스트방"));
}

QTEST_GUILESS_MAIN(KakaoIosTest)
#include "tst_kakao_ios.moc"
