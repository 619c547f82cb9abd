// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The JSON Lines archive, version 1 (docs/formats/archive.md): what jsonl_writer.cpp writes and ieum_archive.cpp reads.
#pragma once

#include "transfer/chat.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ieum::transfer {

constexpr std::string_view archiveFormat = "ieum-archive";
constexpr uint64_t archiveVersion = 1;
constexpr std::string_view archiveFileName = "archive.jsonl";

/// Both without the line's end.
std::string archiveHeaderLine(const Chat& header);
std::string archiveMessageLine(const ChatMessage& message);
/// The openings that the header line has no place for, in lines with their ends; "" as a rule.
std::string archiveFeedLines(const Chat& header);

/// Everything but the messages. Nothing when the line breaks the format.
std::optional<Chat> parseArchiveHeader(std::string_view line);
std::optional<ChatMessage> parseArchiveMessage(std::string_view line);
/// More openings. Nothing when the line is none of these, or breaks the format.
std::optional<std::vector<std::string>> parseArchiveFeeds(std::string_view line);

} // namespace ieum::transfer
