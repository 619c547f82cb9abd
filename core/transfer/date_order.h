// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Some exports write dates in the order of the phone's country and do not say which one it is. The dates of the whole
// file decide: a 25th month does not exist, a year has four digits, a weekday fits one day, and a chat goes forward.
// What they leave open is reported, never guessed.
#pragma once

#include "base/result.h"
#include "transfer/time_zone.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace ieum::transfer {

enum class DateOrder : uint8_t { DayMonthYear, MonthDayYear, YearMonthDay };

/// "dmy", "mdy" or "ymd".
std::optional<DateOrder> dateOrderNamed(std::string_view name);

struct WrittenDate {
    /// Where a year of two digits may stand. Four digits speak for themselves.
    enum YearPlace : uint8_t { Last, Either, First };

    std::array<int, 3> numbers{};
    std::array<bool, 3> isYear{};
    YearPlace yearPlace = Last;
    std::optional<int> weekday; ///< 0 = Sunday
    LocalTime clock;            ///< hour, minute and second
    uint32_t line = 0;
    uint32_t records = 1; ///< that bear it, one behind the other: each of them has a vote
};

/// Nothing when that order makes no day, or not that weekday.
std::optional<LocalTime> timeIn(const WrittenDate& written, DateOrder order);

/// `told` is what the user said: that order, unless it makes no day of any of the dates.
/// Errors: TransferError::AmbiguousDates with the first line that can be read in two ways.
Result<DateOrder> decideDateOrder(std::span<const WrittenDate> dates, std::optional<DateOrder> told);

} // namespace ieum::transfer
