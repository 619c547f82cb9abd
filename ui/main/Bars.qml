// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is said above the messages: what is wrong now, and what came of something.
import QtQuick
import Ieum.Controls
import Ieum.Live
import Ieum.Outage
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
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    Loader {
        id: restored
        anchors.top: outage.bottom
        width: parent.width
        active: restoration.head !== ""
        // Qt 6.4 keeps the height of what it unloads.
        height: active ? implicitHeight : 0
        sourceComponent: RestoredBar {
            restored: restoration
            onGoOnAsked: question.made().open()
        }
    }
    Loader {
        id: restoredLine
        anchors.top: restored.bottom
        width: parent.width
        active: restoration.line !== "" && restoration.key !== bars.preferences.restorationSeen
        height: active ? implicitHeight : 0
        sourceComponent: Notice {
            objectName: "restoredLine"
            text: restoration.line
            onClosed: bars.preferences.restorationSeen = restoration.key
        }
    }
    Loader {
        id: fileLine
        anchors.top: restoredLine.bottom
        width: parent.width
        active: bars.fileNotice !== ""
        height: active ? implicitHeight : 0
        sourceComponent: Notice {
            text: bars.fileNotice
            onClosed: bars.fileNoticeClosed()
        }
    }
    Loader {
        id: roomLine
        anchors.top: fileLine.bottom
        width: parent.width
        active: bars.roomNotice !== ""
        height: active ? implicitHeight : 0
        sourceComponent: Notice {
            text: bars.roomNotice
            onClosed: bars.roomNoticeClosed()
        }
    }
    // qmllint enable unqualified
    LazySheet {
        id: question
        from: Qt.resolvedUrl("GoOnSheet.qml")
        function heard(): var {
            return {
                agreed: () => restoration.goOn()
            };
        }
    }
}
