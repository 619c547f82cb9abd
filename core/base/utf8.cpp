// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utf8proc.h>

namespace ieum {

namespace {

constexpr char32_t replacement = 0xFFFD;

struct Decoded {
    char32_t codePoint;
    size_t length; ///< 0: not UTF-8 here
};

/// RFC 3629, section 4, by the table: the first byte fixes the length and the range of the second.
Decoded decodeAt(std::string_view text, size_t at) {
    const auto byteAt = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byteAt(at);
    if (first < 0x80) return {first, 1};
    const size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() - at < length) return {replacement, 0};
    unsigned low = 0x80;
    unsigned high = 0xBF;
    if (first == 0xE0) low = 0xA0;  // overlong
    if (first == 0xED) high = 0x9F; // surrogates
    if (first == 0xF0) low = 0x90;  // overlong
    if (first == 0xF4) high = 0x8F; // past U+10FFFF
    char32_t codePoint = first & (0x7FU >> length);
    for (size_t i = 1; i < length; ++i) {
        const unsigned next = byteAt(at + i);
        if (next < low || next > high) return {replacement, 0};
        low = 0x80;
        high = 0xBF;
        codePoint = (codePoint << 6) | (next & 0x3FU);
    }
    return {codePoint, length};
}

std::string mapped(std::string_view text, int options) {
    const auto* input = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    utf8proc_uint8_t* output = nullptr;
    const auto size = utf8proc_map(input, static_cast<utf8proc_ssize_t>(text.size()), &output,
                                   static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(output, &std::free);
    if (size < 0) return std::string(text);
    return {reinterpret_cast<const char*>(output), static_cast<size_t>(size)};
}

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// What shows nothing, or reorders what is around it. The letters without ink are here by number, because Unicode calls
/// them letters: the Hangul fillers are the usual way to a blank name.
bool isInvisible(char32_t c) {
    constexpr std::array<char32_t, 8> blanks{0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0};
    if (std::find(blanks.begin(), blanks.end(), c) != blanks.end()) return true;
    if ((c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF)) return true; // noncharacters
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF;
}

bool breaksLine(char32_t c) { return (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029; }

bool isSpace(char32_t c) {
    return c == ' ' || utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_ZS;
}

template <class Drop> std::u32string trimmed(std::u32string_view text, Drop drop) {
    while (!text.empty() && drop(text.front())) text.remove_prefix(1);
    while (!text.empty() && drop(text.back())) text.remove_suffix(1);
    return std::u32string(text);
}

std::u32string visible(std::string_view text) {
    std::u32string kept;
    // Bad bytes become U+FFFD before utf8proc sees them, or it would leave the whole text as it came.
    for (const char32_t c : codePointsOf(toNfc(fromCodePoints(codePointsOf(text))))) {
        if (breaksLine(c)) {
            kept.push_back(' ');
        } else if (!isInvisible(c)) {
            kept.push_back(c);
        }
    }
    return kept;
}

} // namespace

Done checkUtf8(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
        const size_t length = decodeAt(text, at).length;
        if (length == 0) return fail(Cause::Peer, BaseError::NotUtf8, static_cast<int64_t>(at));
        at += length;
    }
    return {};
}

std::string toNfc(std::string_view text) {
    if (isAscii(text)) return std::string(text);
    return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string foldForSearch(std::string_view text) {
    return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

std::string cleanLabel(std::string_view text, size_t maxCodePoints) {
    std::u32string label = trimmed(visible(text), isSpace);
    if (label.size() > maxCodePoints) label = trimmed(std::u32string_view(label).substr(0, maxCodePoints), isSpace);
    return fromCodePoints(label);
}

std::u32string codePointsOf(std::string_view text) {
    std::u32string codePoints;
    codePoints.reserve(text.size());
    for (size_t at = 0; at < text.size();) {
        const Decoded decoded = decodeAt(text, at);
        codePoints.push_back(decoded.codePoint);
        at += std::max<size_t>(decoded.length, 1);
    }
    return codePoints;
}

std::string fromCodePoints(std::u32string_view codePoints) {
    std::string text;
    text.reserve(codePoints.size());
    for (char32_t c : codePoints) {
        if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement;
        std::array<utf8proc_uint8_t, 4> bytes{};
        const auto count = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
        text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<size_t>(count));
    }
    return text;
}

namespace {

/// ext4 and NTFS stop at 255; this leaves room for " (2)" and a temporary suffix.
constexpr size_t fileNameBytesMax = 200;
/// Longer than any extension that means something; a longer one is cut like the rest.
constexpr size_t extensionCharactersMax = 16;

bool isDotOrSpace(char32_t c) { return c == '.' || isSpace(c); }

/// The names that Windows gives to devices, whatever follows the first dot.
bool isDeviceName(std::u32string_view name) {
    const std::u32string stem = trimmed(name.substr(0, name.find(U'.')), isSpace);
    std::string folded = foldForSearch(fromCodePoints(stem));
    for (const std::string_view device : {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}) {
        if (folded == device) return true;
    }
    if (stem.size() != 4 || (!folded.starts_with("com") && !folded.starts_with("lpt"))) return false;
    constexpr std::u32string_view digits = U"0123456789\u00B9\u00B2\u00B3";
    return digits.find(stem[3]) != std::u32string_view::npos;
}

/// Shortens the stem, so that a picture stays a picture.
std::u32string cutToFit(const std::u32string& name) {
    const size_t dot = name.rfind(U'.');
    const bool hasExtension = dot != std::u32string::npos && dot > 0 && name.size() - dot <= extensionCharactersMax;
    std::u32string stem = hasExtension ? name.substr(0, dot) : name;
    const std::u32string extension = hasExtension ? name.substr(dot) : std::u32string();
    const size_t room = fileNameBytesMax - fromCodePoints(extension).size();
    size_t used = 0;
    size_t kept = 0;
    while (kept < stem.size() && (used += fromCodePoints({&stem[kept], 1}).size()) <= room) ++kept;
    stem.resize(kept);
    return stem + extension;
}

} // namespace

std::string safeFileName(std::string_view text) {
    std::u32string name = visible(text);
    const auto isSlash = [](char32_t c) { return c == '/' || c == '\\'; };
    while (!name.empty() && isSlash(name.back())) name.pop_back();
    const auto lastSlash = std::find_if(name.rbegin(), name.rend(), isSlash);
    name.erase(name.begin(), lastSlash.base());
    for (char32_t& c : name) {
        if (std::u32string_view(U":*?\"<>|").find(c) != std::u32string_view::npos) c = U'_';
    }
    name = trimmed(cutToFit(trimmed(name, isDotOrSpace)), isDotOrSpace);
    if (name.empty()) return "file";
    if (isDeviceName(name)) name.insert(name.begin(), U'_');
    return fromCodePoints(name);
}

} // namespace ieum
