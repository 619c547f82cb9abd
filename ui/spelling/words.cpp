// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/words.h"

namespace ieum::ui {
namespace {

constexpr qsizetype longestWord = 64;

bool isHangul(QChar letter) {
    return letter >= QChar(0xAC00) && letter <= QChar(0xD7A3); // whole syllables: ㅋㅋ and ㅠㅠ are no words
}

bool isLatin(QChar letter) { return letter.script() == QChar::Script_Latin && letter.isLetter(); }

bool isApostrophe(QChar letter) { return letter == QLatin1Char('\'') || letter == QChar(0x2019); }

/// Something between two spaces that is meant for machines, or for somebody.
bool isNoLanguage(QStringView part) {
    for (qsizetype i = 0; i < part.size(); ++i) {
        const QChar letter = part[i];
        if (letter.isDigit() || letter.isSurrogate() || QStringView(u"@#/\\_=<>").contains(letter)) return true;
        const bool within = i > 0 && i + 1 < part.size();
        if (within && letter == QLatin1Char('.') && isLatin(part[i - 1]) && isLatin(part[i + 1])) return true;
        if (letter.isLetter() && letter.unicode() >= 0x3131 && letter.unicode() <= 0x318E) return true;
    }
    return false;
}

void addWords(QList<WrittenWord>& words, const QString& text, qsizetype from, qsizetype end) {
    qsizetype at = from;
    while (at < end) {
        const bool korean = isHangul(text[at]);
        if (!korean && !isLatin(text[at])) {
            ++at;
            continue;
        }
        const qsizetype start = at;
        const auto goesOn = [&](QChar letter) {
            return korean ? isHangul(letter) : isLatin(letter) || isApostrophe(letter);
        };
        while (at < end && goesOn(text[at])) ++at;
        qsizetype last = at;
        while (isApostrophe(text[last - 1])) --last;
        const qsizetype length = last - start;
        if (length < 2 || length > longestWord) continue;
        words += WrittenWord{static_cast<int>(start), text.mid(start, length), korean};
        words.back().text.replace(QChar(0x2019), QLatin1Char('\''));
    }
}

} // namespace

QList<WrittenWord> wordsOf(const QString& text) {
    QList<WrittenWord> words;
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < text.size() && !text[end].isSpace()) ++end;
        if (!isNoLanguage(QStringView(text).mid(at, end - at))) addWords(words, text, at, end);
        at = end;
    }
    return words;
}

} // namespace ieum::ui
