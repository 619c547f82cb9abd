// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What else can be seen of a room, and done to it.
import QtQuick
import Ieum.Controls

DropMenu {
    id: menu
    required property bool group
    required property bool apart
    signal drawerAsked(string name)
    signal sheetAsked(string name)
    signal dayAsked

    MenuLine {
        text: qsTr("Members")
        symbol: Icon.Users
        onTriggered: menu.drawerAsked("members")
    }
    MenuLine {
        objectName: "menuDay"
        text: qsTr("Go to a day…")
        symbol: Icon.Calendar
        onTriggered: menu.dayAsked()
    }
    MenuLine {
        visible: menu.group
        text: qsTr("Invite to this room…")
        symbol: Icon.UserPlus
        onTriggered: menu.sheetAsked("inviteHere")
    }
    MenuLine {
        objectName: "menuOwnWindow"
        visible: !menu.apart
        text: qsTr("Open in a window of its own")
        symbol: Icon.AppWindow
        onTriggered: menu.sheetAsked("ownWindow")
    }
    MenuLine {
        objectName: "menuExport"
        text: qsTr("Export…")
        symbol: Icon.Download
        onTriggered: menu.sheetAsked("export")
    }
    MenuLine {
        objectName: "menuHandover"
        visible: menu.group
        text: qsTr("Move to another messenger…")
        symbol: Icon.Forward
        onTriggered: menu.sheetAsked("handover")
    }
    MenuLine {
        objectName: "menuBundle"
        text: qsTr("Carry by hand…")
        symbol: Icon.Usb
        onTriggered: menu.sheetAsked("bundle")
    }
    MenuLine {
        objectName: "menuRoomWays"
        text: qsTr("Lock and background…")
        symbol: Icon.Lock
        onTriggered: menu.sheetAsked("roomWays")
    }
    MenuLine {
        objectName: "menuSettings"
        text: qsTr("Settings…")
        symbol: Icon.Settings
        onTriggered: menu.sheetAsked("settings")
    }
}
