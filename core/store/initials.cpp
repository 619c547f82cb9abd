// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/initials.h"

#include "base/utf8.h"

namespace ieum::store {
namespace {

constexpr char32_t firstSyllable = 0xAC00;
constexpr char32_t lastSyllable = 0xD7A3;
/// Syllables with one initial: 21 vowels, each with 28 finals or none.
constexpr char32_t syllablesAnInitial = 21 * 28;
constexpr std::u32string_view initials = U"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

/// Finals that are no initials: what typing ㄱ and ㅅ one after the other makes.
std::u32string_view apart(char32_t joined) {
    switch (joined) {
    case U'ㄳ':
        return U"ㄱㅅ";
    case U'ㄵ':
        return U"ㄴㅈ";
    case U'ㄶ':
        return U"ㄴㅎ";
    case U'ㄺ':
        return U"ㄹㄱ";
    case U'ㄻ':
        return U"ㄹㅁ";
    case U'ㄼ':
        return U"ㄹㅂ";
    case U'ㄽ':
        return U"ㄹㅅ";
    case U'ㄾ':
        return U"ㄹㅌ";
    case U'ㄿ':
        return U"ㄹㅍ";
    case U'ㅀ':
        return U"ㄹㅎ";
    case U'ㅄ':
        return U"ㅂㅅ";
    default:
        return {};
    }
}

bool isInitial(char32_t c) { return initials.find(c) != std::u32string_view::npos; }

} // namespace

std::string initialsOf(std::string_view text) {
    std::u32string made;
    for (const char32_t c : codePointsOf(toNfc(text))) {
        if (c >= firstSyllable && c <= lastSyllable) {
            made += initials[(c - firstSyllable) / syllablesAnInitial];
        } else if (const auto two = apart(c); !two.empty()) {
            made += two;
        } else {
            made += isInitial(c) ? c : U' ';
        }
    }
    return fromCodePoints(made);
}

std::string asInitials(std::string_view word) {
    std::u32string made;
    for (const char32_t c : codePointsOf(toNfc(word))) {
        const auto two = apart(c);
        if (two.empty() && !isInitial(c)) return {};
        made += two.empty() ? std::u32string_view(&c, 1) : two;
    }
    return fromCodePoints(made);
}

} // namespace ieum::store
