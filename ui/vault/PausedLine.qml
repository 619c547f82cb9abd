// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nothing is fetched, by somebody's wish: said in one line, with the way back. Not there otherwise.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Vault

Rectangle {
    id: line
    required property VaultTraffic deed

    visible: deed.paused
    height: visible ? content.height + Theme.gap2 : 0
    radius: Theme.controlRadius
    color: Theme.warning
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    Row {
        id: content
        x: Theme.gap3
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap2
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            symbol: Icon.Pause
            size: 16
            color: Theme.warningInk
        }
        PlainText {
            id: words
            objectName: "pausedWords"
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Fetching is paused")
            color: Theme.warningInk
            font.pixelSize: Theme.nameSize + 1
        }
        PlainText {
            anchors.verticalCenter: parent.verticalCenter
            text: "·"
            color: Theme.warningInk
            Accessible.ignored: true
        }
        QuietButton {
            objectName: "pausedResume"
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Resume")
            strong: true
            onClicked: line.deed.pause(false)
        }
    }
}
