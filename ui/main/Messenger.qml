// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rooms at the left and the conversation beside them; a narrow window shows one of the two.
pragma ComponentBehavior: Bound

import QtQuick
import Ieum.Theme
import Ieum.Live
import Ieum.Rooms
import Ieum.Outage
import Ieum.Settings
import Ieum.Main

Item {
    id: messenger
    required property Live live
    required property Preferences preferences
    required property string openRoom
    required property bool windowActive
    required property bool lockable
    property string room: ""
    property alias drawer: talk.drawer
    /// There is room for one of the two only; which one it is then.
    readonly property bool narrow: width < Theme.onePaneBelow
    property bool talking: false
    readonly property bool settled: rooms.known && (rooms.total === 0 || talk.conversation.settled)
    objectName: "messenger"
    signal alerted
    signal raiseAsked
    signal lockAsked
    signal renamed(int unread)

    function show(id: string) {
        room = id;
        talking = true;
        talk.showRoom();
    }
    function jump(id: string, message: string) {
        show(id);
        talk.conversation.jumpTo(message);
    }
    function showFiles(sheet = "") {
        talking = true;
        talk.showFiles(sheet);
    }
    function ask(sheet: string) {
        overlays.show(sheet, room, talk.conversation.roomName);
    }
    /// A narrow window goes on showing the rooms where none was named.
    function begin() {
        show(rooms.named(openRoom) || rooms.next("", 0));
        if (narrow && openRoom === "")
            toRooms();
    }
    function toRooms() {
        talking = false;
        pane.focusRooms();
    }

    Attention {
        id: attention
        live: messenger.live
        preferences: messenger.preferences
        looked: messenger.windowActive
        onAlerted: messenger.alerted()
        onRaiseAsked: messenger.raiseAsked()
        onRoomWanted: room => messenger.show(room)
    }
    RoomList {
        id: rooms
        live: messenger.live
        filter: pane.words
        onChanged: {
            if (messenger.room === "" && total > 0)
                messenger.begin();
            messenger.renamed(unread);
        }
    }
    Paths {
        id: paths
        live: messenger.live
    }
    Overlays {
        id: overlays
        live: messenger.live
        preferences: messenger.preferences
        rooms: rooms
        room: messenger.room
        usualNotices: attention.usual
        lockable: messenger.lockable
        onLockAsked: messenger.lockAsked()
        onRoomWanted: room => messenger.show(room)
        onFilesWanted: sheet => messenger.showFiles(sheet)
    }
    RoomsSide {
        id: pane
        height: parent.height
        whole: messenger.width
        alone: messenger.narrow
        visible: !messenger.narrow || !messenger.talking
        live: messenger.live
        rooms: rooms
        paths: paths
        preferences: messenger.preferences
        current: messenger.room
        onRoomChosen: room => messenger.show(room)
        onHitChosen: (room, message) => messenger.jump(room, message)
        onVaultAsked: messenger.showFiles()
        onPathsAsked: talk.toggle("paths")
        onSheetAsked: name => messenger.ask(name)
    }
    Talk {
        id: talk
        x: messenger.narrow ? 0 : pane.width
        width: parent.width - x
        height: parent.height
        live: messenger.live
        paths: paths
        preferences: messenger.preferences
        sheets: overlays.sheets
        room: messenger.room
        anyRoom: rooms.total > 0
        known: rooms.known
        windowActive: messenger.windowActive
        hidden: messenger.narrow && !messenger.talking
        backable: messenger.narrow
        onSheetAsked: name => messenger.ask(name)
        onJumpAsked: (room, message) => messenger.jump(room, message)
        onBackAsked: messenger.toRooms()
    }
    WindowKeys {
        table: messenger.preferences.shortcuts
        backable: talk.open || (messenger.narrow && messenger.talking)
        onSearchAllAsked: {
            messenger.talking = false;
            pane.focusSearch();
        }
        onDrawerAsked: name => messenger.drawer = name
        onSheetAsked: name => messenger.ask(name)
        onVaultAsked: messenger.showFiles()
        onAttachAsked: talk.conversation.chooseFiles()
        onStepAsked: steps => messenger.show(rooms.next(messenger.room, steps) || messenger.room)
        onBackAsked: talk.back() || messenger.toRooms()
    }
}
