// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The names that Slack and Mattermost have for emoji. Only those that both know under one name.
#pragma once

#include <string_view>

namespace ieum::transfer {

/// "+1" of 👍, whatever its skin; "" of one that is not in the table.
std::string_view emojiName(std::string_view emoji);

} // namespace ieum::transfer
