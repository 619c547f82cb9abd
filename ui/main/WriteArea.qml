// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The composer, closed where the room asks for care.
import Ieum.Composer
import Ieum.Settings
import Ieum.Main

Composer {
    id: area
    required property RoomWays ways
    required property bool mayWrite

    canWrite: mayWrite && !gate.locked

    InputLock {
        id: gate
        anchors.fill: parent
        ways: area.ways
        room: area.draft.room
        onClicked: {
            passed = true;
            area.focusText();
        }
    }
}
