// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A long text to hand over, whole: to be read, selected and copied, never edited.
import QtQuick
import Ieum.Theme

Rectangle {
    id: box
    required property string text
    required property string name
    property string textName: ""

    implicitHeight: Math.max(44, words.implicitHeight + 2 * Theme.gap3)
    radius: Theme.controlRadius
    color: Theme.field
    border.width: words.activeFocus ? 2 : 0
    border.color: Theme.accent

    TextEdit {
        id: words
        objectName: box.textName
        x: Theme.gap3
        y: Theme.gap3
        width: parent.width - 2 * Theme.gap3
        text: box.text
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.WrapAnywhere
        readOnly: true
        selectByMouse: true
        activeFocusOnTab: true
        color: Theme.text
        selectionColor: Theme.accentFill
        selectedTextColor: Theme.accentInk
        font.pixelSize: Theme.nameSize
        Accessible.role: Accessible.StaticText
        Accessible.name: box.name
    }
}
