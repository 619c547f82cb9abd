// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import_support.h"
#include "transfer/error.h"

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;
using Kind = ChatMessage::Kind;

class KakaoAndroidTest : public QObject {
    Q_OBJECT

  private slots:
    void readsEveryKindOfRecord();
    void sameRecordsGetDifferentIdsAndTheSameOnesAgain();
    void pastedLogStaysInsideItsMessageWhileTerminatorsTell();
    void withoutTerminatorsEveryHeadIsARecord();
    void emptyLinesAreContentExceptAboveADay();
    void readsOldEncodings_data();
    void readsOldEncodings();
    void refusesHalfACharacter();
    void titleWithoutKnownFormCountsAboveTheSavedLine();
    void readsEnglishOf2015();
    void readsEnglish();
    void readsBritishEnglish();
    void otherFilesAreNoExports_data();
    void otherFilesAreNoExports();
    void headerAloneHasNoMessages();
    void nameThatEveryRecordSharesIsTheName();
    void unknownZoneIsTheUsersMistake();
    void fileNameNamesARoomWithoutTitle();

    void externalText();
    void externalFiles();
    void externalMediaZip();
    void externalZipIsRefused();
};

void KakaoAndroidTest::readsEveryKindOfRecord() {
    ImportOptions options;
    options.me = "가람 : 팀장";
    const auto chat = import(fixture("android_ko.txt"), options);
    const std::string hex1 = "0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a.jpg";
    const std::string hex2 = "1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b.png";
    const std::string pictures = hex1 + '\n' + hex2;
    compare(chat, {
                      {"", "2026-03-01 00:05", Kind::System, "가람 : 팀장님이 나무님과 새벽 멘토님님을 초대했습니다."},
                      {"가람 : 팀장", "2026-03-01 00:05", Kind::Text, "자정에 : 첫 글"},
                      {"나무", "2026-03-01 12:00", Kind::Text, "정오\n\n  들여쓴 줄\n"},
                      {"가람 : 팀장", "2026-03-01 12:59", Kind::Text, "두 번째"},
                      {"나무", "2026-03-01 13:08", Kind::Text, "가람 : 이건 그냥 글"},
                      {"나무", "2026-03-01 13:09", Kind::Text, "새벽 멘토님님이 나갔습니다."},
                      {"새벽 멘토님", "2026-03-01 13:10", Kind::Sticker, "이모티콘 "},
                      {"", "2026-03-01 13:10", Kind::Deleted, "메시지가 삭제되었습니다."},
                      {"나무", "2026-03-01 13:11", Kind::Deleted, "삭제된 메시지입니다."},
                      {"나무", "2026-03-01 13:12", Kind::File, "파일: %EA%B3%84%ED%9A%8D.pdf"},
                      {"나무", "2026-03-01 13:13", Kind::File, "파일: 50%.pdf"},
                      {"나무", "2026-03-01 13:14", Kind::Photo, "사진 2장"},
                      {"나무", "2026-03-01 13:14", Kind::Text, "사진 참 예쁘다"},
                      {"나무", "2026-03-01 13:15", Kind::Photo, pictures.c_str()},
                      {"나무", "2026-03-01 13:16", Kind::Other, "톡게시판 '공지': 3월 모임\n장소: 도서관"},
                      {"", "2026-03-01 13:17", Kind::System,
                       "손님님이 들어왔습니다.\n타인, 기관 등의 사칭에 유의해 주세요. : 금전 요구에 주의"},
                      {"", "2026-03-01 13:18", Kind::System, "새벽 멘토님님이 나갔습니다."},
                      {"가람 : 팀장", "2026-03-01 13:19", Kind::Text, "😀 끝"},
                      {"가람 : 팀장", "2026-03-01 13:19", Kind::Text, "😀 끝"},
                      {"나무", "2026-03-02 09:00", Kind::Text, "2026년 13월 40일 오전 1:00, 없는 날 : 글"},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->room, std::string("독서 모임"));
    QCOMPARE(chat->timeZone, std::string("Asia/Seoul"));
    QCOMPARE(chat->encoding, std::string("utf-8"));
    QCOMPARE(chat->skipped, 0U);
    QCOMPARE(chat->messages[0].timeMs, 1'772'291'100'000);
    QCOMPARE(chat->messages[0].originalTime, std::string("2026년 3월 1일 오전 12:05"));
    QCOMPARE(chat->messages[0].source, std::string("kakaotalk-android"));
    QCOMPARE(chat->messages[0].line, 6U);
    QCOMPARE(chat->messages[1].line, 7U);
    QCOMPARE(chat->messages[3].line, 12U); // four lines of text before it
    QCOMPARE(chat->messages[9].attachments.at(0).name, std::string("계획.pdf"));
    QCOMPARE(chat->messages[10].attachments.at(0).name, std::string("50%.pdf"));
    QCOMPARE(chat->messages[11].attachments.size(), size_t(0));
    QCOMPARE(chat->messages[13].attachments.size(), size_t(2));
    QCOMPARE(chat->messages[13].attachments[1].name, hex2);
    QCOMPARE(chat->messages[13].attachments[1].path, std::string());
    QCOMPARE(chat->members.size(), size_t(3));
    QCOMPARE(chat->members[0].name, std::string("가람 : 팀장"));
    QCOMPARE(chat->members[0].id, chat->messages[1].authorId);
    const ChatCounts counts = countOf(*chat);
    QCOMPARE(counts.messages, uint64_t(17));
    QCOMPARE(counts.system, uint64_t(3));
    QCOMPARE(counts.members, uint64_t(3));
    QCOMPARE(counts.attachments, uint64_t(4));
    QCOMPARE(counts.firstMs, seoul("2026-03-01 00:05"));
    QCOMPARE(counts.lastMs, seoul("2026-03-02 09:00"));
}

void KakaoAndroidTest::sameRecordsGetDifferentIdsAndTheSameOnesAgain() {
    const auto once = import(fixture("android_ko.txt"));
    const auto again = import(fixture("android_ko.txt"));
    QVERIFY(once && again);
    QVERIFY(*once == *again);
    QCOMPARE(once->messages[1].author, std::string("가람 : 팀장")); // known from the sentence above it
    QCOMPARE(once->messages[17].author, std::string("회원님"));
    QSet<QByteArray> ids;
    for (const ChatMessage& message : once->messages) ids.insert(QByteArray::fromStdString(message.id));
    QCOMPARE(size_t(ids.size()), once->messages.size());
}

void KakaoAndroidTest::pastedLogStaysInsideItsMessageWhileTerminatorsTell() {
    const auto chat = import(fixture("android_pasted_log.txt"));
    QVERIFY(chat);
    QCOMPARE(chat->messages.size(), size_t(2));
    QVERIFY(chat->messages[0].text.starts_with("붙여 넣습니다\n2026년 2월 1일 오전 8:00, 누구 : 옛날 글\n1번째 줄\n"));
    QVERIFY(chat->messages[0].text.ends_with("\n60번째 줄"));
    QCOMPARE(chat->messages[1].author, std::string("가람"));
}

void KakaoAndroidTest::withoutTerminatorsEveryHeadIsARecord() {
    const auto chat = import(fixture("android_pasted_log_lf.txt"));
    QVERIFY(chat);
    QCOMPARE(chat->messages.size(), size_t(3));
    QCOMPARE(chat->messages[1].author, std::string("누구"));
    QVERIFY(chat->messages[1].text.ends_with("\n60번째 줄"));
}

void KakaoAndroidTest::emptyLinesAreContentExceptAboveADay() {
    const auto chat = import(fixture("android_crlf_only.txt"));
    compare(chat, {
                      {"나무", "2026-03-01 09:00", Kind::Text, "첫 줄\n\n셋째 줄"},
                      {"가람", "2026-03-02 23:59", Kind::Text, "밤"},
                      {"", "2026-03-02 23:59", Kind::Deleted, "메시지가 삭제되었습니다."},
                  });
    QCOMPARE(chat->room, std::string("메일로 온 방"));
}

void KakaoAndroidTest::readsOldEncodings_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("encoding");
    QTest::newRow("CP949") << "android_cp949.txt"
                           << "cp949";
    QTest::newRow("UTF-16 little-endian") << "android_utf16le.txt"
                                          << "utf-16le";
    QTest::newRow("UTF-16 big-endian") << "android_utf16be.txt"
                                       << "utf-16be";
}

void KakaoAndroidTest::readsOldEncodings() {
    QFETCH(QString, file);
    QFETCH(QString, encoding);
    const auto chat = import(fixture(file));
    compare(chat, {
                      {"나무", "2014-05-06 21:01", Kind::Text, "똠방각하"},
                      {"가람", "2014-05-06 21:02", Kind::Text, "펲시콜라\n둘째 줄"},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(QString::fromStdString(chat->encoding), encoding);
    QCOMPARE(chat->room, std::string("옛 컴퓨터"));
}

void KakaoAndroidTest::refusesHalfACharacter() {
    QVERIFY(failedWith(import(fixture("android_utf16_cut.txt")), TransferError::BadEncoding));
    const auto chat = import("2026년 3월 1일 오전 9:00, 나무 : \xFF\xFF");
    QVERIFY(failedWith(chat, TransferError::BadEncoding));
    QCOMPARE(chat.error().number, int64_t(qstrlen("2026년 3월 1일 오전 9:00, 나무 : ")));
}

void KakaoAndroidTest::titleWithoutKnownFormCountsAboveTheSavedLine() {
    const auto chat = import(fixture("android_plain_title.txt"));
    compare(chat, {{"나무", "2026-03-01 13:08", Kind::Text, "스물네 시간 시계"}});
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->room, std::string("이름만 있는 방"));
    QCOMPARE(chat->skipped, 0U);
}

void KakaoAndroidTest::readsEnglishOf2015() {
    ImportOptions options;
    options.me = "Dan";
    const auto chat = import(fixture("android_en_2015.txt"), options);
    compare(chat, {
                      {"Ara", "2015-08-01 00:01", Kind::Text, "midnight"},
                      {"Bom Lee", "2015-08-01 12:30", Kind::Text, "noon : thirty\n<Photo>"},
                      {"Dan", "2015-08-01 13:05", Kind::Photo, "<Photo>"},
                      {"", "2015-08-01 13:06", Kind::System, "Bom Lee invited Cho."},
                  });
    QCOMPARE(chat->room, std::string("Book club"));
}

void KakaoAndroidTest::readsEnglish() {
    const auto chat = import(fixture("android_en.txt"));
    compare(chat, {
                      {"Ara", "2020-04-01 00:01", Kind::Text, "midnight"},
                      {"Bom", "2020-04-01 12:30", Kind::Text, "noon"},
                      {"Ara", "2023-05-04 21:05", Kind::Text, "narrow space"},
                      {"Bom", "2023-05-04 09:06", Kind::Text, "no-break space"},
                      {"", "2023-05-04 21:07", Kind::System, "Ara joined this chatroom."},
                  });
    QCOMPARE(chat->room, std::string("Book club"));
}

void KakaoAndroidTest::readsBritishEnglish() {
    const auto chat = import(fixture("android_en_gb.txt"));
    compare(chat, {
                      {"", "2018-10-14 19:29", Kind::System, "Ara invited Bom and Cho."},
                      {"Bom", "2018-10-14 19:30", Kind::Text, "hello\n5 o'clock, then"},
                  });
    QCOMPARE(chat->room, std::string("Book club"));
}

void KakaoAndroidTest::otherFilesAreNoExports_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a text that quotes an export") << fixture("other.txt");
    QTest::newRow("a log file") << QByteArray("2024-01-15 09:30:00 - Ara: hello\n");
    QTest::newRow("a zip") << QByteArray("PK\3\4\n", 5);
}

void KakaoAndroidTest::otherFilesAreNoExports() {
    QFETCH(QByteArray, bytes);
    QVERIFY(failedWith(import(bytes), TransferError::NotAnExport));
}

void KakaoAndroidTest::headerAloneHasNoMessages() {
    QVERIFY(failedWith(import(fixture("header_only.txt")), TransferError::NoMessages));
    QVERIFY(failedWith(import("2026년 3월 1일 오전 9:00\n"), TransferError::NoMessages));
}

void KakaoAndroidTest::nameThatEveryRecordSharesIsTheName() {
    QByteArray file;
    for (int i = 10; i < 18; ++i) file += QString("2026년 3월 1일 오전 9:%1, 가람 : 팀장 : %1\r\n").arg(i).toUtf8();
    const auto always = import(file);
    QVERIFY(always);
    QCOMPARE(always->messages[0].author, std::string("가람 : 팀장"));
    QCOMPARE(always->messages[0].text, std::string("10"));
    const auto once = import(file + "2026년 3월 1일 오전 9:20, 가람 : 글\r\n");
    QVERIFY(once);
    QCOMPARE(once->messages[0].author, std::string("가람"));
    QCOMPARE(once->messages[0].text, std::string("팀장 : 10"));
}

void KakaoAndroidTest::unknownZoneIsTheUsersMistake() {
    ImportOptions options;
    options.timeZone = "Asia/Atlantis";
    QVERIFY(failedWith(import(fixture("android_ko.txt"), options), TransferError::UnknownZone));
    options.timeZone = "-05:00";
    const auto chat = import(fixture("android_plain_title.txt"), options);
    QVERIFY(chat);
    QCOMPARE(chat->messages[0].timeMs, seoul("2026-03-02 03:08"));
}

void KakaoAndroidTest::fileNameNamesARoomWithoutTitle() {
    const QByteArray file = "2026년 3월 1일 오전 9:00, 나무 : 글\r\n";
    QCOMPARE(import(file, {}, "dir/KakaoTalkChats.txt")->room, std::string("KakaoTalkChats"));
    QCOMPARE(import(file, {}, "KakaoTalk_20260301_2110_00_123_우리 방.txt")->room, std::string("우리 방"));
}

void KakaoAndroidTest::externalText() {
    if (!haveSamples()) QSKIP(noSamples);
    const auto chat = import(sample("kakao_android_ko.txt"));
    compare(chat, {
                      {"", "2026-03-01 00:05", Kind::System, "홍길동님이 김철수님을 초대했습니다."},
                      {"홍길동", "2026-03-01 00:05", Kind::Text, "안녕 : 하세요\n둘째 줄"},
                      {"김철수", "2026-03-01 13:08", Kind::Photo, "사진"},
                      {"김철수", "2026-03-01 13:09", Kind::File, "파일: %EB%B3%B4%EA%B3%A0%EC%84%9C.pdf"},
                      {"", "2026-03-01 13:10", Kind::System, "김철수님이 나갔습니다."},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->messages[1].timeMs, 1'772'291'100'000);
    QCOMPARE(chat->room, std::string("가족방"));
    QCOMPARE(chat->messages[3].attachments.at(0).name, std::string("보고서.pdf"));
    QCOMPARE(chat->skipped, 0U);
}

void KakaoAndroidTest::externalFiles() {
    if (!haveSamples()) QSKIP(noSamples);
    const auto chat = import(sample("android-files/KakaoTalkChats.txt"));
    compare(chat, {
                      {"테스터", "2026-04-02 13:00", Kind::File, "파일: %EA%B3%B5%EC%9C%A0%EC%9E%90%EB%A3%8C.pdf"},
                      {"테스터", "2026-04-02 13:01", Kind::File, "파일: 보고서.pdf"},
                      {"테스터", "2026-04-02 13:02", Kind::File, "파일: missing.pdf"},
                      {"테스터", "2026-04-02 13:03", Kind::Text, "일반 메시지"},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->messages[0].timeMs, 1'775'102'400'000);
    QCOMPARE(chat->room, std::string("Android 파일 테스트방"));
    QCOMPARE(chat->messages[0].attachments.at(0).name, std::string("공유자료.pdf"));
    QCOMPARE(chat->skipped, 0U);
}

void KakaoAndroidTest::externalMediaZip() {
    if (!haveSamples()) QSKIP(noSamples);
    const auto chat = import(sample("android-zip-real/KakaoTalkChats.txt"));
    const char* first = "f5c8fbdb871dd7e12907504dfc1b86d397ed58b8d595a82bdbcecd23eaa25ebe.jpg\n"
                        "5bb9f52bba8bbca2649ff696c703f29b5af20acf3b1913908a4614546640c28d.jpg\n"
                        "f92f6c1f66af7db2827e3e8e4b6ece8047d91e45e94c1b1d7bee629776d381cb.jpg\n"
                        "7d9bc0c41eed45af2038216f2c46dab583c2d7e5318ab94da0a58ef63368ce84.jpg";
    const char* second = "a03f71f034d0fdc33155eaf1aa0b0b94afcfbbc8d39c236e4e632370d970d628.jpg\n"
                         "752e94a97e5add8c227045e1538f54b10ee15555164be034fdebbe745aad2558.jpg\n"
                         "6d02c08a0a4c29d272afd6e3a3a3b1de531f6b4de5f82d1ccc553c76bfec347c.jpg\n"
                         "6c67a960cd0a5f160a0a1e0bebd8d9257f92a350e2a03f64b3f3971902d63d93.jpg";
    compare(chat, {
                      {"", "2026-02-08 15:17", Kind::System, "티비 보는 라이언님이 들어왔습니다."},
                      {"티비 보는 라이언", "2026-02-08 15:17", Kind::Text, "후후"},
                      {"테스터", "2026-02-08 15:17", Kind::Text, "할루"},
                      {"티비 보는 라이언", "2026-02-08 15:17", Kind::Text, "똥이다"},
                      {"티비 보는 라이언", "2026-02-08 15:17", Kind::Text, "끝?"},
                      {"티비 보는 라이언", "2026-02-08 15:17", Kind::Text, "더 해야함?"},
                      {"테스터", "2026-02-08 15:17", Kind::File, "파일: Signature%20iFD01_User%20manual.pdf"},
                      {"테스터", "2026-02-08 15:17", Kind::Text, "잠시만"},
                      {"테스터", "2026-02-08 15:18", Kind::Text, "사진전송고 해뷰게"},
                      {"테스터", "2026-02-08 15:18", Kind::Photo, first},
                      {"테스터", "2026-02-08 15:18", Kind::Photo, second},
                      {"테스터", "2026-02-08 15:18", Kind::Text, "이상한 사진이 섞여들어가네"},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->messages[0].timeMs, 1'770'531'420'000);
    QCOMPARE(chat->room, std::string("테스트방"));
    QCOMPARE(chat->messages[6].attachments.at(0).name, std::string("Signature iFD01_User manual.pdf"));
    QCOMPARE(chat->messages[9].attachments.size(), size_t(4));
    QCOMPARE(chat->messages[10].attachments.size(), size_t(4));
    QCOMPARE(chat->members.size(), size_t(2));
    QCOMPARE(chat->skipped, 0U);
}

void KakaoAndroidTest::externalZipIsRefused() {
    if (!haveSamples()) QSKIP(noSamples);
    QVERIFY(failedWith(import(sample("ios-zip-minimal.zip")), TransferError::NotAnExport));
}

QTEST_GUILESS_MAIN(KakaoAndroidTest)
#include "tst_kakao_android.moc"
