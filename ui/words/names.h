// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names and texts of others, made safe to show: they are data, and hostile until looked at. Works on QString because
// this is where UTF-8 from below becomes what Qt Quick draws.
#pragma once

#include <QString>
#include <string>

namespace ieum::ui {

inline constexpr qsizetype maxNameLetters = 80;
/// A longer text is cut and opened in steps: laying out a megabyte without breaks takes a minute.
inline constexpr qsizetype maxTextLetters = 16'000;
/// Stacked marks on one letter beyond this are dropped; thousands of them freeze the text engine.
inline constexpr int maxMarksPerLetter = 8;

/// One line without controls and direction overrides, at most maxNameLetters.
QString shownName(const std::string& name);
/// The body of a message with stacked marks bounded; line breaks stay. Not cut.
QString shownText(const std::string& text);
/// First `letters` of it, never inside a surrogate pair.
QString cutText(const QString& text, qsizetype letters);
/// One line for lists: breaks become spaces.
QString oneLine(const QString& text, qsizetype letters = 120);
/// Keeps right-to-left letters from reordering the sentence around them.
QString isolated(const QString& name);
/// What stands in an avatar: the first letter or syllable; family names stand aside as is usual for Hangul.
QString initialOf(const QString& name);
/// One of the avatar colours of the theme, chosen by the id so that it cannot be imitated by a name.
template <class Id> int hueOf(const Id& id) { return static_cast<int>(id.value[0]) % 8; }
template <class Id> QString hexOf(const Id& id) { return QString::fromStdString(id.hex()); }
template <class Id> Id idOf(const QString& hex) { return Id::fromHexText(hex.toStdString()).value_or(Id{}); }

} // namespace ieum::ui
