// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The way in: bytes of a file that some messenger (or we) exported become a Chat. The dialect is found by content; the
// file's name serves as the room's title when the content has none. Pure: the same bytes give the same Chat and ids.
#pragma once

#include "base/bytes.h"
#include "base/files.h"
#include "base/result.h"
#include "transfer/chat.h"
#include "transfer/date_order.h"
#include "transfer/text_window.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace ieum::transfer {

struct ImportOptions {
    /// Text exports hold local wall-clock time: a name of the tz database, "UTC", or an offset as "+09:00".
    std::string timeZone = "Asia/Seoul";
    /// Stands in for the placeholders that old exports have for their maker ("회원님", "You").
    std::string me;
    /// For exports that leave it open in which order the numbers of a date stand.
    std::optional<DateOrder> dateOrder{};
    /// Which chat is meant in an export that holds several: its name or id.
    std::string chat{};
    /// A record that breaks the format is passed over and reported; otherwise it is an error that names its line.
    bool lenient = false;
    /// Where messages go as they are read, so that nobody holds all of them; nowhere: into the Chat.
    TakeMessage take{};
    /// Is told of each line of our archive that has nothing signed.
    std::function<void(uint32_t line)> unsignedAt{};
    /// Asked again and again while something is read, also where nothing is taken yet; an error of its own ends it.
    std::function<Done()> goOn{};

    Done going() const { return goOn ? goOn() : Done(); }
};

/// Does a text that begins with these bytes look like a chat to any dialect?
bool looksLikeChat(ByteView head);

/// `files` is where the system's time zones are read from (time_zone.h).
/// Errors: those of `options.take` and `options.goOn`, any TransferError but Unwritable and those of zips, all with
/// Cause::Input.
Result<Chat> importChat(ByteView file, std::string_view fileName, const ImportOptions& options, const Files& files);

/// A file that is too long to be held, where its dialect and its encoding (UTF-8) allow that; nothing where they do
/// not: then importChat() needs all of it. `head`: its first limits::detectionBytesMax. Errors: those of importChat()
/// and of reading.
Result<std::optional<Chat>> importLongChat(ByteView head, const OpenPieces& pieces, std::string_view fileName,
                                           const ImportOptions& options, const Files& files);

} // namespace ieum::transfer
