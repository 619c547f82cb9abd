// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <vector>

#include "import_support.h"
#include "transfer/date_order.h"
#include "transfer/error.h"

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;

class DateOrderTest : public QObject {
    Q_OBJECT

  private slots:
    void numbersThatAreNoMonthDecide();
    void yearsAreKnownByTheirDigits();
    void weekdaysDecide();
    void chatsGoForward();
    void firstRecordMayBeLater();
    void oneImpossibleDateDoesNotRuleTheFile();
    void everyRecordOfADayHasAVote();
    void whatIsLeftOpenIsReported();
    void anAnswerCountsWhereTheNumbersAllowIt();
    void leadingYearsOfTwoDigits();
    void aPastedLogOfAnotherOrderStaysText();
    void whatTheUserSaysOfTheOrderHolds();
    void names();
};

static WrittenDate dateOf(int first, int second, int third) {
    WrittenDate date;
    date.numbers = {first, second, third};
    date.isYear = {first > 31, second > 31, third > 31};
    return date;
}

/// On lines 1, 2, 3 …
static std::vector<WrittenDate> datesOf(std::initializer_list<WrittenDate> list) {
    std::vector<WrittenDate> dates(list);
    for (size_t i = 0; i < dates.size(); ++i) dates[i].line = static_cast<uint32_t>(i + 1);
    return dates;
}

static bool decides(const std::vector<WrittenDate>& dates, DateOrder order) {
    const auto decided = decideDateOrder(dates, {});
    return decided && *decided == order;
}

void DateOrderTest::numbersThatAreNoMonthDecide() {
    QVERIFY(decides(datesOf({dateOf(3, 4, 26), dateOf(13, 4, 26)}), DateOrder::DayMonthYear));
    QVERIFY(decides(datesOf({dateOf(3, 4, 26), dateOf(4, 13, 26)}), DateOrder::MonthDayYear));
    QVERIFY(decides(datesOf({dateOf(29, 2, 24)}), DateOrder::DayMonthYear));
}

void DateOrderTest::yearsAreKnownByTheirDigits() {
    QVERIFY(decides(datesOf({dateOf(2026, 3, 4)}), DateOrder::YearMonthDay));
    QCOMPARE(timeIn(dateOf(2026, 3, 4), DateOrder::YearMonthDay)->day, 4);
    QVERIFY(!timeIn(dateOf(2026, 3, 4), DateOrder::DayMonthYear));
    QCOMPARE(timeIn(dateOf(3, 4, 26), DateOrder::DayMonthYear)->year, 2026);
}

void DateOrderTest::weekdaysDecide() {
    WrittenDate sunday = dateOf(3, 1, 2026); // 1 March 2026 is a Sunday, 3 January a Saturday
    sunday.weekday = 0;
    QVERIFY(decides(datesOf({sunday}), DateOrder::MonthDayYear));
    sunday.weekday = 6;
    QVERIFY(decides(datesOf({sunday}), DateOrder::DayMonthYear));
}

void DateOrderTest::chatsGoForward() {
    // As days of the month these go back: 1 December, then 2 January.
    QVERIFY(decides(datesOf({dateOf(1, 2, 26), dateOf(1, 12, 26), dateOf(2, 1, 26)}), DateOrder::MonthDayYear));
    QVERIFY(decides(datesOf({dateOf(2, 1, 26), dateOf(12, 1, 26), dateOf(1, 2, 26)}), DateOrder::DayMonthYear));
}

void DateOrderTest::firstRecordMayBeLater() {
    // The notice on line 1 is of 5 April; that one step back says nothing.
    const auto dates = datesOf({dateOf(5, 4, 26), dateOf(4, 5, 26)});
    QVERIFY(!decideDateOrder(dates, {}));
}

void DateOrderTest::oneImpossibleDateDoesNotRuleTheFile() {
    const auto dates = datesOf({dateOf(13, 4, 26), dateOf(14, 4, 26), dateOf(4, 15, 26)});
    QVERIFY(decides(dates, DateOrder::DayMonthYear));
    QVERIFY(!timeIn(dates[2], DateOrder::DayMonthYear));
}

void DateOrderTest::everyRecordOfADayHasAVote() {
    auto dates = datesOf({dateOf(3, 25, 26), dateOf(26, 3, 26), dateOf(27, 3, 26)});
    QVERIFY(decides(dates, DateOrder::DayMonthYear));
    dates[0].records = 3;
    QVERIFY(decides(dates, DateOrder::MonthDayYear));
}

void DateOrderTest::whatIsLeftOpenIsReported() {
    const auto decided = decideDateOrder(datesOf({dateOf(4, 4, 26), dateOf(5, 5, 26), dateOf(6, 7, 26)}), {});
    QVERIFY(!decided);
    QVERIFY(decided.error().is(TransferError::AmbiguousDates));
    QVERIFY(decided.error().cause == Cause::Input);
    QCOMPARE(decided.error().number, int64_t(3));
    QVERIFY(decideDateOrder(datesOf({dateOf(4, 4, 26), dateOf(5, 5, 26)}), {})); // both readings are the same
    QVERIFY(decideDateOrder({}, {}));
}

void DateOrderTest::anAnswerCountsWhereTheNumbersAllowIt() {
    const auto open = datesOf({dateOf(3, 4, 26)});
    for (const DateOrder order : {DateOrder::DayMonthYear, DateOrder::MonthDayYear}) {
        QVERIFY(decideDateOrder(open, order).value() == order);
    }
    const auto more = datesOf({dateOf(13, 4, 26), dateOf(14, 4, 26), dateOf(4, 15, 26)});
    QVERIFY(decideDateOrder(more, DateOrder::MonthDayYear).value() == DateOrder::MonthDayYear);
    const auto clear = datesOf({dateOf(13, 4, 26)}); // a day in no other order
    QVERIFY(decideDateOrder(clear, DateOrder::MonthDayYear).value() == DateOrder::DayMonthYear);
}

void DateOrderTest::leadingYearsOfTwoDigits() {
    WrittenDate date = dateOf(24, 8, 21);
    QVERIFY(decides(datesOf({date}), DateOrder::DayMonthYear)); // in most countries no such year leads
    date.yearPlace = WrittenDate::Either;
    QVERIFY(!decideDateOrder(datesOf({date}), {}));
    date.yearPlace = WrittenDate::First;
    QVERIFY(decides(datesOf({date}), DateOrder::YearMonthDay));
    QCOMPARE(timeIn(date, DateOrder::YearMonthDay)->year, 2024);
}

/// Five lines of day and month, on a day each.
static QByteArray pastedLog() {
    QByteArray log;
    for (int day = 25; day < 30; ++day) log += QByteArray::number(day) + "/3/26, 10:00 - A: x\n";
    return log;
}

/// The records are more, on two days only.
void DateOrderTest::aPastedLogOfAnotherOrderStaysText() {
    const QByteArray log = pastedLog();
    QByteArray file;
    for (int i = 0; i < 1'000; ++i) {
        file += i < 500 ? "3/25/26, 21:41 - Ara: hello\n" : "3/26/26, 21:41 - Bom: hi\n";
        if (i == 700) file += log;
    }
    const auto chat = import(file);
    QVERIFY(chat);
    QCOMPARE(chat->messages.size(), size_t(1'000));
    QCOMPARE(chat->messages[0].timeMs, seoul("2026-03-25 21:41"));
    QCOMPARE(chat->messages[700].text + '\n', "hi\n" + log.toStdString());
    QCOMPARE(chat->members.size(), size_t(2));
}

void DateOrderTest::whatTheUserSaysOfTheOrderHolds() {
    const QByteArray file =
        "3/25/26, 21:41 - Ara: hello\n3/26/26, 21:41 - Bom: hi\n" + pastedLog() + "3/27/26, 21:42 - Ara: so\n";
    QCOMPARE(import(file)->messages.size(), size_t(5)); // most lines are of the log
    ImportOptions options;
    options.dateOrder = DateOrder::MonthDayYear;
    const auto chat = import(file, options);
    QVERIFY(chat);
    QCOMPARE(chat->messages.size(), size_t(3));
    QCOMPARE(chat->messages[2].timeMs, seoul("2026-03-27 21:42"));
}

void DateOrderTest::names() {
    QVERIFY(dateOrderNamed("dmy") == DateOrder::DayMonthYear);
    QVERIFY(dateOrderNamed("mdy") == DateOrder::MonthDayYear);
    QVERIFY(dateOrderNamed("ymd") == DateOrder::YearMonthDay);
    QVERIFY(!dateOrderNamed("") && !dateOrderNamed("ydm"));
}

QTEST_GUILESS_MAIN(DateOrderTest)
#include "tst_date_order.moc"
