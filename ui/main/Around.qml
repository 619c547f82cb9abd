// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is around the panes: what opens over them, the rooms that have windows of their own, and what the desktop is told.
import QtQuick
import Ieum.Live
import Ieum.Composer
import Ieum.Rooms
import Ieum.Outage
import Ieum.Settings
import Ieum.Main

Item {
    id: around
    required property Live live
    required property Preferences preferences
    required property RoomList rooms
    required property Paths paths
    required property DraftShelf drafts
    required property string room
    required property bool lockable
    required property bool looked
    readonly property Sheets sheets: overlays.sheets
    readonly property int windowCount: windows.item?.count ?? 0
    signal alerted
    signal raiseAsked
    signal lockAsked
    signal passphraseAsked
    signal roomWanted(string room)
    signal filesWanted(string sheet)
    signal searchWanted
    signal hitWanted(string room, string message)
    /// The room so many places after this one
    signal stepWanted(string room, int steps)

    function show(name: string, roomName: string) {
        overlays.show(name, room, roomName);
    }
    /// A window of its own for the room.
    function part(room: string) {
        windows.made().open(room);
    }
    function call(what: string) {
        raiseAsked();
        if (what.startsWith("files:"))
            filesWanted(what.slice(6));
        else if (what === "passphrase")
            passphraseAsked();
        else
            searchWanted();
    }
    /// The window that the room has, at a message where one is named; false: none.
    function find(room: string, message: string): bool {
        return windows.item?.call(room, message) ?? false;
    }
    /// The next room, or the one before, that has no window of its own; "": there is none.
    function beside(room: string, steps: int): string {
        let next = rooms.next(room, steps);
        while (next !== "" && has(next))
            next = rooms.next(next, steps);
        return next;
    }
    function has(room: string): bool {
        return (windows.item?.of(room) ?? null) !== null;
    }

    Attention {
        id: attention
        live: around.live
        preferences: around.preferences
        looked: around.looked
        lookedRoom: windows.item?.activeRoom ?? ""
        onAlerted: around.alerted()
        onRaiseAsked: around.raiseAsked()
        onRoomWanted: room => around.roomWanted(room)
    }
    Overlays {
        id: overlays
        live: around.live
        preferences: around.preferences
        rooms: around.rooms
        room: around.room
        usualNotices: attention.usual
        lockable: around.lockable
        onLockAsked: around.lockAsked()
        onPassphraseAsked: around.passphraseAsked()
        onRoomWanted: room => around.roomWanted(room)
        onFilesWanted: sheet => around.filesWanted(sheet)
    }
    // By its address: that type is loaded when the first room gets a window, and not before the first frame.
    Loader {
        id: windows
        function made(): var {
            if (item === null)
                setSource("RoomWindows.qml", {
                    live: around.live,
                    preferences: around.preferences,
                    paths: around.paths,
                    rooms: around.rooms,
                    drafts: around.drafts,
                    usualNotices: Qt.binding(() => attention.usual),
                    lockable: Qt.binding(() => around.lockable)
                });
            return item;
        }
    }
    Connections {
        target: windows.item
        function onLockAsked() {
            around.lockAsked();
        }
        function onStepAsked(room: string, steps: int) {
            around.stepWanted(room, steps);
        }
        function onJumpAsked(room: string, message: string) {
            if (!around.has(room))
                around.raiseAsked();
            around.hitWanted(room, message);
        }
        function onMainAsked(what: string) {
            around.call(what);
        }
    }
}
