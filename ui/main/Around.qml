// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is around the panes: what opens over them, the rooms that have windows of their own, and what the desktop is told.
import QtQuick
import Ieum.Live
import Ieum.Composer
import Ieum.Controls
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
    signal alerted
    signal raiseAsked
    signal lockAsked
    signal roomWanted(string room)
    signal filesWanted(string sheet)
    signal searchWanted
    signal hitWanted(string room, string message)

    function show(name: string, roomName: string) {
        overlays.show(name, room, roomName);
    }
    /// A window of its own for the room.
    function part(room: string) {
        windows.made().open(room);
    }
    /// The window that the room has; false: none.
    function find(room: string): bool {
        const window = (windows.item as RoomWindows)?.of(room) ?? null;
        window?.come();
        return window !== null;
    }

    Attention {
        id: attention
        live: around.live
        preferences: around.preferences
        looked: around.looked || ((windows.item as RoomWindows)?.active ?? 0) > 0
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
        onRoomWanted: room => around.roomWanted(room)
        onFilesWanted: sheet => around.filesWanted(sheet)
    }
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    LazySheet {
        id: windows
        sourceComponent: RoomWindows {
            live: around.live
            preferences: around.preferences
            paths: around.paths
            rooms: around.rooms
            drafts: around.drafts
            usualNotices: attention.usual
            lockable: around.lockable
            onLockAsked: around.lockAsked()
            onJumpAsked: (room, message) => {
                around.raiseAsked();
                around.hitWanted(room, message);
            }
            onMainAsked: what => {
                around.raiseAsked();
                what === "files" ? around.filesWanted("") : around.searchWanted();
            }
        }
    }
    // qmllint enable unqualified
}
