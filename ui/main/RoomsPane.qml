// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tinted panel: what can be begun, what can be found, the rooms, and which path works.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Rooms
import Ieum.Outage
import Ieum.Search
import Ieum.Settings
import Ieum.Main

Rectangle {
    id: pane
    required property Live live
    required property RoomList rooms
    required property Paths paths
    required property Preferences preferences
    required property string current
    readonly property string words: field.written.trim()
    signal roomChosen(string room)
    signal windowAsked(string room)
    signal hitChosen(string room, string message)
    signal pathsAsked
    signal vaultAsked
    signal sheetAsked(string name)

    function focusSearch() {
        field.forceActiveFocus();
        field.selectAll();
    }

    function focusRooms() {
        list.forceActiveFocus();
    }

    color: Theme.panel

    MessageSearch {
        id: search
        live: pane.live
        words: pane.words
    }
    PlainText {
        x: Theme.gap4
        y: Theme.px(16)
        text: qsTr("Ieum")
        font.pixelSize: Theme.titleSize
        font.bold: true
    }
    IconButton {
        objectName: "vaultButton"
        anchors.right: add.left
        y: Theme.px(13)
        symbol: Icon.Files
        name: qsTr("Files of all rooms")
        onClicked: pane.vaultAsked()
    }
    IconButton {
        id: add
        objectName: "addButton"
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap2
        y: Theme.px(13)
        symbol: Icon.Plus
        name: qsTr("New: room, invitation, import, server, computer")
        menuOpen: menu.item?.visible ?? false
        onClicked: menu.made().popup(this, 0, height + Theme.gap1)

        LazySheet {
            id: menu
            from: Qt.resolvedUrl("../Rooms/AddMenu.qml")
            function heard(): var {
                return {
                    asked: pane.sheetAsked
                };
            }
        }
    }
    Field {
        id: field
        objectName: "searchAll"
        x: Theme.gap3
        y: Theme.px(57)
        width: parent.width - 2 * Theme.gap3
        implicitHeight: Theme.controlHeight
        name: qsTr("Search messages and files")
        // Of larger texts the keys would be cut off
        placeholderText: Theme.zoom > 1.2 ? name : qsTr("Search messages and files  %1").arg(pane.preferences.shortcuts.changes > 0 ? pane.preferences.shortcuts.shownOf("searchAll") : "")
        font.pixelSize: Theme.nameSize + 1
        Keys.onEscapePressed: clear()
        Keys.onReturnPressed: if (list.count > 0)
            pane.roomChosen(pane.rooms.next("", 0))
    }
    RoomListView {
        id: list
        y: Theme.px(101)
        width: parent.width
        height: pane.words === "" ? foot.y - y : Math.min(contentHeight, 2.5 * Theme.rowHeight)
        rooms: pane.rooms
        current: pane.current
        onChosen: room => pane.roomChosen(room)
        onWindowAsked: room => pane.windowAsked(room)
    }
    PlainText {
        id: found
        x: Theme.gap4
        anchors.top: list.bottom
        visible: pane.words !== ""
        height: Theme.px(32)
        verticalAlignment: Text.AlignVCenter
        text: qsTr("Messages and files")
        color: Theme.quiet
        font.bold: true
        font.pixelSize: Theme.nameSize
    }
    LateHits {
        anchors.top: found.bottom
        anchors.bottom: foot.top
        width: parent.width
        wanted: pane.words !== ""
        search: search
        onChosen: (room, message) => pane.hitChosen(room, message)
    }
    PaneFoot {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        live: pane.live
        paths: pane.paths
        quiet: pane.preferences.quiet
        onRecoveryAsked: pane.sheetAsked("recovery")
        onPathsAsked: pane.pathsAsked()
    }
    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.line
    }
}
