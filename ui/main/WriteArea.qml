// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The composer, closed where the room asks for care.
import QtQuick
import Ieum.Composer
import Ieum.Settings
import Ieum.Main

Composer {
    id: area
    required property RoomWays ways
    required property bool mayWrite
    readonly property string room: draft.room
    /// It was opened since this room is shown.
    property bool passed: false
    readonly property bool locked: !passed && ways.changes > 0 && ways.locks(room)

    onRoomChanged: passed = false
    canWrite: mayWrite && !locked

    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    Loader {
        anchors.fill: parent
        active: area.locked
        sourceComponent: InputLock {
            ways: area.ways
            room: area.room
            onClicked: {
                area.passed = true;
                area.focusText();
            }
        }
    }
    // qmllint enable unqualified
}
