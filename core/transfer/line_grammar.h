// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lines of a LINE export: a title, the time of saving, a line for each day, and records with tabs between time,
// name and text, each in the words of the phone's language.
#pragma once

#include "transfer/date_order.h"

#include <optional>
#include <string_view>

namespace ieum::transfer {

struct LineHead {
    int minutes = 0; ///< since the day began; LINE goes on counting after midnight, so there may be more than a day has
    std::string_view stamp;
    std::string_view author; ///< "" for what the app says
    std::string_view text;
};

/// "13:08<TAB>name<TAB>text", and without a name for what the app says.
std::optional<LineHead> lineHead(std::string_view line);
/// "2026/03/01(日)", "Sun, 3/1/2026", "2026.03.01 일요일", without line.
std::optional<WrittenDate> lineDay(std::string_view line);

bool isLineSavedLine(std::string_view line);
/// "[LINE] 家族のトーク履歴", with or without the part in brackets.
bool isLineTitle(std::string_view line);
/// The room in a title; all of it where its form is not known.
std::string_view roomInLineTitle(std::string_view line);

} // namespace ieum::transfer
