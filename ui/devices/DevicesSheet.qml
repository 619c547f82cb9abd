// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The computers of this person, and what can be done about them.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Devices

Sheet {
    id: sheet
    required property Live live
    signal linkAsked
    signal recoveryAsked
    signal backupAsked
    signal removeAsked(string device, string name)

    function remove(device: string) {
        devices.revoke(device);
    }

    objectName: "devicesSheet"
    heading: qsTr("My devices")
    onAboutToShow: devices.refresh()

    DeviceList {
        id: devices
        live: sheet.live
    }
    PlainText {
        width: parent.width
        text: qsTr("Each computer has keys of its own. All of them are you: they have the same rooms and show the same messages.")
        color: Theme.quiet
        wrapMode: Text.Wrap
    }
    ListView {
        id: list
        objectName: "deviceList"
        width: parent.width
        height: Math.min(contentHeight, 4.5 * (Theme.controlHeight + Theme.gap3))
        clip: true
        spacing: Theme.gap3
        model: devices.rows
        ScrollBar.vertical: ScrollMark {}
        Accessible.role: Accessible.List
        Accessible.name: sheet.heading
        delegate: DeviceRow {
            id: row
            width: ListView.view.width
            onRemoveAsked: sheet.removeAsked(row.key, row.name)
        }
    }
    ErrorLine {
        width: parent.width
        text: devices.error
    }
    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    Column {
        id: actions
        width: parent.width
        spacing: Theme.gap1
        ActionLine {
            objectName: "linkDevice"
            width: parent.width
            symbol: Icon.Link
            text: qsTr("Link another computer…")
            onClicked: sheet.linkAsked()
        }
        ActionLine {
            objectName: "deviceRecovery"
            width: parent.width
            symbol: Icon.Key
            text: qsTr("Recovery words…")
            onClicked: sheet.recoveryAsked()
        }
        ActionLine {
            objectName: "deviceBackup"
            width: parent.width
            symbol: Icon.HardDrive
            text: qsTr("Backup…")
            onClicked: sheet.backupAsked()
        }
    }
    FilledButton {
        anchors.right: parent.right
        text: qsTr("Close")
        onClicked: sheet.close()
    }
}
