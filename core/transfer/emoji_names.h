// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The names that Slack and Mattermost have for emoji. Out go only those that both know under one name.
#pragma once

#include <string_view>

namespace ieum::transfer {

/// "+1" of 👍, whatever its skin; "" of one that is not in the table.
std::string_view emojiName(std::string_view emoji);
/// "👍" of "+1", and of "thumbsup"; "" of a name that is not known.
std::string_view emojiNamed(std::string_view name);

} // namespace ieum::transfer
