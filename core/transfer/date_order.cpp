// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/date_order.h"

#include "transfer/error.h"

#include <algorithm>
#include <vector>

namespace ieum::transfer {

namespace {

constexpr std::array all = {DateOrder::DayMonthYear, DateOrder::MonthDayYear, DateOrder::YearMonthDay};

/// Which of the three numbers is what: year, month, day.
constexpr std::array<std::array<size_t, 3>, 3> places = {{{2, 1, 0}, {2, 0, 1}, {0, 1, 2}}};

/// Only the orders with the best value stay.
template <class Value> void keepBest(std::vector<DateOrder>& orders, Value valueOf) {
    std::vector<int64_t> values;
    values.reserve(orders.size());
    for (const DateOrder order : orders) values.push_back(valueOf(order));
    const int64_t best = *std::max_element(values.begin(), values.end());
    std::vector<DateOrder> kept;
    for (size_t i = 0; i < orders.size(); ++i) {
        if (values[i] == best) kept.push_back(orders[i]);
    }
    orders = std::move(kept);
}

int64_t countReal(std::span<const WrittenDate> dates, DateOrder order) {
    int64_t records = 0;
    for (const WrittenDate& date : dates) records += timeIn(date, order) ? date.records : 0;
    return records;
}

/// How often time goes back. Not from the first record to the second: a notice of the app may stand above older ones.
int64_t countSteps(std::span<const WrittenDate> dates, DateOrder order) {
    int64_t steps = 0;
    std::optional<LocalTime> before;
    for (const WrittenDate& date : dates.subspan(std::min<size_t>(1, dates.size()))) {
        const auto time = timeIn(date, order);
        if (!time) continue;
        if (before && *time < *before) ++steps;
        before = time;
    }
    return steps;
}

} // namespace

std::optional<DateOrder> dateOrderNamed(std::string_view name) {
    if (name == "dmy") return DateOrder::DayMonthYear;
    if (name == "mdy") return DateOrder::MonthDayYear;
    if (name == "ymd") return DateOrder::YearMonthDay;
    return std::nullopt;
}

std::optional<LocalTime> timeIn(const WrittenDate& written, DateOrder order) {
    const auto& place = places[static_cast<size_t>(order)];
    for (size_t i = 0; i < 3; ++i) {
        if (written.isYear[i] && i != place[0]) return std::nullopt;
    }
    if (!written.isYear[place[0]]) {
        const auto wrong = order == DateOrder::YearMonthDay ? WrittenDate::Last : WrittenDate::First;
        if (written.yearPlace == wrong) return std::nullopt;
    }
    LocalTime time = written.clock;
    time.year = written.numbers[place[0]];
    if (!written.isYear[place[0]]) time.year += 2000;
    time.month = written.numbers[place[1]];
    time.day = written.numbers[place[2]];
    if (!isReal(time) || (written.weekday && weekdayOf(time) != *written.weekday)) return std::nullopt;
    return time;
}

Result<DateOrder> decideDateOrder(std::span<const WrittenDate> dates, std::optional<DateOrder> told) {
    if (told && countReal(dates, *told) > 0) return *told;
    std::vector<DateOrder> orders(all.begin(), all.end());
    keepBest(orders, [&](DateOrder order) { return countReal(dates, order); });
    keepBest(orders, [&](DateOrder order) { return -countSteps(dates, order); });
    for (const WrittenDate& date : dates) {
        const auto first = timeIn(date, orders.front());
        const bool same =
            std::all_of(orders.begin(), orders.end(), [&](DateOrder order) { return timeIn(date, order) == first; });
        if (!same) return fail(Cause::Input, TransferError::AmbiguousDates, date.line);
    }
    return orders.front();
}

} // namespace ieum::transfer
