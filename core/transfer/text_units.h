// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Cuts a text export into the pieces that may each begin a record. KakaoTalk on phones ends records with CRLF and
// writes line breaks inside a message as LF; where a file still shows that, it settles which lines are heads and which
// only look like one. Mail programs and editors destroy it: then every line is a piece of its own.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace ieum::transfer {

struct TextUnit {
    std::string_view text; ///< without its terminator
    uint32_t line = 0;     ///< from 1
};

/// Pieces of one text, which lies elsewhere. Each is made when it is looked at: a chat has millions of them, and the
/// table holds 8 bytes for one. `first` and `subspan` as those of std::span.
class UnitRange {
  public:
    /// Where a piece begins; it ends a terminator before the next one does.
    struct Place {
        uint32_t begin = 0;
        uint32_t line = 1;
    };
    class Iterator {
      public:
        Iterator(const UnitRange& range, size_t at) : m_range(&range), m_at(at) {}
        TextUnit operator*() const { return (*m_range)[m_at]; }
        Iterator& operator++() {
            ++m_at;
            return *this;
        }
        bool operator==(const Iterator& other) const { return m_at == other.m_at; }

      private:
        const UnitRange* m_range;
        size_t m_at;
    };

    UnitRange() = default;
    /// `places`: one more than there are pieces. `terminator`: its size. `dropsCr`: a CR at the end is none of a piece.
    UnitRange(std::string_view text, std::span<const Place> places, uint32_t terminator, bool dropsCr)
        : m_text(text), m_places(places), m_terminator(terminator), m_dropsCr(dropsCr) {}

    size_t size() const { return m_places.empty() ? 0 : m_places.size() - 1; }
    TextUnit operator[](size_t at) const;
    UnitRange first(size_t count) const;
    UnitRange subspan(size_t from) const;
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size()}; }

  private:
    std::string_view m_text;
    std::span<const Place> m_places;
    uint32_t m_terminator = 1;
    bool m_dropsCr = false;
};

/// The table of a text; what `units` gives is good as long as this is. A text is shorter than 4 GiB (limits.h).
struct TextUnits {
    std::string_view text;
    std::vector<UnitRange::Place> places;
    bool byRecord = false; ///< cut at CRLF: a unit is a record, and LF inside it is content

    UnitRange units() const { return {text, places, byRecord ? 2U : 1U, !byRecord}; }
};

using LineTest = bool (*)(std::string_view line);

/// `isHead`: the line begins a record that carries its own time. `stands`: the line is that, or something else of the
/// dialect that may stand between two CRLFs (a day, a bare time, a picture's name).
TextUnits unitsOf(std::string_view text, LineTest isHead, LineTest stands);

/// Every line is a piece of its own.
TextUnits linesOf(std::string_view text);

std::string_view firstLineOf(std::string_view text);
std::string_view withoutTrailingSpace(std::string_view text);
/// The beginning of a valid text: at most so many bytes, no code point cut in two.
std::string_view cutTo(std::string_view text, size_t bytesMax);

} // namespace ieum::transfer
