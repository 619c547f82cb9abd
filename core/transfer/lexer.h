// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Takes a line apart from its start. Every take either succeeds and moves on, or fails and moves nothing.
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

namespace ieum::transfer {

class Lexer {
  public:
    explicit Lexer(std::string_view text) : m_rest(text), m_size(text.size()) {}

    std::string_view rest() const { return m_rest; }
    size_t taken() const { return m_size - m_rest.size(); }

    bool take(std::string_view literal) {
        if (!m_rest.starts_with(literal)) return false;
        m_rest.remove_prefix(literal.size());
        return true;
    }
    /// The index of the literal that was there.
    std::optional<int> takeOneOf(std::initializer_list<std::string_view> literals) {
        int index = 0;
        for (const std::string_view literal : literals) {
            if (take(literal)) return index;
            ++index;
        }
        return std::nullopt;
    }
    /// All the digits that are there, when they are neither too few nor too many.
    std::optional<int> takeNumber(size_t digitsMin, size_t digitsMax) {
        size_t digits = 0;
        int value = 0;
        while (digits < m_rest.size() && m_rest[digits] >= '0' && m_rest[digits] <= '9') {
            if (digits == digitsMax) return std::nullopt;
            value = value * 10 + (m_rest[digits++] - '0');
        }
        if (digits < digitsMin) return std::nullopt;
        m_rest.remove_prefix(digits);
        return value;
    }
    /// A space as clocks are printed with: plain, no-break, or narrow no-break.
    bool takeSpace() { return takeOneOf({" ", "\xC2\xA0", "\xE2\x80\xAF"}).has_value(); }

  private:
    std::string_view m_rest;
    size_t m_size;
};

} // namespace ieum::transfer
