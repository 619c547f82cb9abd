// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Goes through a JSON text that is too large to be held as a tree, and hands out the values in it as they are written;
// json_reader.h reads each of them. It needs no memory, knows the line it stands at, and takes the escapes \xHH that
// Telegram Desktop writes for control characters.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ieum::transfer {

class JsonWalk {
  public:
    /// `line`: the one that `text` begins at.
    explicit JsonWalk(std::string_view text, uint32_t line = 1) : m_text(text), m_line(line) {}

    /// Steps into '{' or '['.
    bool open(char bracket);
    /// Inside an object: the next name as it is written, with its value in front; nothing behind the last one.
    std::optional<std::string_view> member();
    /// Inside an array: is there another value in front?
    bool item();
    /// Steps over the value in front; "" when it does not end.
    std::string_view value();

    /// Something stood where it cannot stand; all further steps fail.
    bool isBroken() const { return m_broken; }
    uint32_t line();

  private:
    void skipSpace();
    bool take(char wanted);
    bool fail();
    /// The end of the text in quotes that begins at `at`, or npos.
    size_t endOfText(size_t at) const;

    std::string_view m_text;
    size_t m_at = 0;
    size_t m_counted = 0; ///< up to where m_line is counted
    uint32_t m_line;
    bool m_broken = false;
};

/// With \u00HH for \xHH.
std::string strictJson(std::string_view value);

} // namespace ieum::transfer
