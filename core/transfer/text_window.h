// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A text that goes by: the part of it that somebody looks at, while more is read behind and what he is done with is
// dropped in front. A text that is in memory anyway is looked at where it lies, all of it.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ieum::transfer {

/// Bytes from the beginning of something to its end.
class PieceReader {
  public:
    virtual ~PieceReader() = default;
    /// The next ones, valid until the next call; none at the end. After an error nobody asks again.
    virtual Result<ByteView> next() = 0;
};
/// From the beginning, as often as wanted.
using OpenPieces = std::function<Result<std::unique_ptr<PieceReader>>()>;

/// Bytes at the end that begin a character of UTF-8 and do not end it.
size_t unfinishedBytes(std::string_view text);

class TextWindow {
  public:
    explicit TextWindow(std::string_view whole) : m_whole(whole) {}
    /// Must be UTF-8; a byte order mark in front counts for nothing.
    explicit TextWindow(std::unique_ptr<PieceReader> reader) : m_reader(std::move(reader)) {}

    /// What can be seen from that place of the text on; valid until `more`.
    std::string_view from(uint64_t place) const;
    /// Reads on; what lies before `keep` will not be looked at again. False: it is the end, or something went wrong.
    bool more(uint64_t keep);
    /// Errors: those of the reader, BadEncoding with the byte.
    const Done& failure() const { return m_failure; }

  private:
    Done take(ByteView piece);

    std::string_view m_whole;
    std::unique_ptr<PieceReader> m_reader;
    std::string m_held;
    uint64_t m_at = 0;   ///< where it begins in the text
    std::string m_cut;   ///< the beginning of a character whose end has not come
    uint64_t m_read = 0; ///< bytes
    bool m_ended = false;
    Done m_failure{};
};

/// One line after the other, without their ends.
class TextLines {
  public:
    explicit TextLines(TextWindow window) : m_window(std::move(window)) {}
    /// Valid until the next call; nothing behind the last one. A line of more than limits::archiveLineBytesMax is
    /// empty, and too long.
    std::optional<std::string_view> next();
    bool isTooLong() const { return m_isTooLong; }
    const Done& failure() const { return m_window.failure(); }

  private:
    TextWindow m_window;
    uint64_t m_at = 0;
    bool m_isTooLong = false;
};

} // namespace ieum::transfer
