// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A table for spreadsheets: a byte order mark, without which Excel takes it for another encoding, and no formulas.
#include "transfer/csv_cells.h"
#include "transfer/local_stamp.h"
#include "transfer/said.h"
#include "transfer/target_files.h"
#include "transfer/target_list.h"

#include <algorithm>
#include <array>

namespace ieum::transfer {

namespace {

constexpr Carries carries = {.replies = Carried::Yes,
                             .reactions = Carried::Yes,
                             .edits = Carried::Yes,
                             .deletions = Carried::Yes,
                             .notices = Carried::Yes,
                             .pins = Carried::Yes,
                             .polls = Carried::AsText,
                             .files = Carried::Yes,
                             .system = Carried::Yes,
                             .milliseconds = Carried::Yes,
                             .origin = Carried::Yes};

std::string flagsOf(const ChatLooks& looks) {
    std::string flags;
    const auto add = [&](bool has, const char* word) {
        if (has) flags.append(flags.empty() ? "" : " ").append(word);
    };
    add(looks.edited, "edited");
    add(looks.notice, "notice");
    add(looks.pinned, "pinned");
    return flags;
}

std::string rowOf(const ChatMessage& message, const TimeZone& zone, bool korean) {
    std::string attachments;
    for (const ChatAttachment& each : message.attachments) {
        attachments.append(attachments.empty() ? "" : "\n").append(each.path.empty() ? each.name : each.path);
    }
    std::string reactions;
    for (const ChatReaction& each : message.looks.reactions) {
        reactions.append(reactions.empty() ? "" : "\n").append(reactionText(each));
    }
    Carries inCell = carries;
    inCell.files = Carried::Yes; // files without bytes are named in their own column
    ChatMessage bare = message;
    bare.attachments.clear();
    std::vector<std::string> cells = {isoWithZone(zone, message.timeMs),
                                      message.author,
                                      message.authorId,
                                      saidText(bare, inCell, korean),
                                      message.replyTo,
                                      attachments,
                                      reactions,
                                      message.id,
                                      std::string(nameOf(message.kind)),
                                      flagsOf(message.looks),
                                      message.source};
    for (std::string& cell : cells) cell = withoutFormula(cell);
    return csvRow(cells);
}

Done writeCsv(const Export& to) {
    const auto zone = zoneOf(to);
    if (!zone) return passOn(zone);
    if (const Done opened = to.out.open("messages.csv", {}); !opened) return opened;
    const std::string head = "\xEF\xBB\xBF" + csvRow({"time_iso", "sender", "sender_id", "text", "reply_to",
                                                      "attachments", "reactions", "id", "kind", "flags", "source"});
    if (const Done written = to.out.write(head); !written) return written;
    const Done written = to.chat.each(
        [&](const ChatMessage& message) -> Done { return to.out.write(rowOf(message, *zone, to.korean())); });
    if (!written) return written;
    if (const Done closed = to.out.close(); !closed) return closed;
    return copyFiles(to);
}

} // namespace

std::string csvRow(const std::vector<std::string>& cells) {
    std::string row;
    for (const std::string& cell : cells) {
        row += row.empty() ? "\"" : ",\"";
        for (const char c : cell) {
            if (c == '"') row += '"';
            if (c != '\0') row += c; // readers in C end there
        }
        row += '"';
    }
    return row + "\r\n";
}

std::string withoutFormula(std::string_view cell) {
    // Spaces in front do not keep a spreadsheet from calculating, and neither do the wide forms in East Asia.
    constexpr std::array<std::string_view, 11> starts = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
    const std::string_view bare = cell.substr(std::min(cell.find_first_not_of(' '), cell.size()));
    const bool isFormula =
        std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return bare.starts_with(start); });
    return (isFormula ? "'" : "") + std::string(cell);
}

constexpr Target csvTarget = {"csv", false, "spreadsheets, and any program", "Python's csv", carries, writeCsv};

} // namespace ieum::transfer
