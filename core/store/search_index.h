// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Full-text search in Korean and everything else, inside the encrypted database (FTS5). Hangul, kana and Han are
// indexed as pairs of characters, so that every part of a word is found, down to one syllable; other scripts by words,
// found by their beginnings. search_tokens.h says how. Hits come newest first, because an entry's rowid grows with the
// message's time (rowid.h), so the first 50 of a million cost what 50 cost. An entry changes many pages of the index,
// however short the text is, and nobody waits for it: the few that a conversation brings stand in a table first, where
// they are searched as well, and go into the index together.
#pragma once

#include "room/records.h"
#include "store/connection.h"
#include "store/tie_store.h"

namespace ieum::store {

struct SearchQuery {
    std::string text; ///< words, all of which must occur (in the text, or all in the file names); any characters
    std::optional<RoomId> room;
    /// From one of these persons, or from an imported author whose name contains `authorName`; empty: anybody.
    std::vector<PersonId> persons;
    std::string authorName;
    std::vector<TieInRoom> tied{}; ///< or from an imported author of one of these names
    bool anyText = false;          ///< with an empty `text`: whatever they wrote there
    enum class In : uint8_t { TextsAndNames, Texts, FileNames } in = In::TextsAndNames;
    int64_t fromMs = 0;             ///< written at or after
    std::optional<int64_t> untilMs; ///< written before
    uint32_t limit = 50;
    std::optional<int64_t> before; ///< `position` of the last hit of the page before
};

struct StoredHit {
    room::MessageRecord message;
    int64_t position = 0;
    bool inText = false;
    bool inFileName = false;
};

class SearchIndex {
  public:
    explicit SearchIndex(Connection& connection) : m_connection(&connection) {}

    /// `row`: of the message. `tags`: room and author, made by search_tokens.h.
    struct Entry {
        int64_t row = 0;
        std::string_view text;
        std::vector<std::string_view> fileNames;
        std::string_view importedAuthor;
        int64_t roomKey = 0;
        int64_t personKey = 0;
    };
    /// Inside a transaction it waits until `addWaiting`.
    Done add(const Entry& entry);
    /// The same values as were added: an index without contents does not know them. Nothing of them stays on the disk
    /// after the next checkpoint.
    Done remove(const Entry& entry);

    /// What waits, in the order of rows. Every commit and every search begins with it.
    Done addWaiting();
    /// What came lately goes into the index. In a transaction, when there is time.
    Done indexLate();

    /// Empty for a query without a word in it. Any text is a harmless query.
    Result<std::vector<StoredHit>> search(const SearchQuery& query);

  private:
    Done write(int64_t row, const IndexedWords& words, std::string_view sql);
    Result<size_t> lateCount();
    Result<std::vector<int64_t>> rowsIn(const char* table, const std::string& expression, const SearchQuery& query);
    Result<std::vector<int64_t>> lateRows(const std::string& expression, const SearchQuery& query);

    Connection* m_connection;
};

} // namespace ieum::store
