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
    /// Of a server: where it stands among them, from 0, and whether it is the last.
    required property int place
    required property bool last
    signal removeAsked
    signal moveAsked(int place)

    objectName: kind === "restored" ? "pathRestored" : "path"
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
        anchors.right: moreButton.visible ? moreButton.left : parent.right
        anchors.rightMargin: Theme.gap3
        PlainText {
            width: parent.width
            text: line.name
            wrapMode: line.kind === "restored" ? Text.Wrap : Text.NoWrap
            elide: line.kind === "restored" ? Text.ElideNone : Text.ElideMiddle
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
        id: moreButton
        objectName: "pathMore"
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap2
        visible: line.kind === "replica"
        symbol: Icon.Ellipsis
        name: qsTr("What to do with the server %1").arg(line.name)
        menuOpen: menu.visible
        onClicked: menu.popup(this, width - menu.width, height + Theme.gap1)
        PathMenu {
            id: menu
            place: line.place
            last: line.last
            onMoveAsked: place => line.moveAsked(place)
            onRemoveAsked: line.removeAsked()
        }
    }
}
