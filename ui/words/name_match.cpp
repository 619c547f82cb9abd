// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/name_match.h"

#include <array>
#include <string_view>

namespace ieum::ui {
namespace {

constexpr char16_t firstSyllable = 0xAC00;
constexpr char16_t lastSyllable = 0xD7A3;
constexpr std::u16string_view initials = u"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
// By the keys that are pressed for them, one after the other.
constexpr std::array<std::u16string_view, 21> vowels{u"ㅏ",   u"ㅐ",   u"ㅑ",   u"ㅒ",   u"ㅓ",   u"ㅔ",   u"ㅕ",
                                                     u"ㅖ",   u"ㅗ",   u"ㅗㅏ", u"ㅗㅐ", u"ㅗㅣ", u"ㅛ",   u"ㅜ",
                                                     u"ㅜㅓ", u"ㅜㅔ", u"ㅜㅣ", u"ㅠ",   u"ㅡ",   u"ㅡㅣ", u"ㅣ"};
constexpr std::array<std::u16string_view, 28> finals{u"",     u"ㄱ",   u"ㄲ",   u"ㄱㅅ", u"ㄴ",   u"ㄴㅈ", u"ㄴㅎ",
                                                     u"ㄷ",   u"ㄹ",   u"ㄹㄱ", u"ㄹㅁ", u"ㄹㅂ", u"ㄹㅅ", u"ㄹㅌ",
                                                     u"ㄹㅍ", u"ㄹㅎ", u"ㅁ",   u"ㅂ",   u"ㅂㅅ", u"ㅅ",   u"ㅆ",
                                                     u"ㅇ",   u"ㅈ",   u"ㅊ",   u"ㅋ",   u"ㅌ",   u"ㅍ",   u"ㅎ"};
/// Letters that a keyboard joins though no syllable begins with them, and what they are of.
constexpr std::u16string_view joined = u"ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ";
constexpr std::u16string_view joinedOf = u"ㄱㅅㄴㅈㄴㅎㄹㄱㄹㅁㄹㅂㄹㅅㄹㅌㄹㅍㄹㅎㅂㅅ";

bool isSyllable(QChar c) { return c.unicode() >= firstSyllable && c.unicode() <= lastSyllable; }

char16_t initialOf(QChar syllable) {
    return initials[static_cast<size_t>(syllable.unicode() - firstSyllable) / (vowels.size() * finals.size())];
}

/// The keys that write it.
std::u16string keysOf(QChar c) {
    if (!isSyllable(c)) return std::u16string(1, c.unicode());
    const auto place = static_cast<size_t>(c.unicode() - firstSyllable);
    std::u16string keys(1, initialOf(c));
    keys += vowels[place / finals.size() % vowels.size()];
    keys += finals[place % finals.size()];
    return keys;
}

/// As names and words are compared: composed, without case and spaces, joined consonants as the two that they are.
QString plain(const QString& text) {
    QString made;
    for (const QChar c : text.normalized(QString::NormalizationForm_C).toCaseFolded()) {
        if (c.isSpace()) continue;
        const size_t at = joined.find(c.unicode());
        if (at == std::u16string_view::npos) {
            made += c;
        } else {
            made += QStringView(joinedOf.substr(2 * at, 2));
        }
    }
    return made;
}

bool lastMatches(QStringView name, QChar letter) {
    std::u16string keys;
    for (const QChar c : name.left(2)) keys += keysOf(c);
    return keys.starts_with(keysOf(letter));
}

/// `words` are as long as `name` at most.
bool matchesFrom(QStringView name, QStringView words) {
    for (qsizetype i = 0; i < words.size(); ++i) {
        const bool isInitial = isSyllable(name[i]) && initialOf(name[i]) == words[i].unicode();
        if (name[i] == words[i] || isInitial) continue;
        return i + 1 == words.size() && lastMatches(name.mid(i), words[i]);
    }
    return true;
}

} // namespace

bool nameMatches(const QString& name, const QString& words) {
    const QString in = plain(name);
    const QString sought = plain(words);
    for (qsizetype at = 0; at + sought.size() <= in.size(); ++at) {
        if (matchesFrom(QStringView(in).mid(at), sought)) return true;
    }
    return false;
}

} // namespace ieum::ui
