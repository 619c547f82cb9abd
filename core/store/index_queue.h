// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Search entries of the open transaction, until its end. FTS5 takes entries only upwards by row: whenever one is lower
// than the last it writes out what it has gathered, as a segment that must be merged later. Ranges of several feeds lie
// across each other in time, so their entries wait here and go in sorted. A connection holds it; search_index.h fills
// and empties it, so that no search can pass by what waits.
#pragma once

#include "store/limits.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace ieum::store {

/// What stands in the columns of the index: tokens with spaces between.
struct IndexedWords {
    std::string text;
    std::string files;
    std::string author;
    std::string tags;
};

class IndexQueue {
  public:
    using Entries = std::map<int64_t, IndexedWords>;

    void put(int64_t row, IndexedWords words) {
        m_bytes += entryBytes + words.text.size() + words.files.size() + words.author.size() + words.tags.size();
        m_entries.insert_or_assign(row, std::move(words));
    }
    /// False: it does not wait here.
    bool drop(int64_t row) { return m_entries.erase(row) > 0; }
    bool isFull() const { return m_bytes >= indexQueueBytesMax; }
    /// Few and short: what a conversation brings, and no import.
    bool isLittle() const {
        return m_entries.size() <= lateAtOnceMax && m_bytes <= lateBytesMax + m_entries.size() * entryBytes;
    }
    size_t count() const { return m_entries.size(); }
    Entries takeAll() {
        m_bytes = 0;
        return std::exchange(m_entries, {});
    }

  private:
    /// A node of the map with its four texts, and what the allocator needs for what stands in them.
    static constexpr size_t entryBytes = sizeof(Entries::value_type) + 96;

    Entries m_entries;
    size_t m_bytes = 0;
};

} // namespace ieum::store
