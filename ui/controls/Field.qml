// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One line to write in.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme

TextField {
    id: field
    required property string name
    /// With the syllable that is still being composed: who wrote the last letter need not leave the field before it counts.
    readonly property string written: text.slice(0, cursorPosition) + preeditText + text.slice(cursorPosition)

    /// What is being composed is text now; give nothing away before.
    function settle() {
        Qt.inputMethod.commit(); // qmllint disable type
    }

    implicitHeight: Theme.controlHeight + Theme.gap1
    leftPadding: Theme.gap3
    rightPadding: Theme.gap3
    color: Theme.text
    placeholderTextColor: Theme.quiet
    selectionColor: Theme.accentFill
    selectedTextColor: Theme.accentInk
    font.pixelSize: Theme.textSize
    selectByMouse: true
    Accessible.role: Accessible.EditableText
    Accessible.name: name

    background: Rectangle {
        radius: Theme.controlRadius
        color: Theme.field
        border.width: field.activeFocus ? 2 : 0
        border.color: Theme.accent
    }
}
