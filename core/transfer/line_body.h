// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the text of a LINE record means. Media are never in an export: a word in brackets stands for each, and only
// where it is the whole text.
#pragma once

#include "transfer/chat.h"

#include <string_view>

namespace ieum::transfer {

void readLineBody(ChatMessage& message);
/// "X unsent a message": stands where a message was.
bool isLineRecall(std::string_view text);

} // namespace ieum::transfer
