// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// emoji_table EN_DATA KO_COMPACT TABLE: from emojibase's files (names of Unicode CLDR) to one line an emoji, with tabs
// between: the emoji, its group, its Korean and its English name, and words to find it by. In the usual order. Run by
// the build (ui/emoji).
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <array>

namespace {

/// The emoji of Debian 12's Noto Color Emoji; newer ones would be empty boxes.
constexpr double newestVersion = 15.0;
constexpr int componentGroup = 2; ///< skin tones and hair, which stand alone nowhere

QJsonArray readArray(const char* path) {
    QFile file(QString::fromLocal8Bit(path));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QJsonDocument::fromJson(file.readAll()).array();
}

/// Fully qualified: with the selector of coloured pictures where it is drawn as a letter else, and only there.
QString textOf(const QJsonObject& entry) {
    QString text;
    for (const QString& code : entry["hexcode"].toString().split(u'-'))
        text += QString::fromUcs4(std::array{static_cast<char32_t>(code.toUInt(nullptr, 16))}.data(), 1);
    const bool isLetter = entry["type"].toInt() == 0;
    return isLetter && !text.contains(QChar(0xFE0F)) ? text + QChar(0xFE0F) : text;
}

QStringList wordsOf(const QJsonObject& entry) {
    QStringList words;
    for (const auto& tag : entry["tags"].toArray()) words += tag.toString();
    return words;
}

} // namespace

int main(int argc, char* argv[]) {
    if (argc != 4) return 2;
    QMap<QString, QJsonObject> korean;
    for (const auto& each : readArray(argv[2])) {
        const QJsonObject entry = each.toObject();
        korean.insert(entry["hexcode"].toString(), entry);
    }
    QMap<int, QString> lines;
    for (const auto& value : readArray(argv[1])) {
        const QJsonObject entry = value.toObject();
        const int group = entry["group"].toInt(-1);
        if (group < 0 || group == componentGroup || entry["version"].toDouble() > newestVersion) continue;
        const QJsonObject own = korean.value(entry["hexcode"].toString());
        const QStringList words = wordsOf(own) + wordsOf(entry);
        lines.insert(entry["order"].toInt(), QStringList{textOf(entry), QString::number(group), own["label"].toString(),
                                                         entry["label"].toString(), words.join(u' ')}
                                                 .join(u'\t'));
    }
    QFile table(QString::fromLocal8Bit(argv[3]));
    if (lines.size() < 1000 || !table.open(QIODevice::WriteOnly)) return 1;
    for (const QString& line : lines) table.write((line + u'\n').toUtf8());
    return 0;
}
