// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be sent besides a text.
import QtQuick
import Ieum.Controls

DropMenu {
    id: menu
    required property bool mayNotice
    required property bool notice
    signal filesAsked
    signal pollAsked
    signal noticeAsked(bool wanted)

    objectName: "composeMenu"
    MenuLine {
        objectName: "menuFiles"
        text: qsTr("Files…")
        symbol: Icon.Paperclip
        onTriggered: menu.filesAsked()
    }
    MenuLine {
        objectName: "menuPoll"
        text: qsTr("Poll…")
        symbol: Icon.Bar
        onTriggered: menu.pollAsked()
    }
    MenuLine {
        objectName: "menuNotice"
        visible: menu.mayNotice
        text: menu.notice ? qsTr("Send as a usual message") : qsTr("Send as a notice")
        symbol: Icon.Megaphone
        onTriggered: menu.noticeAsked(!menu.notice)
    }
}
