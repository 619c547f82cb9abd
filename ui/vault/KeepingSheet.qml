// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of the files is kept on this computer: how much, over which line, and by which rules.
pragma ComponentBehavior: Bound

import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Rooms
import Ieum.Vault

Sheet {
    id: sheet
    required property Live live
    required property RoomList rooms
    readonly property string over: deed.over

    function look() {
        deed.ask();
    }
    function begin() {
        deed.error = "";
        deed.ask();
        open();
    }

    objectName: "keepingSheet"
    heading: qsTr("What is kept on this computer")
    breadth: 560

    VaultKeeping {
        id: deed
        live: sheet.live
    }
    ScrollPane {
        width: parent.width
        height: Math.min(all.implicitHeight, sheet.parent ? sheet.parent.height - 220 : 400)
        contentHeight: all.implicitHeight
        Column {
            id: all
            width: parent.width
            spacing: Theme.gap3
            KeepingSpace {
                width: parent.width
                deed: deed
            }
            PlainText {
                text: line.name
                font.bold: true
                Accessible.ignored: true
            }
            Choice {
                id: line
                objectName: "keepingLine"
                name: qsTr("Is the line paid by the byte?")
                labels: [qsTr("As the system says"), qsTr("Yes"), qsTr("No")]
                values: ["auto", "yes", "no"]
                current: deed.metered
                onChosen: value => deed.setMetered(value)
            }
            PlainText {
                width: parent.width
                text: qsTr("%1 Over a metered line nothing is fetched unasked; the local network costs nothing.").arg(deed.line)
                color: Theme.quiet
                font.pixelSize: Theme.nameSize + 1
                wrapMode: Text.Wrap
            }
            KeepingRules {
                width: parent.width
                deed: deed
                rooms: sheet.rooms
            }
        }
    }
    ErrorLine {
        objectName: "keepingError"
        width: parent.width
        text: deed.error
    }
    FilledButton {
        objectName: "keepingClose"
        anchors.right: parent.right
        text: qsTr("Close")
        onClicked: sheet.close()
    }
}
