// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bytes.h"

namespace ieum {

namespace {

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

constexpr std::string_view base64Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

} // namespace

ByteView bytesOf(std::string_view text) noexcept { return std::as_bytes(std::span{text.data(), text.size()}); }

std::string_view textOf(ByteView bytes) noexcept { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

Bytes copyOf(ByteView bytes) { return {bytes.begin(), bytes.end()}; }

void append(Bytes& to, ByteView bytes) { to.insert(to.end(), bytes.begin(), bytes.end()); }

std::string toHex(ByteView bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const std::byte b : bytes) {
        hex.push_back(digits[std::to_integer<size_t>(b >> 4)]);
        hex.push_back(digits[std::to_integer<size_t>(b & std::byte{15})]);
    }
    return hex;
}

std::optional<Bytes> fromHex(std::string_view hex) {
    if (hex.size() % 2 != 0) return std::nullopt;
    Bytes bytes;
    bytes.reserve(hex.size() / 2);
    for (size_t i = 0; i < hex.size(); i += 2) {
        const int high = hexDigit(hex[i]);
        const int low = hexDigit(hex[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes.push_back(static_cast<std::byte>(high * 16 + low));
    }
    return bytes;
}

std::string toBase64Url(ByteView bytes) {
    std::string text;
    text.reserve((bytes.size() * 4 + 2) / 3);
    uint32_t held = 0;
    int bits = 0;
    for (const std::byte b : bytes) {
        held = (held << 8) | std::to_integer<uint32_t>(b);
        for (bits += 8; bits >= 6; bits -= 6) text.push_back(base64Letters[(held >> (bits - 6)) & 63U]);
    }
    if (bits > 0) text.push_back(base64Letters[(held << (6 - bits)) & 63U]);
    return text;
}

std::optional<Bytes> fromBase64Url(std::string_view text) {
    if (text.size() % 4 == 1) return std::nullopt;
    Bytes bytes;
    bytes.reserve(text.size() * 3 / 4);
    uint32_t held = 0;
    int bits = 0;
    for (const char c : text) {
        const size_t value = base64Letters.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        held = (held << 6) | static_cast<uint32_t>(value);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<std::byte>((held >> bits) & 255U));
        }
    }
    // Left-over bits must be zero, or two texts would mean the same bytes.
    if ((held & ((1U << bits) - 1U)) != 0) return std::nullopt;
    return bytes;
}

} // namespace ieum
