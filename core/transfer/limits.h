// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an import may cost us at most, and what one page of an export holds. Each with its reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ieum::transfer::limits {

/// Ten years of a busy room are about 60 MB of text; the whole file is held in memory, decoded once.
constexpr uint64_t fileBytesMax = 512ULL << 20U;
/// What is read in pieces and never held: an account of ten years in JSON. Its messages lie on the disk meanwhile.
constexpr uint64_t streamedBytesMax = 4ULL << 30U;
/// A text in JSON that is longer than this is read in pieces; a shorter one may be in any encoding.
constexpr uint64_t heldJsonBytesMax = 8ULL << 20U;
/// Messengers cut at about 10,000 characters; a pasted book still fits.
constexpr size_t messageBytesMax = 4U << 20U;
/// One line of our archive: a message, escaped (up to 6 bytes for 1), plus its attachments.
constexpr size_t archiveLineBytesMax = 32U << 20U;
constexpr size_t messagesMax = 5'000'000;
constexpr size_t membersMax = 100'000;
/// Devices that wrote in a room, each with a new feed now and then.
constexpr size_t feedsMax = 4 * membersMax;
/// What they begin with, in one line of our archive: each is a certificate and up to 256 headers, so that all of them
/// in one line would become longer than archiveLineBytesMax.
constexpr size_t feedsLineBytesMax = 1U << 20U;
/// An event's header with those behind it up to the next that is signed (wire/limits.h).
constexpr size_t signedHeadersMax = 256;
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
/// Lines of a text, each of which costs 24 bytes while it is read: twice the messages.
constexpr size_t linesMax = 10'000'000;
/// Beginnings of records that may be names; real chats have as many as members, and a few sentences with " : ".
constexpr size_t prefixesMax = 2 * membersMax;
/// A name with " : " in it that no system record confirms: this many records, all with the same prefix.
constexpr size_t recordsThatMakeAName = 8;
/// "<미디어 파일을 생략한 대화내용>", in any language.
constexpr size_t placeholderBytesMax = 128;
/// Lines passed over that a report names; it counts all of them.
constexpr size_t passedOverMax = 1'000;
/// Ten years of a busy room have some 50,000 photos.
constexpr size_t bundleEntriesMax = 200'000;
constexpr size_t entryNameBytesMax = 1'024;
/// The table of contents of that many entries.
constexpr uint64_t zipDirectoryBytesMax = 64ULL << 20U;
/// Telegram and WhatsApp let 2 GB through for one file, as our vault does; whole exports reach tens of gigabytes.
constexpr uint64_t entryBytesMax = 2ULL << 30U;
constexpr uint64_t bundleBytesMax = 256ULL << 30U;
/// Photos do not get smaller in a zip, and text gets ten times smaller. Small zips may be of anything.
constexpr uint64_t zipRatioMax = 50;
constexpr uint64_t zipBytesAlways = 64ULL << 20U;
/// What is unpacked or read of an entry at a time.
constexpr size_t entryPieceBytes = 256U << 10U;
/// Enough of a text to see what wrote it: its first 100 lines.
constexpr size_t detectionBytesMax = 64U << 10U;
/// Parts of one long chat, and texts in a bundle that are looked at to find it.
constexpr size_t chatPartsMax = 1'000;
/// Our archives nest 4 deep.
constexpr int jsonDepthMax = 16;
constexpr size_t jsonValuesMax = 1'000'000;
/// A zone file of the tz database is 1 to 4 kB.
constexpr uint64_t zoneFileBytesMax = 256U << 10U;
/// As Telegram Desktop does: a browser scrolls a thousand messages without effort.
constexpr size_t messagesPerPage = 1'000;
/// A document is held and laid out by a browser as a whole.
constexpr size_t messagesPerDocument = 5'000;
constexpr size_t documentHtmlBytesMax = 8U << 20U;
/// What lies aside of a long chat (shelf.h) is sealed and read in pieces of this size: some thousand messages.
constexpr size_t shelfBlockBytes = 512U << 10U;
/// JSON Lines are handed to the file system in pieces of this size.
constexpr size_t writeBufferBytes = 256U << 10U;

} // namespace ieum::transfer::limits
