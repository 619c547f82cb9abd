// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A few lines to write in.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme

TextArea {
    id: field
    required property string name

    implicitHeight: Math.max(96, contentHeight + topPadding + bottomPadding)
    leftPadding: Theme.gap3
    rightPadding: Theme.gap3
    topPadding: Theme.gap2
    bottomPadding: Theme.gap2
    color: Theme.text
    placeholderText: name
    placeholderTextColor: Theme.quiet
    selectionColor: Theme.accentFill
    selectedTextColor: Theme.accentInk
    font.pixelSize: Theme.textSize
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap
    selectByMouse: true
    KeyNavigation.priority: KeyNavigation.BeforeItem
    KeyNavigation.tab: nextItemInFocusChain()
    Accessible.role: Accessible.EditableText
    Accessible.name: name
    Accessible.multiLine: true

    background: Rectangle {
        radius: Theme.controlRadius
        color: Theme.field
        border.width: field.activeFocus ? 2 : 0
        border.color: Theme.accent
    }
}
