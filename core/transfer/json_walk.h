// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Goes through a JSON text that is too large to be held as a tree, or at all, and hands out the values in it as they
// are written; json_reader.h reads each of them. It holds the value in front, knows the line it stands at, and takes
// the escapes \xHH that Telegram Desktop writes for control characters.
#pragma once

#include "transfer/text_window.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ieum::transfer {

class JsonWalk {
  public:
    /// `line`: the one that `text` begins at.
    explicit JsonWalk(std::string_view text, uint32_t line = 1) : m_window(text), m_line(line) {}
    explicit JsonWalk(TextWindow window) : m_window(std::move(window)) {}

    /// What stands in front, 0 at the end.
    char next();
    /// Steps into '{' or '['.
    bool open(char bracket);
    /// Inside an object: the next name as it is written, with its value in front; nothing behind the last one. Valid
    /// until the next one.
    std::optional<std::string_view> member();
    /// Inside an array: is there another value in front?
    bool item();
    /// Steps over the value in front; "" when it does not end, or is too large. Valid until the next step.
    std::string_view value();
    /// The same, of any size, and nothing of it is held.
    void skip();

    /// The last value had more than limits::archiveLineBytesMax.
    bool isTooLarge() const { return m_isTooLarge; }
    /// Something stood where it cannot stand, or could not be read; all further steps fail.
    bool isBroken() const { return m_broken; }
    /// Why it could not be read.
    const Done& failure() const { return m_window.failure(); }
    uint32_t line();

  private:
    void skipSpace();
    bool take(char wanted);
    bool fail();
    /// Reads on, holding the value in front unless that is too large.
    bool more();
    void countTo(uint64_t place);
    /// Over the value in front.
    bool pass();
    /// Over the text in quotes in front.
    bool passText();
    /// From where the value began.
    std::string_view held();

    TextWindow m_window;
    uint64_t m_at = 0;
    std::optional<uint64_t> m_start; ///< of what has to be held
    uint64_t m_counted = 0;          ///< up to where m_line is counted
    uint32_t m_line = 1;
    bool m_broken = false;
    bool m_isTooLarge = false;
    std::string m_name;
};

/// With \u00HH for \xHH.
std::string strictJson(std::string_view value);

} // namespace ieum::transfer
