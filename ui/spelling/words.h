// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of a text that can be looked up: runs of Hangul and of Latin letters. What is no language (addresses, names
// that are mentioned, words with digits, laughter such as ㅋㅋ) is passed over.
#pragma once

#include <QList>
#include <QString>

namespace ieum::ui {

struct WrittenWord {
    int start = 0; ///< in UTF-16 units
    QString text;
    bool korean = false;
    bool operator==(const WrittenWord&) const = default;
};

QList<WrittenWord> wordsOf(const QString& text);

} // namespace ieum::ui
