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
    /// Of the one that the user has before him; "": none of them. No count: a window that closes may go without a word.
    property string activeRoom: ""
    readonly property alias count: wanted.count
    signal lockAsked
    signal jumpAsked(string room, string message)
    signal mainAsked(string what)
    signal stepAsked(string room, int steps)

    function of(room: string): RoomWindow {
        for (let at = 0; at < made.count; ++at) {
            const window = made.objectAt(at) as RoomWindow;
            // One that was closed goes in a moment.
            if (window !== null && window.visible && window.room === room)
                return window;
        }
        return null;
    }
    /// Brings it up, at a message where one is named. False: the room has none.
    function call(room: string, message = ""): bool {
        const window = of(room);
        window?.come();
        if (message !== "")
            window?.jump(message);
        return window !== null;
    }
    function forget(room: string) {
        if (activeRoom === room)
            activeRoom = "";
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
            onActiveChanged: {
                if (active)
                    windows.activeRoom = room;
                else
                    windows.forget(room);
            }
            onLockAsked: windows.lockAsked()
            onJumpAsked: (room, message) => windows.jumpAsked(room, message)
            onMainAsked: what => windows.mainAsked(what)
            onStepAsked: steps => windows.stepAsked(room, steps)
            onLeft: {
                const gone = room;
                windows.forget(gone);
                Qt.callLater(() => windows.drop(gone)); // one call for each, where several close at once
            }
        }
    }
    // qmllint enable unqualified
}
