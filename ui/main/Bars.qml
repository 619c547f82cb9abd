// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is said above the messages: what is wrong now, and what came of something.
import QtQuick
import Ieum.Live
import Ieum.Outage
import Ieum.Sheets
import Ieum.Settings
import Ieum.Main

Item {
    id: bars
    required property Live live
    required property Paths paths
    required property Preferences preferences
    required property string fileNotice
    required property string roomNotice
    signal pathsAsked
    signal fileNoticeClosed
    signal roomNoticeClosed

    // No column: that is laid out a frame later, and the messages below would lose their place.
    implicitHeight: roomLine.y + roomLine.height

    Restored {
        id: restoration
        live: bars.live
    }
    OutageBar {
        id: outage
        width: parent.width
        paths: bars.paths
        onDetailsAsked: bars.pathsAsked()
    }
    RestoredBar {
        id: restored
        anchors.top: outage.bottom
        width: parent.width
        restored: restoration
        onGoOnAsked: question.open()
    }
    Notice {
        id: restoredLine
        objectName: "restoredLine"
        anchors.top: restored.bottom
        width: parent.width
        text: restoration.key === bars.preferences.restorationSeen ? "" : restoration.line
        onClosed: bars.preferences.restorationSeen = restoration.key
    }
    Notice {
        id: fileLine
        anchors.top: restoredLine.bottom
        width: parent.width
        text: bars.fileNotice
        onClosed: bars.fileNoticeClosed()
    }
    Notice {
        id: roomLine
        anchors.top: fileLine.bottom
        width: parent.width
        text: bars.roomNotice
        onClosed: bars.roomNoticeClosed()
    }
    AskSheet {
        id: question
        heading: qsTr("Go on without waiting?")
        advice: qsTr("Ieum goes on under new keys at once and sends what waits. What this computer had sent after the copy was made is missing here until somebody who has it is reached, and a message may arrive a second time. Waiting costs nothing but time: choose this when nobody can be reached for long.")
        deed: qsTr("Go on")
        onAgreed: restoration.goOn()
    }
}
