// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/emoji/emoji_table.h"

#include "ui/words/name_match.h"

#include <QFile>
#include <algorithm>

namespace ieum::ui {
namespace {

QList<Emoji> readTable() {
    QList<Emoji> all;
    QFile file(QStringLiteral(":/ieum/emoji.tsv"));
    if (!file.open(QIODevice::ReadOnly)) return all;
    const QString table = QString::fromUtf8(file.readAll());
    for (const QStringView line : QStringView(table).split(u'\n', Qt::SkipEmptyParts)) {
        const QList<QStringView> parts = line.split(u'\t');
        if (parts.size() != 5) continue;
        all += {parts[0].toString(), parts[1].toInt(), parts[2].toString(), parts[3].toString(), parts[4].toString()};
    }
    return all;
}

bool hasWord(const QString& text, const QString& sought) {
    for (const QStringView word : QStringView(text).split(u' ', Qt::SkipEmptyParts)) {
        if (word.startsWith(sought, Qt::CaseInsensitive)) return true;
    }
    return false;
}

} // namespace

const QList<Emoji>& allEmoji() {
    static const QList<Emoji> all = readTable();
    return all;
}

bool isMeant(const Emoji& emoji, const QString& sought) {
    const QString words = sought.trimmed();
    const bool isLatin = !words.isEmpty() && words[0].unicode() < 0x250;
    if (emoji.text == words) return true;
    if (isLatin) return emoji.english.contains(words, Qt::CaseInsensitive) || hasWord(emoji.words, words);
    return nameMatches(emoji.korean, words) || hasWord(emoji.words, words);
}

} // namespace ieum::ui
