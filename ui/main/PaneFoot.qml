// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands below the rooms: that it is quiet, that words are owed, and which path works.
import QtQuick
import Ieum.Live
import Ieum.Notices
import Ieum.Outage
import Ieum.Main

Item {
    id: foot
    required property Live live
    required property Paths paths
    required property QuietTime quiet
    signal recoveryAsked
    signal pathsAsked

    // No column: that is laid out a frame later, and the list above would lose its place.
    implicitHeight: path.y + path.height

    QuietLine {
        id: quietLine
        width: parent.width
        quiet: foot.quiet
    }
    RecoveryReminder {
        id: reminder
        anchors.top: quietLine.bottom
        width: parent.width
        live: foot.live
        onClicked: foot.recoveryAsked()
    }
    PathFoot {
        id: path
        anchors.top: reminder.bottom
        width: parent.width
        paths: foot.paths
        onDetailsAsked: foot.pathsAsked()
    }
}
