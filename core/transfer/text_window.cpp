// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/text_window.h"

#include "base/utf8.h"
#include "transfer/error.h"
#include "transfer/limits.h"

#include <algorithm>

namespace ieum::transfer {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

} // namespace

size_t unfinishedBytes(std::string_view text) {
    constexpr size_t characterBytesMax = 4;
    for (size_t back = 1; back < characterBytesMax && back <= text.size(); ++back) {
        const auto byte = static_cast<uint8_t>(text[text.size() - back]);
        if ((byte & 0xC0U) == 0x80U) continue;
        const size_t wanted = byte >= 0xF0U ? 4 : byte >= 0xE0U ? 3 : byte >= 0xC0U ? 2 : 1;
        return wanted > back ? back : 0;
    }
    return 0;
}

std::string_view TextWindow::from(uint64_t place) const {
    const std::string_view seen = m_reader ? std::string_view(m_held) : m_whole;
    return place < m_at || place - m_at >= seen.size() ? std::string_view{} : seen.substr(place - m_at);
}

Done TextWindow::take(ByteView piece) {
    const size_t old = m_held.size();
    m_held += m_cut;
    m_held += textOf(piece);
    const bool isLast = piece.empty();
    const size_t cut = isLast ? 0 : unfinishedBytes(std::string_view(m_held).substr(old));
    m_cut = m_held.substr(m_held.size() - cut);
    m_held.resize(m_held.size() - cut);
    if (const Done utf8 = checkUtf8(std::string_view(m_held).substr(old)); !utf8) {
        m_held.resize(old);
        return fail(Cause::Input, TransferError::BadEncoding, static_cast<int64_t>(m_read) + utf8.error().number);
    }
    const bool isFirst = m_read == 0;
    m_read += m_held.size() - old;
    if (isFirst && m_held.starts_with(byteOrderMark)) m_held.erase(0, byteOrderMark.size());
    return {};
}

bool TextWindow::more(uint64_t keep) {
    if (!m_reader || m_ended || !m_failure) return false;
    const auto dropped = static_cast<size_t>(std::min<uint64_t>(std::max(keep, m_at) - m_at, m_held.size()));
    m_held.erase(0, dropped);
    m_at += dropped;
    const size_t before = m_held.size();
    while (m_held.size() == before && !m_ended && m_failure) {
        const auto piece = m_reader->next();
        m_failure = piece ? take(*piece) : passOn(piece);
        m_ended = piece && piece->empty();
    }
    return m_held.size() > before;
}

std::optional<std::string_view> TextLines::next() {
    m_isTooLong = false;
    uint64_t start = m_at;
    while (true) {
        const std::string_view seen = m_window.from(m_at);
        const size_t end = seen.find('\n');
        m_at += std::min(end, seen.size());
        if (m_at - start > limits::archiveLineBytesMax) {
            m_isTooLong = true;
            start = m_at;
        }
        if (end == std::string_view::npos && m_window.more(start)) continue;
        if (end == std::string_view::npos && (!failure() || (m_at == start && !m_isTooLong))) return std::nullopt;
        const std::string_view line = m_window.from(start).substr(0, static_cast<size_t>(m_at - start));
        if (end != std::string_view::npos) ++m_at;
        return m_isTooLong ? std::string_view{} : line;
    }
}

} // namespace ieum::transfer
