// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One action by the keys that it has now.
import QtQuick
import Ieum.Keys

Shortcut {
    required property Shortcuts table
    required property string action

    sequences: table.changes > 0 ? table.of(action) : []
}
