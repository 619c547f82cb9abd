// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/emoji/emoji_list.h"

#include "ui/emoji/emoji_table.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QSettings>
#include <array>

namespace ieum::ui {
namespace {

using R = EmojiRow;
constexpr Role<R> roles[] = {{"key", &R::key}, {"text", &R::text}, {"name", &R::name}};
constexpr std::array groupNumbers{0, 1, 3, 4, 5, 6, 7, 8, 9};

struct EmojiNames {
    Q_DECLARE_TR_FUNCTIONS(EmojiNames)
};

QString recentFile() { return qApp->property("recentEmojiFile").toString(); }

QStringList& recent() {
    static QStringList used = [] {
        const QString file = recentFile();
        if (file.isEmpty()) return QStringList();
        return QSettings(file, QSettings::IniFormat).value(QStringLiteral("recent")).toStringList();
    }();
    return used;
}

/// What is called so comes before what only has it among its words.
int rankOf(const Emoji& emoji, const QString& words) {
    const auto is = [&words](const QString& name) { return name.compare(words, Qt::CaseInsensitive) == 0; };
    if (is(emoji.korean) || is(emoji.english)) return 0;
    const auto begins = [&words](const QString& name) { return name.startsWith(words, Qt::CaseInsensitive); };
    return begins(emoji.korean) || begins(emoji.english) ? 1 : 2;
}

R rowOf(const Emoji& emoji, const QString& key) {
    return {key, emoji.text, QLocale().language() == QLocale::Korean ? emoji.korean : emoji.english};
}

} // namespace

EmojiList::EmojiList(QObject* parent) : QObject(parent), m_rows(roles) {
    connect(this, &EmojiList::wordsChanged, this, &EmojiList::look);
}

QStringList EmojiList::groups() {
    return {QStringLiteral("😀"), QStringLiteral("👋"), QStringLiteral("🐵"), QStringLiteral("🍇"), QStringLiteral("🌍"),
            QStringLiteral("🎃"), QStringLiteral("👓"), QStringLiteral("✅"), QStringLiteral("🏁")};
}

QStringList EmojiList::groupNames() {
    return {EmojiNames::tr("Faces"),   EmojiNames::tr("People"), EmojiNames::tr("Animals and plants"),
            EmojiNames::tr("Food"),    EmojiNames::tr("Places"), EmojiNames::tr("Activities"),
            EmojiNames::tr("Objects"), EmojiNames::tr("Signs"),  EmojiNames::tr("Flags")};
}

void EmojiList::look() {
    QList<R> rows;
    QHash<QString, const Emoji*> byText;
    for (const Emoji& each : allEmoji()) byText.insert(each.text, &each);
    const bool isAll = m_words.trimmed().isEmpty();
    for (const QString& used : std::as_const(recent())) {
        if (isAll && byText.contains(used)) rows += rowOf(*byText[used], QStringLiteral("recent/") + used);
    }
    std::array<QList<R>, 3> found;
    for (const Emoji& each : allEmoji()) {
        if (!isAll && !isMeant(each, m_words)) continue;
        found[isAll ? 0 : static_cast<size_t>(rankOf(each, m_words.trimmed()))] += rowOf(each, each.text);
    }
    for (const QList<R>& each : found) rows += each;
    m_rows.replace(rows);
}

int EmojiList::beginOf(int group) const {
    if (!m_words.trimmed().isEmpty() || group < 0 || group >= static_cast<int>(groupNumbers.size())) return -1;
    const int number = groupNumbers[static_cast<size_t>(group)];
    QString first;
    for (const Emoji& each : allEmoji()) {
        if (each.group != number) continue;
        first = each.text;
        break;
    }
    for (qsizetype at = 0; at < m_rows.rows().size(); ++at) {
        if (m_rows.rows()[at].key == first) return static_cast<int>(at);
    }
    return -1;
}

QString EmojiList::at(int row) const {
    return row >= 0 && row < m_rows.rows().size() ? m_rows.rows()[row].text : QString();
}

void EmojiList::use(const QString& emoji) {
    QStringList& used = recent();
    used.removeAll(emoji);
    used.prepend(emoji);
    while (used.size() > recentMost) used.removeLast();
    if (!recentFile().isEmpty()) QSettings(recentFile(), QSettings::IniFormat).setValue(QStringLiteral("recent"), used);
}

} // namespace ieum::ui
