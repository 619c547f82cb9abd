// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Times as people say them, in the language of QLocale() and in local time. `nowMs` is an argument, so that "yesterday"
// can be tested.
#pragma once

#include <QString>

namespace ieum::ui {

/// "오전 9:32", "9:32 AM".
QString clockTime(qint64 ms);
/// For lists: a time today, "yesterday", a day of this year, or a full date. "" for never.
QString listTime(qint64 ms, qint64 nowMs);
/// "2022년 10월 15일 토요일".
QString dayName(qint64 ms);
/// The moment within a sentence: "8:12 AM" today, "yesterday 8:12 AM", "tomorrow 8:12 AM", "October 15, 8:12 AM".
QString momentOf(qint64 ms, qint64 nowMs);
bool sameDay(qint64 aMs, qint64 bMs);

} // namespace ieum::ui
