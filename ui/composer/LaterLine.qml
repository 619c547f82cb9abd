// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Says that something waits in this room for its time; pressing it shows what.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Composer

AbstractButton {
    id: line
    required property LaterList list

    objectName: "laterLine"
    implicitHeight: Theme.px(36)
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    text: list.summary
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: qsTr("Shows what waits to be sent")
    Accessible.onPressAction: if (enabled) line.clicked()
    Keys.onReturnPressed: line.clicked()
    background: Rectangle {
        radius: Theme.controlRadius
        color: line.hovered ? Theme.hover : "transparent"
        border.width: line.visualFocus ? 2 : 0
        border.color: Theme.accent
    }
    contentItem: Row {
        spacing: Theme.gap2
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            symbol: Icon.Clock
            size: 16
            color: Theme.accentText
        }
        PlainText {
            anchors.verticalCenter: parent.verticalCenter
            width: line.availableWidth - Theme.px(16) - Theme.gap2
            text: line.text
            color: Theme.accentText
            font.pixelSize: Theme.nameSize
            font.bold: true
            elide: Text.ElideRight
        }
    }
}
