// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import_support.h"
#include "transfer/error.h"

#include <QLocale>

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;
using Kind = ChatMessage::Kind;

class LineExportTest : public QObject {
    Q_OBJECT

  private slots:
    void readsJapanese();
    void readsEnglish();
    void britishEnglishIsToldByItsWeekdays();
    void daysAndTimesOfOtherLanguages_data();
    void daysAndTimesOfOtherLanguages();
    void titlesNameTheRoom_data();
    void titlesNameTheRoom();
    void recognisedWithoutTitle();
    void loneQuoteSwallowsNothing();
    void linesWithoutQuotesContinue();
    void badDaysNameTheirLine_data();
    void badDaysNameTheirLine();
    void weekdaysThatFitBothWaysAreReported();
    void headerAloneHasNoMessages();

    void externalJapanese();
    void externalEnglish();

  private:
    static QByteArray external(const QString& name) { return sample(name, "line"); }
};

void LineExportTest::readsJapanese() {
    const auto chat = import(fixture("ja.txt", "line"));
    compare(chat, {
                      {"花子", "2024-02-01 00:05", Kind::Text, "こんにちは: みんな"},
                      {"太郎", "2024-02-01 00:06", Kind::Text, "一行目\n\n  \"引用\" 三行目"},
                      {"花子", "2024-02-01 23:59", Kind::Text, "おやすみ\n2024/02/02(金)\n00:00\t太郎\tおはよう"},
                      {"太郎", "2024-02-02 00:53", Kind::Sticker, "[スタンプ]"},
                      {"", "2024-02-02 08:00", Kind::System, "次郎がグループに参加しました。"},
                      {"", "2024-02-02 08:01", Kind::Deleted, "花子が送信を取り消しました"},
                      {"太郎", "2024-02-02 13:08", Kind::Text, "\"名言\" と言った"},
                      {"次郎", "2024-02-02 13:09", Kind::Photo, "[写真]"},
                      {"次郎", "2024-02-02 13:10", Kind::File, "[ファイル]"},
                      {"次郎", "2024-02-02 13:11", Kind::Other, "☎ 通話時間 0:12"},
                      {"次郎", "2024-02-02 13:12", Kind::Other, "[null] https://maps.google.com/maps?q=35.0,139.0"},
                      {"次郎", "2024-02-02 13:13", Kind::Text, "\"まとめ\""},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->room, std::string("読書会"));
    QCOMPARE(chat->members.size(), size_t(3));
    QCOMPARE(chat->skipped, 0U);
    QCOMPARE(chat->messages[3].originalTime, std::string("2024/02/01(木) 24:53"));
    QCOMPARE(chat->messages[0].source, std::string("line"));
    QCOMPARE(chat->messages[0].line, 5U);
    QCOMPARE(chat->messages[2].line, 9U);
    QCOMPARE(chat->messages[3].line, 12U);
}

void LineExportTest::readsEnglish() {
    const auto chat = import(fixture("en.txt", "line"));
    compare(chat, {
                      {"Ara", "2026-03-01 00:05", Kind::Text, "Hello"},
                      {"Bom", "2026-03-01 13:08", Kind::Photo, "[Photo]"},
                      {"Bom", "2026-03-01 13:09", Kind::Text, "two\nlines"},
                      {"", "2026-03-01 13:10", Kind::System, "Cho joined the group"},
                      {"", "2026-03-01 13:11", Kind::Deleted, "Bom unsent a message"},
                      {"Ara", "2026-03-04 00:00", Kind::Sticker, "[Sticker]"},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->room, std::string("Book club"));
    QCOMPARE(chat->skipped, 0U);
}

void LineExportTest::britishEnglishIsToldByItsWeekdays() {
    compare(import("[LINE] Chat history with Ara\nSaved on: 06/01/2026, 21:10\n\nTue, 06/01/2026\n21:09\tAra\tHello\n"),
            {{"Ara", "2026-01-06 21:09", Kind::Text, "Hello"}});
}

void LineExportTest::daysAndTimesOfOtherLanguages_data() {
    QTest::addColumn<QByteArray>("day");
    QTest::addColumn<QByteArray>("time");
    const auto row = [](const char* name, const char* day, const char* time) {
        QTest::newRow(name) << QByteArray(day) << QByteArray(time);
    };
    row("Traditional Chinese", "2026/3/1（週日）", "下午1:08");
    row("Traditional Chinese, bare", "2026/3/1週日", "13:08");
    row("Simplified Chinese", "2026/3/1周日", "13:08");
    row("Chinese desktop", "2026.03.01 星期日", "13:08");
    row("English desktop", "2026.03.01 Sunday", "13:08");
    row("Japanese desktop", "2026.03.01 日曜日", "13:08");
    row("Thai", "อา. 1/3/2026", "13:08");
    row("Thai, Buddhist year", "อา., 1/3/2569", "13:08");
    row("Korean", "2026.03.01 일요일", "오후 1:08");
    row("Korean, in brackets", "2026/03/01(일)", "오후 1:08");
}

void LineExportTest::daysAndTimesOfOtherLanguages() {
    QFETCH(QByteArray, day);
    QFETCH(QByteArray, time);
    const auto chat = import("[LINE] 모임\n저장 2026\n\n" + day + "\n" + time + "\t나무\t네\n");
    compare(chat, {{"나무", "2026-03-01 13:08", Kind::Text, "네"}});
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->messages[0].originalTime, (day + ' ' + time).toStdString());
}

void LineExportTest::titlesNameTheRoom_data() {
    QTest::addColumn<QByteArray>("title");
    for (const char* title :
         {"[LINE] Clubとのトーク履歴", "[LINE]Clubのトーク履歴", "[LINE] Club のトーク履歴",
          "[LINE] Chat history with Club", "Chat history in Club", "[LINE] 與Club的聊天記錄", "[LINE] 与Club的聊天记录",
          "[LINE] Club的聊天記錄", "[LINE] ประวัติการสนทนากับ Club", "[LINE] Club"}) {
        QTest::newRow(title) << QByteArray(title);
    }
}

void LineExportTest::titlesNameTheRoom() {
    QFETCH(QByteArray, title);
    const auto chat =
        import("\xEF\xBB\xBF" + title + "\r\nSaved on: 2026/03/01 21:10\r\n\r\n2026/03/01(日)\r\n13:08\tAra\thi\r\n");
    QVERIFY(chat);
    QCOMPARE(chat->room, std::string("Club"));
    QCOMPARE(chat->skipped, 0U);
}

void LineExportTest::recognisedWithoutTitle() {
    const QByteArray file = "2026.03.01 Sunday\n13:08\tAra\thi\n";
    QCOMPARE(import(file, {}, "dir/[LINE] Club.txt")->room, std::string("Club"));
    // The old desktop program parts with single spaces: nothing says where a name ends.
    QVERIFY(failedWith(import("2017.09.03 Sunday\n13:08 Ara Bom hi\n"), TransferError::NotAnExport));
}

void LineExportTest::loneQuoteSwallowsNothing() {
    QByteArray file = "[LINE] Club\n\n2026/03/01(日)\n9:00\tAra\t\"lone\n";
    // What the next quotes open they also close.
    const auto near = import(file + "9:01\tBom\tword\n9:02\tBom\t\"so\"\n9:03\tAra\tsaid \"so\"\n");
    QVERIFY(near);
    QCOMPARE(near->messages.size(), size_t(4));
    for (int i = 10; i < 30; ++i) file += "9:" + QByteArray::number(i) + "\tBom\tword\n";
    const auto chat = import(file + "9:31\tBom\tsaid \"so\"\n");
    QVERIFY(chat);
    QCOMPARE(chat->messages.size(), size_t(22));
    QCOMPARE(chat->messages[0].text, std::string("\"lone"));
    QCOMPARE(chat->messages[21].text, std::string("said \"so\""));
}

void LineExportTest::linesWithoutQuotesContinue() {
    compare(import("[LINE] Club\nSaved\n\n2026.03.01 Sunday\n13:08\tAra\tone\n\n two\n\n2026.03.02 "
                   "Monday\n13:09\tAra\tthree\n\n"),
            {
                {"Ara", "2026-03-01 13:08", Kind::Text, "one\n\n two"},
                {"Ara", "2026-03-02 13:09", Kind::Text, "three"},
            });
}

void LineExportTest::badDaysNameTheirLine_data() {
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<qint64>("line");
    QTest::newRow("no day") << QByteArray("13:08\tAra\thi\n") << qint64(3);
    QTest::newRow("no such day") << QByteArray("2026/02/28(土)\n13:08\tAra\thi\n2026/02/30(月)\n") << qint64(5);
    QTest::newRow("no such weekday") << QByteArray("Mon, 3/1/2026\n13:08\tAra\thi\n") << qint64(3);
}

void LineExportTest::badDaysNameTheirLine() {
    QFETCH(QByteArray, lines);
    QFETCH(qint64, line);
    const auto chat = import("[LINE] Club\n\n" + lines);
    QVERIFY(failedWith(chat, TransferError::BadDate));
    QCOMPARE(chat.error().number, line);
}

/// Two days of a year whose numbers are each other's, on the same weekday: Qt's calendar finds them.
void LineExportTest::weekdaysThatFitBothWaysAreReported() {
    for (int month = 1; month <= 12; ++month) {
        for (int day = month + 1; day <= 12; ++day) {
            const QDate one(2026, month, day);
            if (one.dayOfWeek() != QDate(2026, day, month).dayOfWeek()) continue;
            const QByteArray name = QLocale::c().dayName(one.dayOfWeek(), QLocale::ShortFormat).toUtf8();
            const QByteArray file = "[LINE] Club\n\n" + name + ", " + QByteArray::number(month) + '/' +
                                    QByteArray::number(day) + "/2026\n13:08\tAra\thi\n";
            const auto open = import(file);
            QVERIFY(failedWith(open, TransferError::AmbiguousDates));
            QCOMPARE(open.error().number, int64_t(3));
            ImportOptions options;
            options.dateOrder = DateOrder::MonthDayYear;
            QCOMPARE(import(file, options)->messages[0].timeMs, seoul(one.toString("yyyy-MM-dd") + " 13:08"));
            return;
        }
    }
    QFAIL("no such pair of days in that year");
}

void LineExportTest::headerAloneHasNoMessages() {
    QVERIFY(failedWith(import("[LINE] Club\nSaved on: 2026/03/01 21:10\n\n"), TransferError::NoMessages));
    QVERIFY(failedWith(import("[LINE] Club\n\n2026/03/01(日)\n"), TransferError::NoMessages));
}

void LineExportTest::externalJapanese() {
    if (!haveSamples()) QSKIP(noSamples);
    const auto chat = import(external("[LINE] ieum_ja.txt"));
    compare(chat, {
                      {"太郎", "2026-03-01 00:05", Kind::Text, "こんにちは"},
                      {"花子", "2026-03-01 00:06", Kind::Text, "一行目\n二行目"},
                      {"太郎", "2026-03-01 13:08", Kind::Photo, "[写真]"},
                      {"", "2026-03-01 13:09", Kind::System, "太郎がグループに参加しました。"},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->messages[0].timeMs, 1'772'291'100'000);
    QCOMPARE(chat->room, std::string("家族"));
    QCOMPARE(chat->skipped, 0U);
}

void LineExportTest::externalEnglish() {
    if (!haveSamples()) QSKIP(noSamples);
    const auto chat = import(external("[LINE] ieum_en.txt"));
    compare(chat, {
                      {"Taro", "2026-03-01 00:05", Kind::Text, "Hello"},
                      {"Hanako", "2026-03-01 13:08", Kind::Photo, "[Photo]"},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->room, std::string("Family"));
    QCOMPARE(chat->skipped, 0U);
}

QTEST_GUILESS_MAIN(LineExportTest)
#include "tst_line_export.moc"
