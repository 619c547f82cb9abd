// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where in the text of a bubble somebody is named. Messages count in code points of what was written; a bubble shows
// that without controls and heaps of marks, in UTF-16, and perhaps cut.
#pragma once

#include "node/rows.h"

#include <QList>

namespace ieum::ui {

/// For each mention that is shown: its first letter, its length, and 1 when it is `self`, else 0.
QList<int> mentionSpans(const node::MessageRow& message, qsizetype shownLetters, const PersonId& self);

} // namespace ieum::ui
