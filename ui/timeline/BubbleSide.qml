// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands beside a bubble: how many have not read it, whether it is pinned or was edited, and when it was written.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Column {
    id: side
    required property MessageData message

    Tally {
        anchors.right: side.message.own ? parent.right : undefined
        count: side.message.unread
    }
    Icon {
        objectName: "pinMark"
        anchors.right: side.message.own ? parent.right : undefined
        visible: side.message.pinned
        symbol: Icon.Pin
        size: 12
        Accessible.ignored: false
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("Pinned")
    }
    PlainText {
        anchors.right: side.message.own ? parent.right : undefined
        visible: side.message.edited
        text: qsTr("edited")
        color: Theme.quiet
        font.pixelSize: Theme.smallSize
    }
    PlainText {
        text: side.message.late ? qsTr("%1 · came late").arg(side.message.time) : side.message.time
        color: Theme.quiet
        font.pixelSize: Theme.smallSize
    }
}
