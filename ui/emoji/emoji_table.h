// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// All emoji with their names, read from the program itself when they are wanted first. GUI thread only.
#pragma once

#include <QList>
#include <QString>

namespace ieum::ui {

struct Emoji {
    QString text;
    int group =
        0; ///< 0 faces, 1 people, 3 animals and plants, 4 food, 5 places, 6 activities, 7 objects, 8 signs, 9 flags
    QString korean, english; ///< names
    QString words;           ///< others to find it by, of both languages
};

const QList<Emoji>& allEmoji();
/// A name or a word of it begins with `sought`, or its Korean name has it or its first consonants (ㅎㅌ for 하트).
bool isMeant(const Emoji& emoji, const QString& sought);

} // namespace ieum::ui
