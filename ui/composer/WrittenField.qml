// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A field that tells of the syllable that is still being composed, too: who wrote the last letter of a word need not
// leave the field before it counts. Enter goes on to the next field.
import QtQuick
import Ieum.Controls

Field {
    id: field
    readonly property string written: text.slice(0, cursorPosition) + preeditText + text.slice(cursorPosition)

    onAccepted: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
}
