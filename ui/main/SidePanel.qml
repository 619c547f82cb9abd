// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The drawer at the right: one of members, what was gathered, search, connections.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Outage

Rectangle {
    id: panel
    required property string kind
    required property Live live
    required property Paths paths
    required property string room
    required property string roomName
    required property bool group
    required property Sheets sheets
    signal closed
    signal fetchAsked(string file)
    signal saveAsked(string file, string name)
    signal hitChosen(string room, string message)

    color: Theme.ground

    Rectangle {
        width: 1
        height: parent.height
        color: Theme.line
    }
    Timer {
        interval: 1500 // the window is there by then
        running: true
        onTriggered: panels.read()
    }
    LazySheet {
        id: panels
        wanted: panel.kind !== ""
        anchors.fill: parent
        anchors.leftMargin: 1
        from: Qt.resolvedUrl("PanelSet.qml")
        function given(): var {
            return {
                panel: panel
            };
        }
    }
}
