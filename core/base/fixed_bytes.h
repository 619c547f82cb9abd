// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A fixed number of bytes with a meaning of its own: two ids of different meaning never compare or convert.
#pragma once

#include "base/bytes.h"

#include <algorithm>
#include <array>
#include <compare>
#include <cstring>
#include <functional>

namespace ieum {

template <class Tag, size_t size> struct FixedBytes {
    static constexpr size_t byteCount = size;
    std::array<std::byte, size> value{};

    auto operator<=>(const FixedBytes&) const = default;
    ByteView view() const noexcept { return value; }
    MutableByteView bytes() noexcept { return value; }
    std::string hex() const { return toHex(value); }
    bool isZero() const noexcept {
        return std::all_of(value.begin(), value.end(), [](std::byte b) { return b == std::byte{0}; });
    }

    /// Exactly `size` bytes, or nothing.
    static std::optional<FixedBytes> from(ByteView bytes) noexcept {
        if (bytes.size() != size) return std::nullopt;
        FixedBytes made;
        std::copy(bytes.begin(), bytes.end(), made.value.begin());
        return made;
    }
    static std::optional<FixedBytes> fromHexText(std::string_view text) {
        const auto bytes = fromHex(text);
        return bytes ? from(*bytes) : std::nullopt;
    }
};

} // namespace ieum

/// Ids are uniform already (hashes and keys), so their first bytes are as good a hash as any.
template <class Tag, size_t idBytes> struct std::hash<ieum::FixedBytes<Tag, idBytes>> {
    size_t operator()(const ieum::FixedBytes<Tag, idBytes>& id) const noexcept {
        size_t word = 0;
        std::memcpy(&word, id.value.data(), std::min(sizeof word, idBytes));
        return word;
    }
};
