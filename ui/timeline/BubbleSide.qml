// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands beside a bubble: how many have not read it, and when it was written.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Column {
    id: side
    required property bool own
    required property bool late
    required property bool edited
    required property int unread
    required property string time

    Tally {
        anchors.right: side.own ? parent.right : undefined
        count: side.unread
    }
    PlainText {
        anchors.right: side.own ? parent.right : undefined
        visible: side.edited
        text: qsTr("edited")
        color: Theme.quiet
        font.pixelSize: Theme.smallSize
    }
    PlainText {
        text: side.late ? qsTr("%1 · came late").arg(side.time) : side.time
        color: Theme.quiet
        font.pixelSize: Theme.smallSize
    }
}
