// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ids for records of exports that have none. Derived from who, when (to the minute) and what, so that importing a
// conversation twice, or from two clients, gives the same ids and nothing doubles.
#pragma once

#include "transfer/chat.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ieum::transfer {

std::string authorIdOf(std::string_view name);

/// Which ids were here, in 8 bytes each, since there may be millions: two of a million differ with all but certainty.
/// Their marks are cut from a hash that nobody turns round, or an export could have ids that all lie in one place.
class IdMarks {
  public:
    using Mark = uint64_t;
    static Mark of(std::string_view id);
    /// Notes it; false when it was here.
    bool add(Mark mark);
    bool has(Mark mark) const { return !m_marks.empty() && m_marks[placeOf(mark)] == mark; }

  private:
    /// Where it is, or would be.
    size_t placeOf(Mark mark) const;
    void grow();

    std::vector<Mark> m_marks; ///< open addressing; 0: free
    size_t m_used = 0;
};

class RecordIds {
  public:
    /// 32 hex digits; equal records of the same minute are told apart by their order.
    std::string next(const ChatMessage& message);
    /// For ids that came with their records: one that was here before gets "+" behind it, then "+2", "+3" …, so that
    /// the same parts in the same order give the same ids.
    std::string apart(std::string id);

  private:
    /// How often before; counts.
    uint32_t timesSeen(IdMarks::Mark mark);

    IdMarks m_marks; ///< where two have the same one, one record is counted as a second one
    std::unordered_map<IdMarks::Mark, uint32_t> m_again; ///< of those that came more than once
};

} // namespace ieum::transfer
