// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What breaks the format is an error with its line, or, where somebody asks for it, passed over and reported with it.
#include "import_support.h"
#include "transfer/error.h"
#include "transfer/limits.h"

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;

class LenientTest : public QObject {
    Q_OBJECT

  private slots:
    void brokenRecordsArePassedOver_data();
    void brokenRecordsArePassedOver();
    void whatIsTooLongGoesAlone();
    void linesOfAHeaderAreNamed();
    void theListIsBoundedAndTheCountIsNot();
};

static QByteArray archiveLine(const char* id) {
    return R"({"id":")" + QByteArray(id) +
           R"(","author":{"id":"a","name":"나무"},"time":1,"original_time":"","kind":"text","text":"글","reply_to":"","attachments":[],"provenance":{"source":"ieum","line":0}})"
           "\n";
}

void LenientTest::brokenRecordsArePassedOver_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("error");
    QTest::addColumn<uint>("line");
    QTest::addColumn<int>("why");
    QTest::addColumn<uint>("skipped");
    QTest::addColumn<qulonglong>("messages");
    const auto row = [](const char* name, const QByteArray& bytes, TransferError error, uint line, PassedOver::Why why,
                        uint skipped, qulonglong messages) {
        QTest::newRow(name) << bytes << static_cast<int>(error) << line << static_cast<int>(why) << skipped << messages;
    };
    row("windows, above its day",
        "[나무] [오전 9:00] 언제?\n이어서\n--------------- 2026년 3월 1일 일요일 ---------------\n[나무] [오전 9:01] "
        "글\n",
        TransferError::BadDate, 1, PassedOver::BadDate, 2, 1);
    row("line, above its day",
        "[LINE] Chat\nSaved on: 2026/03/02 10:00\n\n9:00\tAra\thi\n2026/03/01(日)\n9:01\tAra\tone\n",
        TransferError::BadDate, 4, PassedOver::BadDate, 1, 1);
    row("line, on a day that does not exist",
        "[LINE] Chat\nSaved on: 2026/03/02 10:00\n\n2026/02/27(金)\n9:01\tAra\tone\n2026/02/30(月)\n9:02\tAra\ttwo\n"
        "2026/03/01(日)\n9:03\tAra\tthree\n",
        TransferError::BadDate, 6, PassedOver::BadDate, 2, 2);
    row("macOS, open quote",
        "Date,User,Message\n2026-03-01 09:00:00,\"나무\",\"글\"\n2026-03-01 09:01:00,\"나무\",\"열린\n",
        TransferError::BadArchive, 3, PassedOver::Broken, 1, 1);
    row("archive",
        "{\"format\":\"ieum-archive\",\"version\":1,\"room\":\"\",\"tz\":\"UTC\",\"encoding\":\"\",\"skipped\":0,"
        "\"members\":[]}\n" +
            archiveLine("1") + "{broken\n" + archiveLine("2"),
        TransferError::BadArchive, 3, PassedOver::Broken, 1, 2);
    row("telegram, no time",
        "{\"name\":\"Club\",\"messages\":[\n{\"date_unixtime\":\"1\",\"from\":\"Ara\",\"text\":\"a\"},\n{\"text\":"
        "\"b\"},\n"
        "{\"date_unixtime\":\"2\",\"from\":\"Ara\",\"text\":\"c\"}]}",
        TransferError::BadDate, 3, PassedOver::BadDate, 1, 2);
    row("telegram, no object",
        "{\"name\":\"Club\",\"messages\":[\n{\"date_unixtime\":\"1\",\"from\":\"Ara\",\"text\":\"a\"},\n17]}",
        TransferError::BadArchive, 3, PassedOver::Broken, 1, 1);
}

void LenientTest::brokenRecordsArePassedOver() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, error);
    QFETCH(uint, line);
    QFETCH(int, why);
    QFETCH(uint, skipped);
    QFETCH(qulonglong, messages);
    const auto strict = import(bytes);
    QVERIFY(failedWith(strict, static_cast<TransferError>(error)));
    QCOMPARE(strict.error().number, int64_t(line));
    ImportOptions options;
    options.lenient = true;
    const auto lenient = import(bytes, options);
    QVERIFY(lenient);
    QCOMPARE(qulonglong(lenient->messages.size()), messages);
    QCOMPARE(lenient->skipped, skipped);
    QCOMPARE(lenient->passedOver.size(), size_t(skipped));
    QCOMPARE(lenient->passedOver.front().line, line);
    QCOMPARE(static_cast<int>(lenient->passedOver.front().why), why);
}

void LenientTest::whatIsTooLongGoesAlone() {
    const auto size = static_cast<qsizetype>(limits::messageBytesMax);
    const QByteArray bytes =
        "2026년 3월 1일 오전 9:00, 나무 : 앞\n2026년 3월 1일 오전 9:01, 나무 : " + QByteArray(size + 1, 'x') +
        "\n그 뒤\n2026년 3월 1일 오전 9:02, 나무 : 뒤\n";
    QVERIFY(failedWith(import(bytes), TransferError::TooLarge));
    ImportOptions options;
    options.lenient = true;
    const auto chat = import(bytes, options);
    QVERIFY(chat);
    QCOMPARE(chat->messages.size(), size_t(2));
    QCOMPARE(chat->messages[0].text, std::string("앞"));
    QCOMPARE(chat->messages[1].text, std::string("뒤"));
    QVERIFY(chat->passedOver == (std::vector<PassedOver>{{2, PassedOver::TooLarge}, {3, PassedOver::NoPlace}}));
}

void LenientTest::linesOfAHeaderAreNamed() {
    const auto chat = import("가족방 3 님과 카카오톡 대화\n저장한 날짜 : 2026년 3월 1일 오후 3:19\n뭔가 다른 것\n\n"
                             "2026년 3월 1일 오전 9:00, 나무 : 글\n");
    QVERIFY(chat);
    QCOMPARE(chat->room, std::string("가족방"));
    QVERIFY(chat->passedOver == (std::vector<PassedOver>{{3, PassedOver::NoPlace}}));
}

void LenientTest::theListIsBoundedAndTheCountIsNot() {
    const QByteArray rows = QByteArray("nonsense,\"나무\",\"글\"\n").repeated(3'000);
    const auto chat = import("Date,User,Message\n2026-03-01 09:00:00,\"나무\",\"글\"\n" + rows);
    QVERIFY(chat);
    QCOMPARE(chat->skipped, 3'000U);
    QCOMPARE(chat->passedOver.size(), limits::passedOverMax);
}

QTEST_GUILESS_MAIN(LenientTest)
#include "tst_lenient.moc"
