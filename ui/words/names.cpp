// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/names.h"

namespace ieum::ui {
namespace {

bool isMark(QChar c) { return c.category() == QChar::Mark_NonSpacing || c.category() == QChar::Mark_Enclosing; }
bool turnsDirection(QChar c) {
    const auto code = c.unicode();
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E || code == 0x200F;
}

QString boundedMarks(const QString& text) {
    QString shown;
    shown.reserve(text.size());
    int marks = 0;
    for (const QChar c : text) {
        marks = isMark(c) ? marks + 1 : 0;
        if (marks <= maxMarksPerLetter) shown += c;
    }
    return shown;
}

} // namespace

QString shownName(const std::string& name) {
    QString shown;
    for (const QChar c : boundedMarks(QString::fromStdString(name))) {
        if (turnsDirection(c)) continue;
        shown += c.category() == QChar::Other_Control ? QLatin1Char(' ') : c;
    }
    return cutText(shown.simplified(), maxNameLetters);
}

QString shownText(const std::string& text) {
    QString shown = boundedMarks(QString::fromStdString(text));
    shown.removeIf([](QChar c) { return c.category() == QChar::Other_Control && c != u'\n' && c != u'\t'; });
    return shown;
}

QString cutText(const QString& text, qsizetype letters) {
    if (text.size() <= letters) return text;
    if (letters > 0 && text[letters - 1].isHighSurrogate()) --letters;
    return text.left(letters);
}

QString oneLine(const QString& text, qsizetype letters) {
    const QString line = cutText(text, letters * 2).simplified();
    return line.size() <= letters ? line : cutText(line, letters) + QChar(u'…');
}

QString isolated(const QString& name) {
    for (const QChar c : name) {
        const auto way = c.direction();
        if (way == QChar::DirR || way == QChar::DirAL || way == QChar::DirAN || turnsDirection(c))
            return QChar(0x2068) + name + QChar(0x2069);
    }
    return name;
}

QString initialOf(const QString& name) {
    for (qsizetype at = 0; at < name.size(); ++at) {
        if (name[at].isHighSurrogate() && at + 1 < name.size()) return name.mid(at, 2);
        if (name[at].isLetterOrNumber()) return name.mid(at, 1).toUpper();
    }
    return QStringLiteral("?");
}

} // namespace ieum::ui
