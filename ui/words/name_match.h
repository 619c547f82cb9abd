// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether a name is meant by what was typed so far: a part of it, its initial consonants (ㅎㅇ for 회의), or syllables
// of which the last is not finished (깋 on the way to 기획). Case and spaces do not count.
#pragma once

#include <QString>

namespace ieum::ui {

/// True for empty words.
bool nameMatches(const QString& name, const QString& words);

} // namespace ieum::ui
