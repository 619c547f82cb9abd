// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The composer, closed where the room asks for care.
import QtQuick
import Ieum.Controls
import Ieum.Composer
import Ieum.Settings
import Ieum.Main

Composer {
    id: area
    required property Preferences preferences
    readonly property RoomWays ways: preferences.roomWays
    required property bool mayWrite
    readonly property string room: draft.room
    /// It was opened since this room is shown.
    property bool passed: false
    readonly property bool locked: !passed && ways.changes > 0 && ways.locks(room)

    /// The keys go to what closes the text, unless something else has them.
    function takeKeys() {
        const has = Window.activeFocusItem;
        if (gate.item !== null && (!has || !has.enabled || !has.activeFocusOnTab))
            (gate.item as InputLock).forceActiveFocus(Qt.TabFocusReason);
    }

    onRoomChanged: passed = false
    onLockedChanged: if (locked)
        Qt.callLater(takeKeys) // qmllint disable type
    canWrite: mayWrite && !locked
    enterSends: preferences.enterSends
    spelling: preferences.spelling

    LazySheet {
        id: gate
        anchors.fill: parent
        wanted: area.locked
        visible: wanted
        from: Qt.resolvedUrl("InputLock.qml")
        function given(): var {
            return {
                ways: area.ways,
                room: Qt.binding(() => area.room)
            };
        }
        function heard(): var {
            return {
                clicked: () => {
                    area.passed = true;
                    area.focusText();
                }
            };
        }
    }
}
