// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rooms that have a window of their own.
import QtQuick
import QtQml
import Ieum.Live
import Ieum.Composer
import Ieum.Rooms
import Ieum.Outage
import Ieum.Settings
import Ieum.Main

Item {
    id: windows
    required property Live live
    required property Preferences preferences
    required property Paths paths
    required property RoomList rooms
    required property DraftShelf drafts
    required property string usualNotices
    required property bool lockable
    /// How many of them the user has before him: 1, or none
    property int active: 0
    signal lockAsked
    signal jumpAsked(string room, string message)
    signal mainAsked(string what)

    function of(room: string): RoomWindow {
        for (let at = 0; at < made.count; ++at) {
            const window = made.objectAt(at) as RoomWindow;
            // One that was closed goes in a moment.
            if (window !== null && window.visible && window.room === room)
                return window;
        }
        return null;
    }
    /// False: it has none.
    function call(room: string): bool {
        const window = of(room);
        window?.come();
        return window !== null;
    }
    function open(room: string) {
        if (!call(room))
            wanted.append({
                room: room
            });
    }
    function drop(room: string) {
        for (let at = 0; at < wanted.count; ++at) {
            if (wanted.get(at).room === room)
                return wanted.remove(at);
        }
    }

    ListModel {
        id: wanted
    }
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    Instantiator {
        id: made
        model: wanted
        delegate: RoomWindow {
            id: window
            live: windows.live
            preferences: windows.preferences
            paths: windows.paths
            rooms: windows.rooms
            drafts: windows.drafts
            usualNotices: windows.usualNotices
            lockable: windows.lockable
            onActiveChanged: windows.active += active ? 1 : -1
            onLockAsked: windows.lockAsked()
            onJumpAsked: (room, message) => windows.jumpAsked(room, message)
            onMainAsked: what => windows.mainAsked(what)
            onLeft: Qt.callLater(windows.drop, room)
        }
    }
    // qmllint enable unqualified
}
