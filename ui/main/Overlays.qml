// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What opens over the window, by name: the switcher, the settings, the list of shortcuts, and every question.
import QtQuick
import Ieum.Live
import Ieum.Controls
import Ieum.Rooms
import Ieum.Settings
import Ieum.Main

Item {
    id: overlays
    required property Live live
    required property Preferences preferences
    required property RoomList rooms
    required property string room
    required property string usualNotices
    required property bool lockable
    readonly property Sheets sheets: questions
    signal lockAsked
    signal passphraseAsked
    signal roomWanted(string room)
    signal filesWanted(string sheet)

    function show(name: string, room = "", roomName = "") {
        if (name === "roomWays")
            set.made().made(name).ask(room, roomName);
        else if (name === "lock" && lockable)
            lockAsked();
        else if (["switcher", "settings", "shortcuts", "lock"].includes(name))
            set.made().made(name).open();
        else if (name === "passphrase")
            passphraseAsked();
        else
            questions.show(name, room, roomName);
    }

    Sheets {
        id: questions
        live: overlays.live
        onRoomWanted: room => overlays.roomWanted(room)
    }
    LazySheet {
        id: set
        from: Qt.resolvedUrl("OverlaySet.qml")
        function given(): var {
            return {
                overlays: overlays
            };
        }
    }
}
