// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One path: its name, whether it works, since when, and why not.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Item {
    id: line
    required property string key
    required property string kind
    required property string name
    required property string detail
    required property bool up
    signal removeAsked

    implicitHeight: words.implicitHeight
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1. %2").arg(name).arg(detail)

    Rectangle {
        x: Theme.gap4
        y: 6
        width: 8
        height: 8
        radius: 4
        color: line.up ? Theme.accent : "transparent"
        border.width: line.up ? 0 : 2
        border.color: Theme.caution
    }
    Column {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap4 * 2
        anchors.right: removeButton.visible ? removeButton.left : parent.right
        anchors.rightMargin: Theme.gap3
        PlainText {
            width: parent.width
            text: line.name
            elide: Text.ElideMiddle
        }
        PlainText {
            width: parent.width
            text: line.detail
            color: Theme.quiet
            font.pixelSize: Theme.nameSize
            wrapMode: Text.Wrap
        }
    }
    IconButton {
        id: removeButton
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap2
        visible: line.kind === "replica"
        symbol: Icon.Trash
        name: qsTr("Remove the server %1").arg(line.name)
        onClicked: line.removeAsked()
    }
}
