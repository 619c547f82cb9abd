// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/text_preview.h"

#include "base/utf8.h"
#include "node/limits.h"
#include "transfer/encoding.h"

#include <algorithm>
#include <array>

namespace ieum::node {
namespace {

/// Of a character of UTF-8 that begins so; 0: none does.
size_t lengthOf(std::byte lead) {
    if (lead >= std::byte{0xC2} && lead <= std::byte{0xDF}) return 2;
    if (lead >= std::byte{0xE0} && lead <= std::byte{0xEF}) return 3;
    return lead >= std::byte{0xF0} && lead <= std::byte{0xF4} ? 4 : 0;
}

/// The start of a text may end inside a character.
bool isPartOfOne(ByteView bytes) {
    const auto follows = [](std::byte byte) { return (byte & std::byte{0xC0}) == std::byte{0x80}; };
    return !bytes.empty() && bytes.size() < lengthOf(bytes.front()) &&
           std::all_of(bytes.begin() + 1, bytes.end(), follows);
}

/// What is valid UTF-8 up to a character that is cut off at the end, without that.
ByteView withoutPart(ByteView start) {
    const Done utf8 = checkUtf8(textOf(start));
    if (utf8) return start;
    const size_t bad = std::min(static_cast<size_t>(utf8.error().number), start.size());
    return isPartOfOne(start.subspan(bad)) ? start.first(bad) : start;
}

std::string decoded(ByteView start, bool whole) {
    if (auto text = transfer::decodeText(whole ? start : withoutPart(start))) return std::move(text->text);
    // In CP949 and UTF-16 as well a character may be cut in two.
    if (whole || start.size() < 2) return {};
    auto text = transfer::decodeText(start.first(start.size() - 1));
    return text ? std::move(text->text) : std::string();
}

bool isControl(char32_t character) { return character < 0x20 || (character >= 0x7F && character < 0xA0); }

bool changesDirection(char32_t character) {
    return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069) ||
           character == 0x200E || character == 0x200F || character == 0x061C;
}

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

} // namespace

bool isNamedText(std::string_view fileName) {
    constexpr std::array<std::string_view, 5> endings{"txt", "csv", "tsv", "md", "log"};
    const size_t dot = fileName.rfind('.');
    if (dot == std::string_view::npos) return false;
    std::string ending(fileName.substr(dot + 1));
    std::transform(ending.begin(), ending.end(), ending.begin(), lower);
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

std::string textPreview(ByteView start, bool whole) {
    const std::string text = decoded(start, whole);
    std::u32string shown;
    size_t lines = 1;
    size_t inLine = 0;
    for (const char32_t character : codePointsOf(text)) {
        if (character == U'\n') {
            if (++lines > previewLinesMax) break;
            inLine = 0;
            shown += character;
        } else if (character == U'\r' || character == U'\f' || changesDirection(character)) {
            continue;
        } else if (isControl(character) && character != U'\t') {
            return {}; // bytes of something else
        } else if (++inLine <= previewLineCharactersMax) {
            shown += character;
        }
    }
    while (!shown.empty() && (shown.back() == U'\n' || shown.back() == U' ')) shown.pop_back();
    return fromCodePoints(shown);
}

} // namespace ieum::node
