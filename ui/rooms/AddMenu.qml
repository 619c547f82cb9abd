// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be begun from the plus above the room list.
import QtQuick
import Ieum.Controls

DropMenu {
    id: menu
    /// By the name of its sheet
    signal asked(string name)

    MenuLine {
        objectName: "menuNewRoom"
        text: qsTr("New room…")
        symbol: Icon.Message
        onTriggered: menu.asked("room")
    }
    MenuLine {
        text: qsTr("Invite somebody…")
        symbol: Icon.UserPlus
        onTriggered: menu.asked("invite")
    }
    MenuLine {
        text: qsTr("Accept an invitation…")
        symbol: Icon.Link
        onTriggered: menu.asked("accept")
    }
    MenuLine {
        objectName: "menuNear"
        text: qsTr("People near you…")
        symbol: Icon.Users
        onTriggered: menu.asked("near")
    }
    MenuLine {
        text: qsTr("Import a chat…")
        symbol: Icon.Upload
        onTriggered: menu.asked("import")
    }
    MenuLine {
        objectName: "menuReadBundle"
        text: qsTr("Read a bundle from a stick…")
        symbol: Icon.Usb
        onTriggered: menu.asked("bundleRead")
    }
    MenuLine {
        text: qsTr("Connect a server…")
        symbol: Icon.Server
        onTriggered: menu.asked("replica")
    }
    MenuLine {
        objectName: "menuRecovery"
        text: qsTr("Recovery words…")
        symbol: Icon.Key
        onTriggered: menu.asked("recovery")
    }
    MenuLine {
        objectName: "menuBackup"
        text: qsTr("Backup…")
        symbol: Icon.HardDrive
        onTriggered: menu.asked("backup")
    }
    MenuLine {
        objectName: "menuDevices"
        text: qsTr("My devices…")
        symbol: Icon.Monitor
        onTriggered: menu.asked("devices")
    }
    MenuLine {
        text: qsTr("Settings…")
        symbol: Icon.Settings
        onTriggered: menu.asked("settings")
    }
    MenuLine {
        objectName: "menuLock"
        text: qsTr("Lock Ieum")
        symbol: Icon.Lock
        onTriggered: menu.asked("lock")
    }
}
