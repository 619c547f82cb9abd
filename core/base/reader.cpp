// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/reader.h"

namespace ieum {

ByteView Reader::take(size_t count) {
    if (m_failed || count > left()) {
        m_failed = true;
        return {};
    }
    const ByteView taken = m_bytes.subspan(m_at, count);
    m_at += count;
    return taken;
}

uint64_t Reader::number(size_t count) {
    uint64_t value = 0;
    size_t shift = 0;
    for (const std::byte b : take(count)) {
        value |= std::to_integer<uint64_t>(b) << shift;
        shift += 8;
    }
    return value;
}

Done Reader::finish() const {
    if (m_failed) return fail(Cause::Peer, BaseError::Truncated, static_cast<int64_t>(m_at));
    if (left() != 0) return fail(Cause::Peer, BaseError::TrailingBytes, static_cast<int64_t>(left()));
    return {};
}

} // namespace ieum
