// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The archive that loses nothing: one JSON object a line, the header first.
#include "transfer/archive_format.h"
#include "transfer/target_files.h"
#include "transfer/target_list.h"

namespace ieum::transfer {

namespace {

Done writeJsonl(const Export& to) {
    if (const Done opened = to.out.open(std::string(archiveFileName), {}); !opened) return opened;
    if (const Done header = to.out.write(archiveHeaderLine(to.chat.header()) + '\n'); !header) return header;
    if (const Done feeds = to.out.write(archiveFeedLines(to.chat.header())); !feeds) return feeds;
    const Done written = to.chat.each(
        [&](const ChatMessage& message) -> Done { return to.out.write(archiveMessageLine(message) + '\n'); });
    if (!written) return written;
    if (const Done closed = to.out.close(); !closed) return closed;
    return copyFiles(to);
}

} // namespace

constexpr Target jsonlTarget = {"jsonl",
                                false,
                                "Ieum, and any program: JSON Lines",
                                "Python's json; our importer",
                                {.replies = Carried::Yes,
                                 .reactions = Carried::Yes,
                                 .edits = Carried::Yes,
                                 .deletions = Carried::Yes,
                                 .notices = Carried::Yes,
                                 .pins = Carried::Yes,
                                 .polls = Carried::Yes,
                                 .files = Carried::Yes,
                                 .roles = Carried::Yes,
                                 .system = Carried::Yes,
                                 .milliseconds = Carried::Yes,
                                 .origin = Carried::Yes},
                                writeJsonl};

} // namespace ieum::transfer
