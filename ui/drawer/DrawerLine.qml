// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One link or notice in the drawer: what it says, then who wrote it and when.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls

AbstractButton {
    id: line
    required property string origin
    /// Above the text, of a link: where it leads
    property string title: ""

    leftPadding: Theme.gap4
    rightPadding: Theme.gap4
    topPadding: Theme.gap2
    bottomPadding: Theme.gap2
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: title !== "" ? qsTr("%1, %2").arg(title).arg(text) : text
    Accessible.description: origin
    Accessible.onPressAction: if (enabled) line.clicked()
    Keys.onReturnPressed: line.clicked()
    background: Rectangle {
        color: line.hovered ? Theme.hover : "transparent"
        border.width: line.visualFocus ? 2 : 0
        border.color: Theme.accent
    }
    contentItem: Column {
        spacing: 2
        PlainText {
            width: parent.width
            visible: text !== ""
            text: line.title
            color: Theme.accentText
            font.bold: true
            elide: Text.ElideMiddle
            Accessible.ignored: true
        }
        PlainText {
            width: parent.width
            text: line.text
            wrapMode: Text.Wrap
            maximumLineCount: line.title !== "" ? 2 : 4
            elide: Text.ElideRight
            color: line.title !== "" ? Theme.quiet : Theme.text
            font.pixelSize: line.title !== "" ? Theme.nameSize : Theme.textSize
            Accessible.ignored: true
        }
        PlainText {
            width: parent.width
            text: line.origin
            color: Theme.quiet
            font.pixelSize: Theme.smallSize
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
}
