// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be begun from the plus above the room list.
import QtQuick
import Ieum.Controls

DropMenu {
    id: menu
    signal roomAsked
    signal inviteAsked
    signal acceptAsked
    signal importAsked
    signal bundleAsked
    signal replicaAsked
    signal recoveryAsked
    signal backupAsked
    signal devicesAsked
    signal settingsAsked
    signal lockAsked

    MenuLine {
        objectName: "menuNewRoom"
        text: qsTr("New room…")
        symbol: Icon.Message
        onTriggered: menu.roomAsked()
    }
    MenuLine {
        text: qsTr("Invite somebody…")
        symbol: Icon.UserPlus
        onTriggered: menu.inviteAsked()
    }
    MenuLine {
        text: qsTr("Accept an invitation…")
        symbol: Icon.Link
        onTriggered: menu.acceptAsked()
    }
    MenuLine {
        text: qsTr("Import a chat…")
        symbol: Icon.Upload
        onTriggered: menu.importAsked()
    }
    MenuLine {
        objectName: "menuReadBundle"
        text: qsTr("Read a bundle from a stick…")
        symbol: Icon.Usb
        onTriggered: menu.bundleAsked()
    }
    MenuLine {
        text: qsTr("Connect a server…")
        symbol: Icon.Server
        onTriggered: menu.replicaAsked()
    }
    MenuLine {
        objectName: "menuRecovery"
        text: qsTr("Recovery words…")
        symbol: Icon.Key
        onTriggered: menu.recoveryAsked()
    }
    MenuLine {
        objectName: "menuBackup"
        text: qsTr("Backup…")
        symbol: Icon.HardDrive
        onTriggered: menu.backupAsked()
    }
    MenuLine {
        objectName: "menuDevices"
        text: qsTr("My devices…")
        symbol: Icon.Monitor
        onTriggered: menu.devicesAsked()
    }
    MenuLine {
        text: qsTr("Settings…")
        symbol: Icon.Settings
        onTriggered: menu.settingsAsked()
    }
    MenuLine {
        objectName: "menuLock"
        text: qsTr("Lock Ieum")
        symbol: Icon.Lock
        onTriggered: menu.lockAsked()
    }
}
