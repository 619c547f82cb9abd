// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done by keys: the one table of it. Usual keys are as QKeySequence::PortableText.
#pragma once

#include <QKeySequence>
#include <QString>
#include <QStringList>
#include <vector>

namespace ieum::ui {

struct KeyAction {
    QString id;
    QStringList usual;
    QString group, words; ///< in the language of the window
    bool isFixed = false; ///< always by these keys: writing and closing need them
};

/// In the order in which they are listed, those of a group together.
std::vector<KeyAction> keyActions();

/// Keys that writing needs (Ctrl+C, Alt alone, a letter without Ctrl or Alt) or an input method.
bool isForWriting(const QKeySequence& keys);

} // namespace ieum::ui
