// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import_support.h"
#include "transfer/error.h"

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;
using Kind = ChatMessage::Kind;

class KakaoMacTest : public QObject {
    Q_OBJECT

  private slots:
    void readsEveryKindOfRecord();
    void pastedAndroidRecordIsText();
    void brokenTableNamesItsLine_data();
    void brokenTableNamesItsLine();
    void tableWithoutRowsHasNoMessages();
    void otherTablesAreNoExports();
    void sameConversationAsOnAndroidHasTheSameIds();

    void externalText();
    void externalTable();
};

void KakaoMacTest::readsEveryKindOfRecord() {
    const auto chat = import(fixture("mac_records.csv"), {}, "dir/KakaoTalk_Chat_독서_모임_2026-03-02-12-03-00.csv");
    compare(chat, {
                      {"가람, 팀장", "2026-03-01 00:05:11", Kind::Text, "안녕, \"하세요\"\n\n 둘째 줄"},
                      {"나무", "2026-03-01 13:08", Kind::Photo, "사진"},
                      {"", "2026-03-01 13:08", Kind::Deleted, "메시지가 삭제되었습니다."},
                      {"", "2026-03-01 13:08", Kind::System, "관리자가 메시지를 가렸습니다."},
                      {"", "2026-03-01 13:09:01", Kind::System, "새벽님이 들어왔습니다."},
                      {"", "2026-03-01 13:09:30", Kind::System, "나무님이 새벽님을 초대했습니다."},
                      {"나무", "2026-03-01 13:10", Kind::Text, "새벽님이 나갔습니다."},
                      {"새벽", "2026-03-01 13:12", Kind::Sticker, "(이모티콘) "},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->room, std::string("독서_모임"));
    QCOMPARE(chat->members.size(), size_t(3));
    QCOMPARE(chat->skipped, 2U); // a day that does not exist, and a row with four fields
    QCOMPARE(chat->messages[0].originalTime, std::string("2026-03-01 00:05:11"));
    QCOMPARE(chat->messages[0].source, std::string("kakaotalk-macos"));
    QCOMPARE(chat->messages[0].line, 2U);
    QCOMPARE(chat->messages[1].line, 5U);
    QCOMPARE(chat->messages[4].line, 9U);
}

void KakaoMacTest::pastedAndroidRecordIsText() {
    compare(import(fixture("mac_pasted_android.csv")),
            {{"나무", "2026-03-01 00:05:11", Kind::Text, "2026년 3월 1일 오전 9:00, 나무 : 글"}});
}

void KakaoMacTest::brokenTableNamesItsLine_data() {
    QTest::addColumn<QByteArray>("row");
    QTest::newRow("a quote that nothing closes") << QByteArray("2026-03-01 00:05:12,\"나무\",\"글\n끝");
    QTest::newRow("text behind a quote") << QByteArray("2026-03-01 00:05:12,\"나무\"님,\"글\"\n");
    QTest::newRow("fields without end") << QByteArray(",").repeated(1'000);
}

void KakaoMacTest::brokenTableNamesItsLine() {
    QFETCH(QByteArray, row);
    const auto chat = import("Date,User,Message\n2026-03-01 00:05:11,나무,\"글\n\"\n" + row);
    QVERIFY(failedWith(chat, TransferError::BadArchive));
    QCOMPARE(chat.error().number, int64_t(4));
}

void KakaoMacTest::tableWithoutRowsHasNoMessages() {
    QVERIFY(failedWith(import("Date,User,Message\n"), TransferError::NoMessages));
    QVERIFY(failedWith(import("Date,User,Message\n,,메시지가 삭제되었습니다.\n"), TransferError::NoMessages));
}

void KakaoMacTest::otherTablesAreNoExports() {
    QVERIFY(failedWith(import("Date,User,Amount\n2026-03-01 00:05:11,나무,12\n"), TransferError::NotAnExport));
}

void KakaoMacTest::sameConversationAsOnAndroidHasTheSameIds() {
    const auto mac =
        import("Date,User,Message\n2026-03-01 13:08:59,나무,나무님이 나갔습니다.\n2026-03-01 13:09:07,가람,네\n");
    const auto android =
        import("2026년 3월 1일 오후 1:08, 나무님이 나갔습니다.\r\n2026년 3월 1일 오후 1:09, 가람 : 네\r\n");
    QVERIFY(mac && android);
    for (size_t i = 0; i < 2; ++i) QCOMPARE(mac->messages.at(i).id, android->messages.at(i).id);
}

void KakaoMacTest::externalText() {
    if (!haveSamples()) QSKIP(noSamples);
    const auto chat = import(sample("kakao_mac.csv"));
    compare(chat, {
                      {"홍길동", "2026-03-01 00:05:11", Kind::Text, "안녕, \"하세요\"\n둘째 줄"},
                      {"김철수", "2026-03-01 13:08:00", Kind::Photo, "사진"},
                      {"", "2026-03-01 13:08:00", Kind::Deleted, "메시지가 삭제되었습니다."},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->messages[0].timeMs, 1'772'291'111'000);
    QCOMPARE(chat->skipped, 0U);
}

void KakaoMacTest::externalTable() {
    if (!haveSamples()) QSKIP(noSamples);
    const QString name = "KakaoTalk_Chat_[테스트방]_2026-05-18-12-03-00.csv";
    const auto chat = import(sample("macos-csv/" + name), {}, name.toStdString());
    compare(chat, {
                      {"채상욱 리더", "2026-05-17 09:00", Kind::Text, "안녕하세요"},
                      {"채상욱 리더", "2026-05-17 09:01", Kind::Text, "이어서 말합니다"},
                      {"테스터", "2026-05-17 09:02", Kind::Text, "링크 https://example.com"},
                      {"테스터", "2026-05-17 09:03", Kind::Photo, "사진"},
                      {"테스터", "2026-05-17 09:04", Kind::File, "파일: 보고서.pdf"},
                      {"테스터", "2026-05-17 09:05", Kind::Sticker, "이모티콘"},
                      {"", "2026-05-17 09:05", Kind::Deleted, "메시지가 삭제되었습니다."},
                      {"", "2026-05-17 09:05", Kind::System, "관리자가 메시지를 가렸습니다."},
                      {"다른사람", "2026-05-18 12:00", Kind::Text, "쉼표, 포함 메시지\n둘째 줄"},
                      {"다른사람", "2026-05-18 12:01", Kind::Text, "정오 이후"},
                      {"채상욱 리더", "2026-05-18 12:02", Kind::Photo, "사진 2장"},
                      {"채상욱 리더", "2026-05-18 12:03", Kind::Text, "끝"},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->room, std::string("[테스트방]"));
    QCOMPARE(chat->members.size(), size_t(3));
    QCOMPARE(chat->skipped, 0U);
}

QTEST_GUILESS_MAIN(KakaoMacTest)
#include "tst_kakao_mac.moc"
