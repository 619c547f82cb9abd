// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done about one server: which place it has in the list (the first one is home), and removing it.
import QtQuick
import Ieum.Controls

DropMenu {
    id: menu
    required property int place
    required property bool last
    signal moveAsked(int place)
    signal removeAsked

    MenuLine {
        objectName: "serverHome"
        visible: menu.place > 0
        text: qsTr("Make it the home server")
        symbol: Icon.House
        onTriggered: menu.moveAsked(0)
    }
    MenuLine {
        objectName: "serverUp"
        visible: menu.place > 1
        text: qsTr("Move up")
        symbol: Icon.ArrowUp
        onTriggered: menu.moveAsked(menu.place - 1)
    }
    MenuLine {
        objectName: "serverDown"
        visible: !menu.last
        text: qsTr("Move down")
        symbol: Icon.ArrowDown
        onTriggered: menu.moveAsked(menu.place + 1)
    }
    MenuLine {
        objectName: "serverRemove"
        text: qsTr("Remove…")
        symbol: Icon.Trash
        grave: true
        onTriggered: menu.removeAsked()
    }
}
