// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an import may cost us at most, and what one page of an export holds. Each with its reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ieum::transfer::limits {

/// Ten years of a busy room are about 60 MB of text; the whole file is held in memory, decoded once.
constexpr uint64_t fileBytesMax = 512ULL << 20U;
/// Messengers cut at about 10,000 characters; a pasted book still fits.
constexpr size_t messageBytesMax = 4U << 20U;
/// One line of our archive: a message, escaped (up to 6 bytes for 1), plus its attachments.
constexpr size_t archiveLineBytesMax = 32U << 20U;
constexpr size_t messagesMax = 5'000'000;
constexpr size_t membersMax = 100'000;
/// Kakao allows 20 characters, contact books about 50; what is longer was not a name.
constexpr size_t nameBytesMax = 512;
/// What the app itself says names a few hundred people at most; names are sought in it from the beginning, again and
/// again.
constexpr size_t sentenceBytesMax = 16U << 10U;
/// Chats of one account's export.
constexpr size_t chatsMax = 100'000;
/// One record of the Android media zip lists at most 30 pictures.
constexpr size_t attachmentsMax = 1'000;
/// Different emoji under one message, and answers of one poll; no messenger shows more.
constexpr size_t reactionsMax = 1'000;
constexpr size_t pollOptionsMax = 1'000;
/// How far into a file its dialect must show. Real headers have 5 lines at most, and not all of them hold text.
constexpr size_t detectionLinesMax = 100;
constexpr size_t headerTextLinesMax = 8;
/// A name with " : " in it that no system record confirms: this many records, all with the same prefix.
constexpr size_t recordsThatMakeAName = 8;
/// Our archives nest 4 deep.
constexpr int jsonDepthMax = 16;
constexpr size_t jsonValuesMax = 1'000'000;
/// A zone file of the tz database is 1 to 4 kB.
constexpr uint64_t zoneFileBytesMax = 256U << 10U;
/// As Telegram Desktop does: a browser scrolls a thousand messages without effort.
constexpr size_t messagesPerPage = 1'000;
/// JSON Lines are handed to the file system in pieces of this size.
constexpr size_t writeBufferBytes = 256U << 10U;

} // namespace ieum::transfer::limits
