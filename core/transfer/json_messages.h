// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The messages of an export in JSON, one after the other, with the bounds of limits.h: only one of them is ever held as
// JSON. What a message means is its dialect's to say.
#pragma once

#include "base/result.h"
#include "transfer/chat.h"
#include "transfer/json_reader.h"
#include "transfer/json_walk.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace ieum::transfer {

/// Without line, and without id where the export has none. Nothing for an object without a time.
using MessageOf = std::function<std::optional<ChatMessage>(const JsonValue& object)>;

/// `array` as it is written in the file, from `line` on. The chat has messages and members, and nothing else yet.
/// Errors: BadArchive, BadDate, TooLarge; NotAnExport when the first object is no message. All with the line. A lenient
/// import passes over what is broken, without time, or too large.
/// Messages go to `take` when there is one.
Result<Chat> readJsonMessages(std::string_view array, uint32_t line, bool isLenient, const MessageOf& messageOf,
                              const TakeMessage& take = {});
/// The same of the array that stands in front there. Errors: also those of reading.
Result<Chat> readJsonMessages(JsonWalk& walk, bool isLenient, const MessageOf& messageOf, const TakeMessage& take = {});

/// The text of an object's member of that name, or "".
std::string_view textIn(const JsonValue& object, std::string_view name);
/// The list in an object's member of that name, or an empty one.
const std::vector<JsonValue>& listIn(const JsonValue& object, std::string_view name);

} // namespace ieum::transfer
