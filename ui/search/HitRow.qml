// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One message or file that was found.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls

AbstractButton {
    id: row
    required property string author
    required property string initial
    required property string place
    required property string time
    required property int hue
    required property bool inFileName
    property bool showPlace: true

    implicitHeight: Theme.rowHeight
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: %2").arg(author).arg(text)
    Accessible.onPressAction: if (enabled) row.clicked()
    Keys.onReturnPressed: row.clicked()

    background: Rectangle {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap2
        anchors.rightMargin: Theme.gap2
        radius: Theme.gap3
        color: row.hovered ? Theme.hover : "transparent"
        border.width: row.visualFocus ? 2 : 0
        border.color: Theme.accent
    }
    Item {
        anchors.fill: parent

        Avatar {
            id: avatar
            x: Theme.gap4
            size: Theme.px(32)
            anchors.verticalCenter: parent.verticalCenter
            initial: row.initial
            hue: row.hue
        }
        PlainText {
            id: who
            anchors.left: avatar.right
            anchors.leftMargin: Theme.gap3
            y: Theme.px(13)
            width: when.x - x - Theme.gap2
            text: row.showPlace ? qsTr("%1 · %2").arg(row.author).arg(row.place) : row.author
            font.bold: true
            font.pixelSize: Theme.nameSize
            elide: Text.ElideRight
        }
        PlainText {
            id: when
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap5
            anchors.baseline: who.baseline
            text: row.time
            color: Theme.quiet
            font.pixelSize: Theme.smallSize
        }
        Icon {
            id: fileIcon
            visible: row.inFileName
            anchors.left: who.left
            anchors.verticalCenter: what.verticalCenter
            symbol: Icon.File
            size: 13
        }
        PlainText {
            id: what
            anchors.left: fileIcon.visible ? fileIcon.right : who.left
            anchors.leftMargin: fileIcon.visible ? Theme.gap1 : 0
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap5
            y: Theme.px(33)
            text: row.text
            color: Theme.quiet
            font.pixelSize: Theme.nameSize + 1
            elide: Text.ElideRight
        }
    }
}
