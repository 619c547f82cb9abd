// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/base64.h"

#include <cstdint>

namespace ieum::transfer {

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (size_t at = 0; at < bytes.size(); at += 3) {
        const auto byte = [&](size_t i) {
            return at + i < bytes.size() ? static_cast<uint32_t>(static_cast<unsigned char>(bytes[at + i])) : 0U;
        };
        const uint32_t three = byte(0) << 16U | byte(1) << 8U | byte(2);
        text += digits[three >> 18U];
        text += digits[three >> 12U & 63U];
        text += at + 1 < bytes.size() ? digits[three >> 6U & 63U] : '=';
        text += at + 2 < bytes.size() ? digits[three & 63U] : '=';
    }
    return text;
}

std::string base64Lines(std::string_view bytes) {
    std::string lines;
    for (size_t at = 0; at < bytes.size(); at += base64LineBytes) {
        lines.append(base64(bytes.substr(at, base64LineBytes))).append("\n");
    }
    return lines;
}

} // namespace ieum::transfer
