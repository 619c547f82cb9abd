// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rooms, and where the list is empty, what to do about it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Rooms

ListView {
    id: view
    required property RoomList rooms
    required property string current
    signal chosen(string room)
    signal windowAsked(string room)

    objectName: "roomList"
    model: rooms.rows
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    keyNavigationEnabled: true
    ScrollBar.vertical: ScrollMark {}
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Rooms")
    moveDisplaced: Transition {
        NumberAnimation {
            properties: "y"
            duration: Theme.motion
        }
    }

    delegate: RoomRow {
        required property string key
        width: ListView.view.width
        current: key === view.current
        onClicked: view.chosen(key)
        onDoubleClicked: view.windowAsked(key)
    }
}
