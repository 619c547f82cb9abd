// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bytes as they come and go: owned, viewed, shown as hex. No text encoding is implied anywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ieum {

using Bytes = std::vector<std::byte>;
using ByteView = std::span<const std::byte>;
using MutableByteView = std::span<std::byte>;

ByteView bytesOf(std::string_view text) noexcept;
std::string_view textOf(ByteView bytes) noexcept;
Bytes copyOf(ByteView bytes);
void append(Bytes& to, ByteView bytes);

std::string toHex(ByteView bytes);
/// Lower or upper case, even length; nothing else is accepted.
std::optional<Bytes> fromHex(std::string_view hex);

/// RFC 4648 section 5 (URL and file name safe), without padding.
std::string toBase64Url(ByteView bytes);
std::optional<Bytes> fromBase64Url(std::string_view text);

/// For C interfaces that want unsigned char.
inline const unsigned char* raw(ByteView bytes) noexcept {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
inline unsigned char* raw(MutableByteView bytes) noexcept { return reinterpret_cast<unsigned char*>(bytes.data()); }

} // namespace ieum
