// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Over the text of a room that asks for care: a click opens it, or Enter.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Settings

AbstractButton {
    id: gate
    required property RoomWays ways
    required property string room

    objectName: "inputLock"
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    leftPadding: 14
    rightPadding: 14
    bottomPadding: Theme.gap4 + Theme.gap1
    text: qsTr("A room that asks for care")
    Accessible.role: Accessible.Button
    Accessible.name: text + ". " + hint.text
    Accessible.onPressAction: if (enabled) gate.clicked()
    Keys.onReturnPressed: gate.clicked()
    Keys.onEnterPressed: gate.clicked()
    background: Rectangle {
        color: Theme.groundOf(gate.ways.changes > 0 ? gate.ways.colour(gate.room) : 0)
    }
    contentItem: Rectangle { // qmllint disable deferred-property-id
        radius: Theme.bubbleRadius
        color: gate.hovered ? Theme.hover : Theme.panel
        border.width: gate.visualFocus ? 2 : 1
        border.color: gate.visualFocus ? Theme.accent : Theme.line
        Icon {
            id: mark
            x: Theme.gap4
            anchors.verticalCenter: parent.verticalCenter
            symbol: Icon.Lock
        }
        PlainText {
            anchors.left: mark.right
            anchors.leftMargin: Theme.gap3
            anchors.right: hint.left
            anchors.rightMargin: Theme.gap2
            anchors.verticalCenter: parent.verticalCenter
            text: gate.text
            elide: Text.ElideRight
        }
        PlainText {
            id: hint
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap4
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Press to write")
            color: Theme.accentText
            font.pixelSize: Theme.nameSize + 1
        }
    }
}
