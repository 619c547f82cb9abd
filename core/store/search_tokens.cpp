// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/search_tokens.h"

#include "base/utf8.h"
#include "store/limits.h"

#include <optional>
#include <utf8proc.h>

namespace ieum::store {
namespace {

constexpr size_t hangulBytes = 3;

enum class Class { Separator, Letter, Syllable };

struct Span {
    char32_t first, last;
};
/// Scripts written without spaces between words, or with particles that stick to them.
constexpr Span syllables[] = {
    {0x1100, 0x11FF}, {0x2E80, 0x2FDF}, {0x3005, 0x3007},   {0x3040, 0x30FF}, {0x3130, 0x318F},
    {0x31F0, 0x31FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF},   {0xA960, 0xA97F}, {0xAC00, 0xD7FF},
    {0xF900, 0xFAFF}, {0xFF66, 0xFF9D}, {0x20000, 0x3FFFF},
};

Class classOf(char32_t c) {
    for (const auto& span : syllables) {
        if (c >= span.first && c <= span.last) return Class::Syllable;
    }
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_SO:
        return Class::Letter; // symbols: an emoji is a word
    default:
        return Class::Separator;
    }
}

struct Run {
    std::u32string text;
    bool isSyllables = false;
};

/// Runs of one class. Text that is not UTF-8 has none.
std::vector<Run> runsOf(std::string_view text, size_t charactersMax) {
    std::vector<Run> runs;
    if (!checkUtf8(text)) return runs;
    const std::u32string characters = codePointsOf(foldForSearch(text)).substr(0, charactersMax);
    Class before = Class::Separator;
    for (const char32_t c : characters) {
        const Class now = classOf(c);
        if (now != Class::Separator) {
            if (now != before) runs.push_back({{}, now == Class::Syllable});
            runs.back().text.push_back(c);
        }
        before = now;
    }
    return runs;
}

std::string quoted(std::string_view token) { return "\"" + std::string(token) + "\""; }

std::string termOf(const Run& run) {
    if (!run.isSyllables || run.text.size() == 1) return quoted(fromCodePoints(run.text)) + "*";
    std::string pairs;
    for (size_t i = 0; i + 1 < run.text.size(); ++i) {
        if (i > 0) pairs += " + ";
        pairs += quoted(fromCodePoints(std::u32string_view(run.text).substr(i, 2)));
    }
    return pairs;
}

bool isAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool isAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// A syllable, U+AC00 to U+D7A3, or a letter that stands alone as in ㅋㅋ, U+3131 to U+3163, in UTF-8.
bool isHangulAt(std::string_view text, size_t at) {
    if (text.size() - at < hangulBytes) return false;
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const bool isShaped = (byte(0) & 0xF0U) == 0xE0 && (byte(1) & 0xC0U) == 0x80 && (byte(2) & 0xC0U) == 0x80;
    const unsigned c = (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    return isShaped && ((c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x3131 && c <= 0x3163));
}

/// The same tokens for text of composed Hangul and ASCII, which nearly all of it is: such text is NFC already, and case
/// is all that there is to fold. Nothing for any other text, and for so much that it is cut.
std::optional<std::string> tokensOfPlain(std::string_view text) {
    if (text.size() > tokensMax) return std::nullopt;
    std::string tokens;
    tokens.reserve(text.size() * 3);
    for (size_t at = 0; at < text.size();) {
        if (isAsciiLetter(text[at])) {
            for (; at < text.size() && isAsciiLetter(text[at]); ++at) {
                const bool isUpper = text[at] >= 'A' && text[at] <= 'Z';
                tokens += isUpper ? static_cast<char>(text[at] - 'A' + 'a') : text[at];
            }
            tokens += ' ';
        } else if (isAscii(text[at])) {
            ++at;
        } else if (!isHangulAt(text, at)) {
            return std::nullopt;
        } else {
            const bool isPair = isHangulAt(text, at + hangulBytes);
            tokens += text.substr(at, isPair ? 2 * hangulBytes : hangulBytes);
            tokens += ' ';
            at += hangulBytes;
        }
    }
    return tokens;
}

} // namespace

std::string indexedText(std::string_view text) {
    if (auto plain = tokensOfPlain(text)) return std::move(*plain);
    std::string tokens;
    size_t count = 0;
    const auto add = [&](std::u32string_view token) {
        if (++count > tokensMax) return;
        tokens += fromCodePoints(token);
        tokens += ' ';
    };
    for (const auto& run : runsOf(text, tokensMax)) {
        if (!run.isSyllables) {
            add(run.text);
            continue;
        }
        for (size_t i = 0; i < run.text.size(); ++i) add(std::u32string_view(run.text).substr(i, 2));
    }
    return tokens;
}

std::string roomTag(int64_t roomKey) { return "r" + std::to_string(roomKey); }
std::string personTag(int64_t personKey) { return "p" + std::to_string(personKey); }

std::string indexedTags(int64_t roomKey, int64_t personKey) { return roomTag(roomKey) + " " + personTag(personKey); }

std::vector<std::string> queryTerms(std::string_view query) {
    std::vector<std::string> terms;
    for (const auto& run : runsOf(query, queryCharactersMax)) {
        if (terms.size() == queryWordsMax) break;
        terms.push_back(termOf(run));
    }
    return terms;
}

std::vector<std::string> queryWords(std::string_view query) {
    std::vector<std::string> words;
    for (const auto& run : runsOf(query, queryCharactersMax)) {
        if (words.size() == queryWordsMax) break;
        words.push_back(fromCodePoints(run.text));
    }
    return words;
}

} // namespace ieum::store
