// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One computer of this person: its name, whether it is connected, where it came from, and a way to remove it.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Item {
    id: row
    required property string key
    required property string name
    required property string detail
    required property bool self
    required property bool reachable
    signal removeAsked

    objectName: "deviceRow"
    implicitHeight: Math.max(Theme.controlHeight, words.implicitHeight)
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1. %2").arg(name).arg(detail)

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        symbol: Icon.Monitor
        color: row.self || row.reachable ? Theme.accent : Theme.quiet
    }
    Column {
        id: words
        x: Theme.gap5 + Theme.gap3
        width: parent.width - x - (removeButton.visible ? removeButton.width + Theme.gap2 : 0)
        anchors.verticalCenter: parent.verticalCenter
        PlainText {
            width: parent.width
            text: row.name
            font.bold: row.self
            elide: Text.ElideRight
        }
        PlainText {
            width: parent.width
            text: row.detail
            color: Theme.quiet
            font.pixelSize: Theme.nameSize
            wrapMode: Text.Wrap
        }
    }
    IconButton {
        id: removeButton
        objectName: "removeDevice"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: !row.self
        symbol: Icon.Trash
        name: qsTr("Remove the computer %1").arg(row.name)
        onClicked: row.removeAsked()
    }
}
