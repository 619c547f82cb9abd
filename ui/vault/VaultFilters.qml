// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the list of files is narrowed by.
pragma ComponentBehavior: Bound

import QtQuick
import QtQml
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Rooms
import Ieum.Vault

Column {
    id: filters
    required property Live live
    required property RoomList rooms
    readonly property string words: wordField.written
    readonly property string sender: senderField.written
    property string type: ""
    property string room: ""
    property string roomName: ""
    signal leaveAsked
    signal listAsked

    function openSheet(name: string) {
        tools.open(name);
    }
    function focusWords() {
        wordField.forceActiveFocus();
        wordField.selectAll();
        tools.look();
    }
    function choose(id: string, name: string) {
        room = id;
        roomName = name;
    }

    spacing: Theme.gap2
    Row {
        width: parent.width
        spacing: Theme.gap2
        Field {
            id: wordField
            objectName: "vaultWords"
            width: (parent.width - 2 * parent.spacing) * 0.5
            name: qsTr("Name of the file")
            placeholderText: qsTr("Name, also by first consonants")
            Keys.onEscapePressed: filters.leaveAsked()
            Keys.onDownPressed: filters.listAsked()
        }
        Field {
            id: senderField
            objectName: "vaultSender"
            width: (parent.width - 2 * parent.spacing) * 0.25
            name: qsTr("Name of the sender")
            placeholderText: qsTr("From whom")
            Keys.onEscapePressed: filters.leaveAsked()
            Keys.onDownPressed: filters.listAsked()
        }
        QuietButton {
            objectName: "vaultRoom"
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, (parent.width - 2 * parent.spacing) * 0.25)
            text: filters.room === "" ? qsTr("In all rooms") : qsTr("In %1").arg(filters.roomName)
            onClicked: menu.popup(this, 0, height + Theme.gap1)
            DropMenu {
                id: menu
                MenuLine {
                    text: qsTr("In all rooms")
                    symbol: Icon.Files
                    onTriggered: filters.choose("", "")
                }
                Instantiator {
                    model: filters.rooms.rows
                    delegate: MenuLine {
                        required property string key
                        required property string name
                        text: name
                        symbol: Icon.Message
                        onTriggered: filters.choose(key, name)
                    }
                    onObjectAdded: (index, object) => menu.insertItem(index + 1, object as MenuLine)
                    onObjectRemoved: (index, object) => menu.removeItem(object as MenuLine)
                }
            }
        }
    }
    RiskStrip {
        width: parent.width
        live: filters.rooms.live
        awake: filters.visible
        onListAsked: filters.type = "risk"
    }
    Flow {
        id: line
        readonly property real besideTools: width - tools.width - spacing
        width: parent.width
        spacing: Theme.gap2
        Flickable {
            width: types.width <= line.besideTools ? line.besideTools : line.width
            height: types.height
            contentWidth: types.width
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            Choice {
                id: types
                objectName: "vaultType"
                name: qsTr("Type of the file")
                labels: [qsTr("All"), qsTr("Documents"), qsTr("Pictures"), qsTr("Videos"), qsTr("Sound"), qsTr("Archives"), qsTr("Other"), qsTr("At risk")]
                values: ["", "document", "image", "video", "sound", "archive", "other", "risk"]
                current: filters.type
                onChosen: value => filters.type = value
            }
        }
        VaultTools {
            id: tools
            height: types.height
            live: filters.live
            rooms: filters.rooms
        }
    }
    PausedLine {
        objectName: "vaultPaused"
        width: parent.width
        deed: tools.traffic
    }
    WarningBox {
        objectName: "vaultOver"
        width: parent.width
        visible: text !== ""
        text: tools.over
    }
}
