// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of everything that was sent or received as a file, in all rooms, newest first: by name (words as the search
// of messages takes them, and initial consonants), kind, room, sender and time. Every attachment has a place in it,
// which grows with its time, and an entry in an FTS5 table; so a page costs what a page costs, however many there are.
// Attachments are entered by the first query that finds them waiting, many at a time in the order of their time.
#pragma once

#include "store/file_kinds.h"
#include "store/file_store.h"
#include "store/tie_store.h"

namespace ieum::store {

struct FileQuery {
    std::string name; ///< words, all of which must occur in the name; any characters. Empty: any name
    std::optional<FileKind> kind{};
    std::optional<RoomId> room{};
    /// From one of these persons, or from an imported author whose name contains `authorName`; both empty: anybody.
    std::vector<PersonId> persons{};
    std::string authorName{};
    std::vector<TieInRoom> tied{};    ///< or from an imported author of one of these names
    int64_t fromMs = 0;               ///< sent at or after
    std::optional<int64_t> untilMs{}; ///< sent before
    uint32_t limit = 50;
    std::optional<int64_t> before{}; ///< `next` of the page before
};

struct ListedFile {
    FileEntry entry;
    int64_t place = 0;
    std::string importedAuthor; ///< of a message from another messenger
    bool pinned = false;
    bool madeRoom = false; ///< it was here, and went for others to have space
};

struct FilePage {
    std::vector<ListedFile> files;
    std::optional<int64_t> next; ///< there may be more
};

class FileIndex {
  public:
    explicit FileIndex(Connection& connection) : m_connection(&connection) {}

    /// What is attached to a message that is shown, or that waits in the outbox. Nothing is found by a name without a
    /// word in it, and by a sender whom nobody knows.
    Result<FilePage> page(const FileQuery& query);
    /// Of all files that no query has seen yet; `page` begins with it.
    Done enterWaiting();
    /// The message's attachments are about to be deleted.
    Done remove(const RoomId& room, const MessageId& message);

    /// Nothing: there is none, or its message is not shown.
    Result<std::optional<ListedFile>> at(int64_t place);

    /// Whether it is wanted here, whatever else is decided about it.
    Done setPinned(const FileId& file, bool pinned);

  private:
    Connection* m_connection;
};

} // namespace ieum::store
