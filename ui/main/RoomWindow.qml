// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A room in a window of its own, with its drawer, its keys, and what opens over it.
import QtQuick
import Ieum.Live
import Ieum.Composer
import Ieum.Rooms
import Ieum.Outage
import Ieum.Settings
import Ieum.Main

ThemedWindow {
    id: window
    required property Live live
    required property Preferences preferences
    required property Paths paths
    required property RoomList rooms
    required property DraftShelf drafts
    required property string room
    required property string usualNotices
    required property bool lockable
    signal lockAsked
    /// Of another room, or of what only the main window has: "search", "files"
    signal jumpAsked(string room, string message)
    signal mainAsked(string what)
    signal stepAsked(int steps)
    signal left

    function jump(message: string) {
        talk.conversation.jumpTo(message);
    }

    objectName: "roomWindow"
    width: 560
    height: 720
    title: talk.conversation.roomName
    Component.onCompleted: {
        preferences.places.settleRoom(window, room);
        visible = true;
        requestActivate();
        talk.showRoom();
    }
    onClosing: {
        left();
        room = ""; // the draft goes back at once, whoever shows the room next
    }

    Overlays {
        id: overlays
        live: window.live
        preferences: window.preferences
        rooms: window.rooms
        room: window.room
        usualNotices: window.usualNotices
        lockable: window.lockable
        onLockAsked: window.lockAsked()
        onPassphraseAsked: window.mainAsked("passphrase")
        onRoomWanted: room => window.jumpAsked(room, "")
        onFilesWanted: sheet => window.mainAsked("files:" + sheet)
    }
    Talk {
        id: talk
        anchors.fill: parent
        live: window.live
        paths: window.paths
        preferences: window.preferences
        drafts: window.drafts
        sheets: overlays.sheets
        room: window.room
        anyRoom: true
        known: true
        apart: true
        windowActive: window.active
        onSheetAsked: name => overlays.show(name, window.room, conversation.roomName)
        onJumpAsked: (room, message) => {
            if (room === window.room)
                conversation.jumpTo(message);
            else
                window.jumpAsked(room, message);
        }
    }
    WindowKeys {
        apart: true
        table: window.preferences.shortcuts
        backable: true
        onSearchAllAsked: window.mainAsked("search")
        onVaultAsked: window.mainAsked("files:")
        onStepAsked: steps => window.stepAsked(steps)
        onDrawerAsked: name => talk.drawer = name
        onSheetAsked: name => overlays.show(name, window.room, talk.conversation.roomName)
        onAttachAsked: talk.conversation.chooseFiles()
        onBackAsked: talk.back() || window.close()
    }
}
