// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files on their way: what they are, a pause of all, and what may be taken of the lines to replicas.
pragma ComponentBehavior: Bound

import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Vault

Sheet {
    id: sheet
    required property VaultTraffic deed

    function begin() {
        down.begin();
        up.begin();
        open();
    }

    objectName: "trafficSheet"
    heading: qsTr("Files on their way")
    breadth: 560
    onAboutToShow: deed.open = true
    onAboutToHide: deed.open = false

    PausedLine {
        width: parent.width
        deed: sheet.deed
    }
    Item {
        width: parent.width
        height: pause.height
        visible: !sheet.deed.paused
        PlainText {
            objectName: "trafficSummary"
            width: parent.width - pause.width - Theme.gap3
            anchors.verticalCenter: parent.verticalCenter
            text: sheet.deed.summary
            wrapMode: Text.Wrap
        }
        SymbolButton {
            id: pause
            objectName: "trafficPause"
            anchors.right: parent.right
            symbol: Icon.Pause
            text: qsTr("Pause everything")
            onClicked: sheet.deed.pause(true)
        }
    }
    PlainText {
        width: parent.width
        visible: sheet.deed.paused
        text: qsTr("Nothing is fetched, and servers get no files from here. Members on the local network still get what they ask for, and messages come and go. What was wanted goes on where it was.")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize + 1
        wrapMode: Text.Wrap
    }
    ScrollPane {
        objectName: "trafficPane"
        width: parent.width
        height: Math.min(all.implicitHeight, sheet.parent ? sheet.parent.height - 260 : 400)
        contentHeight: all.implicitHeight
        Column {
            id: all
            width: parent.width
            spacing: Theme.gap3
            TrafficFiles {
                width: parent.width
                deed: sheet.deed
            }
            TrafficLimit {
                id: down
                width: parent.width
                deed: sheet.deed
                way: "down"
                name: qsTr("Speed limit from servers")
                inForce: sheet.deed.down
            }
            TrafficLimit {
                id: up
                width: parent.width
                deed: sheet.deed
                way: "up"
                name: qsTr("Speed limit to servers")
                inForce: sheet.deed.up
            }
            PlainText {
                width: parent.width
                text: qsTr("Limits are about files. The local network has none, as it costs nobody anything, and messages go first everywhere.")
                color: Theme.quiet
                font.pixelSize: Theme.nameSize + 1
                wrapMode: Text.Wrap
            }
        }
    }
    ErrorLine {
        objectName: "trafficError"
        width: parent.width
        text: sheet.deed.error
    }
    FilledButton {
        objectName: "trafficClose"
        anchors.right: parent.right
        text: qsTr("Close")
        onClicked: sheet.close()
    }
}
