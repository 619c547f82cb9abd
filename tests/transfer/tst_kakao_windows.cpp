// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import_support.h"
#include "transfer/error.h"

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;
using Kind = ChatMessage::Kind;

class KakaoWindowsTest : public QObject {
    Q_OBJECT

  private slots:
    void readsEveryKindOfRecord();
    void withoutTerminatorsOnlyWholeSentencesAreTheApps();
    void readsEnglish();
    void recordWithoutDayHasNoDate();
    void sameConversationFromTwoClientsHasTheSameIds();

    void externalText();
    void externalMinimal();
    void externalAttachments();
};

void KakaoWindowsTest::readsEveryKindOfRecord() {
    const auto chat = import(fixture("windows_ko.txt"));
    compare(chat, {
                      {"", "2026-03-01 00:00", Kind::System, "나무님이 가람님과 B]님을 초대했습니다."},
                      {"나무", "2026-03-01 00:05", Kind::Text, "자정"},
                      {"B]", "2026-03-01 12:00", Kind::Text, "정오\n두 번째 줄\n\n[공지] 대괄호로 시작하는 줄"},
                      {"B", "2026-03-01 09:11", Kind::Text, "[B] [오전 9:11] 안녕하세요"},
                      {"a] [b", "2026-03-01 13:01", Kind::Text, "이름에 괄호"},
                      {"나무", "2026-03-01 15:16", Kind::Text, "스물네 시간"},
                      {"나무", "2026-03-01 15:17", Kind::Text, ""},
                      {"나무", "2026-03-01 15:18", Kind::File, "파일: 50%25.pdf"},
                      {"나무", "2026-03-01 15:19", Kind::Other, "보이스톡 0:17"},
                      {"", "2026-03-01 15:19", Kind::Deleted, "메시지가 삭제되었습니다."},
                      {"", "2026-03-01 15:19", Kind::System, "관리자가 메시지를 가렸습니다."},
                      {"", "2026-03-02 00:00", Kind::System, "가람님이 나갔습니다."},
                      {"나무", "2026-03-02 01:00", Kind::Text, "끝"},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->room, std::string("반 3"));
    QCOMPARE(chat->messages[1].originalTime, std::string("2026년 3월 1일 일요일 오전 12:05"));
    QCOMPARE(chat->messages[1].source, std::string("kakaotalk-windows"));
    QCOMPARE(chat->messages[1].line, 6U);
    QCOMPARE(chat->messages[3].line, 11U);
    QCOMPARE(chat->messages[7].attachments.at(0).name, std::string("50%25.pdf"));
    QCOMPARE(chat->members.size(), size_t(4));
    QCOMPARE(chat->skipped, 0U);
}

void KakaoWindowsTest::withoutTerminatorsOnlyWholeSentencesAreTheApps() {
    compare(import(fixture("windows_ko_crlf_only.txt")),
            {
                {"나무", "2026-03-01 09:00", Kind::Text, "첫 줄\n\n나무가 나갔습니다. 아니, 들어왔나?"},
                {"", "2026-03-01 09:00", Kind::System, "가람님이 나갔습니다."},
                {"가람", "2026-03-01 09:01", Kind::Text, "응"},
                {"가람", "2026-03-02 09:02", Kind::Text, "다음 날"},
            });
}

void KakaoWindowsTest::readsEnglish() {
    const auto chat = import(fixture("windows_en.txt"));
    compare(chat, {
                      {"", "2015-08-01 00:00", Kind::System, "Bom invited Cho."},
                      {"Ara", "2015-08-01 00:05", Kind::Photo, "Photo"},
                      {"Bom", "2015-08-01 12:30", Kind::Text, "He left.\nNobody invited him."},
                      {"Ara", "2015-08-01 13:00", Kind::Sticker, "Emoticons"},
                      {"Ara", "2015-08-01 13:01", Kind::File, "File: plan.pdf"},
                      {"Ara", "2015-08-01 13:02", Kind::Deleted, "This message was deleted."},
                      {"Ara", "2015-08-01 13:03", Kind::Other, "Video Call 12:05"},
                      {"", "2015-08-01 13:03", Kind::System, "Cho left."},
                  });
    QCOMPARE(chat->room, std::string("Book club"));
    // Without terminators "He left." is Bom's own second thought, and "Cho left." too: Cho never wrote.
    QByteArray lines = fixture("windows_en.txt").replace("\r\n", "\n").replace("] He left.", "] So\nHe left.");
    const auto flat = import(lines);
    QVERIFY(flat);
    QCOMPARE(flat->messages[2].text, std::string("So\nHe left.\nNobody invited him."));
}

void KakaoWindowsTest::recordWithoutDayHasNoDate() {
    const auto chat = import(fixture("windows_no_day.txt"));
    QVERIFY(failedWith(chat, TransferError::BadDate));
    QCOMPARE(chat.error().number, int64_t(1));
}

void KakaoWindowsTest::sameConversationFromTwoClientsHasTheSameIds() {
    const auto phone = import("2026년 3월 1일 오후 1:09, 나무 : 파일: %EA%B3%84%ED%9A%8D.pdf\r\n"
                              "2026년 3월 1일 오후 1:10, 나무 : 네\r\n");
    const auto desk = import("--------------- 2026년 3월 1일 일요일 ---------------\r\n"
                             "[나무] [오후 1:09] 파일: 계획.pdf\r\n[나무] [오후 1:10] 네\r\n");
    QVERIFY(phone && desk);
    QCOMPARE(phone->messages.size(), desk->messages.size());
    for (size_t i = 0; i < 2; ++i) QCOMPARE(phone->messages[i].id, desk->messages[i].id);
    QVERIFY(phone->messages[0].id != phone->messages[1].id);
}

void KakaoWindowsTest::externalText() {
    if (!haveSamples()) QSKIP(noSamples);
    const auto chat = import(sample("kakao_win_ko.txt"));
    compare(chat, {
                      {"", "2026-03-01 00:00", Kind::System, "홍길동님이 들어왔습니다."},
                      {"홍길동", "2026-03-01 00:05", Kind::Text, "자정 지나서"},
                      {"김 철수", "2026-03-01 12:00", Kind::Text, "정오\n둘째 줄"},
                      {"홍길동", "2026-03-01 13:08", Kind::Photo, "사진 2장"},
                      {"홍길동", "2026-03-01 13:09", Kind::File, "파일: 보고서.pdf"},
                      {"홍길동", "2026-03-01 13:10", Kind::Sticker, "이모티콘"},
                      {"", "2026-03-01 13:10", Kind::Deleted, "메시지가 삭제되었습니다."},
                      {"", "2026-03-01 13:10", Kind::System, "홍길동님이 나갔습니다."},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->messages[1].timeMs, 1'772'291'100'000);
    QCOMPARE(chat->room, std::string("가족방"));
    QCOMPARE(chat->skipped, 0U);
}

void KakaoWindowsTest::externalMinimal() {
    if (!haveSamples()) QSKIP(noSamples);
    const auto chat = import(sample("windows-minimal/KakaoTalk_20260301_2110_00_123_windows.txt"));
    compare(chat, {
                      {"", "2026-03-01 00:00", Kind::System, "홍길동님이 들어왔습니다."},
                      {"채상욱 리더", "2026-03-01 09:05", Kind::Text, "안녕하세요"},
                      {"채상욱 리더", "2026-03-01 09:06", Kind::Text, "이어서 말합니다"},
                      {"테스터", "2026-03-01 09:07", Kind::Text, "링크 https://example.com"},
                      {"테스터", "2026-03-01 13:08", Kind::Photo, "사진 2장"},
                      {"테스터", "2026-03-01 13:09", Kind::Sticker, "이모티콘"},
                      {"테스터", "2026-03-01 13:10", Kind::File, "파일: 보고서.pdf"},
                      {"다른사람", "2026-03-02 00:01", Kind::Text, "자정 메시지"},
                      {"다른사람", "2026-03-02 12:02", Kind::Text, "정오 메시지"},
                      {"", "2026-03-02 12:02", Kind::Deleted, "메시지가 삭제되었습니다."},
                      {"채상욱 리더", "2026-03-02 23:59", Kind::Text, "밤 메시지"},
                      {"", "2026-03-02 23:59", Kind::System, "누군가님이 나갔습니다."},
                      {"다른사람", "2026-03-02 23:59", Kind::Text, "끝"},
                      {"다른사람", "2026-03-02 23:59", Kind::Text, "이어짐"},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->messages[1].timeMs, 1'772'323'500'000);
    QCOMPARE(chat->room, std::string("테스트방"));
    QCOMPARE(chat->members.size(), size_t(3));
    QCOMPARE(chat->skipped, 0U);
}

void KakaoWindowsTest::externalAttachments() {
    if (!haveSamples()) QSKIP(noSamples);
    const auto chat = import(sample("windows-attachments-unsupported/KakaoTalk_20260303_1300_00_123_windows.txt"));
    compare(chat, {
                      {"테스터", "2026-03-03 13:00", Kind::File, "파일: 보고서.pdf"},
                      {"테스터", "2026-03-03 13:01", Kind::Photo, "사진 1장"},
                      {"테스터", "2026-03-03 13:02", Kind::Text, "첨부파일 매핑은 아직 지원하지 않습니다"},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->messages[0].timeMs, 1'772'510'400'000);
    QCOMPARE(chat->room, std::string("Windows 첨부 테스트방"));
    QCOMPARE(chat->skipped, 0U);
}

QTEST_GUILESS_MAIN(KakaoWindowsTest)
#include "tst_kakao_windows.moc"
