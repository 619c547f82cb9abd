// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be sent besides a text.
import QtQuick
import Ieum.Theme
import Ieum.Controls

DropMenu {
    id: menu
    required property bool mayNotice
    required property bool notice
    /// Something is written that could wait.
    required property bool ready
    signal filesAsked
    signal pollAsked
    signal cardAsked
    signal noticeAsked(bool wanted)
    signal laterAsked

    objectName: "composeMenu"
    y: -height - Theme.gap2
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
        objectName: "menuCard"
        text: qsTr("Place, account, contact…")
        symbol: Icon.MapPin
        onTriggered: menu.cardAsked()
    }
    MenuLine {
        objectName: "menuNotice"
        visible: menu.mayNotice
        text: menu.notice ? qsTr("Send as a usual message") : qsTr("Send as a notice")
        symbol: Icon.Megaphone
        onTriggered: menu.noticeAsked(!menu.notice)
    }
    MenuLine {
        objectName: "menuLater"
        enabled: menu.ready
        text: qsTr("Send later…")
        symbol: Icon.Clock
        onTriggered: menu.laterAsked()
    }
}
