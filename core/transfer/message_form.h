// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A message as bytes, with all that a ChatMessage has: for files that only this run of the program reads (shelf.h), so
// there is no version in it.
#pragma once

#include "base/reader.h"
#include "transfer/chat.h"

#include <optional>

namespace ieum::transfer {

void appendMessage(Bytes& out, const ChatMessage& message);
/// The next one; nothing when the bytes are not what appendMessage() wrote.
std::optional<ChatMessage> takeMessage(Reader& in);

} // namespace ieum::transfer
