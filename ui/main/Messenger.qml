// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rooms at the left, the conversation, and one drawer at the right; a narrow window lays the drawer over it.
pragma ComponentBehavior: Bound

import QtQuick
import Ieum.Theme
import Ieum.Live
import Ieum.Rooms
import Ieum.Outage
import Ieum.Files
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
    /// "", "members", "files", "search" or "paths"
    property string drawer: ""
    readonly property Conversation conversation: middle.conversation
    readonly property bool settled: rooms.known && (rooms.total === 0 || conversation.settled)
    readonly property bool roomy: width >= pane.width + Theme.drawerWidth + Theme.px(448)
    objectName: "messenger"
    signal alerted
    signal raiseAsked
    signal lockAsked
    signal renamed(int unread)

    function show(id: string) {
        room = id;
        middle.showRoom();
    }
    function toggle(name: string) {
        drawer = drawer === name ? "" : name;
    }
    function jump(id: string, message: string) {
        show(id);
        conversation.jumpTo(message);
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
                messenger.show(named(messenger.openRoom) || next("", 0));
            messenger.renamed(unread);
        }
    }
    Paths {
        id: paths
        live: messenger.live
    }
    FileSaving {
        id: saving
        live: messenger.live
        place: messenger
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
        onFilesWanted: sheet => middle.showFiles(sheet)
    }
    RoomsPane {
        id: pane
        width: parent.width < 900 ? Theme.narrowRoomsWidth : Theme.roomsWidth
        height: parent.height
        live: messenger.live
        rooms: rooms
        paths: paths
        preferences: messenger.preferences
        current: messenger.room
        onRoomChosen: room => messenger.show(room)
        onHitChosen: (room, message) => messenger.jump(room, message)
        onVaultAsked: middle.showFiles()
        onPathsAsked: messenger.toggle("paths")
        onSheetAsked: name => overlays.show(name)
    }
    Middle {
        id: middle
        x: pane.width
        width: parent.width - pane.width - (messenger.roomy && side.visible ? side.width : 0)
        height: parent.height
        live: messenger.live
        paths: paths
        preferences: messenger.preferences
        keeper: saving.keeper
        sheets: overlays.sheets
        room: messenger.room
        anyRoom: rooms.total > 0
        known: rooms.known
        windowActive: messenger.windowActive
        onDrawerAsked: name => messenger.toggle(name)
        onSheetAsked: name => overlays.show(name, messenger.room, messenger.conversation.roomName)
        onSaveAsked: (file, name) => saving.askFor(file, name)
        onJumpAsked: (room, message) => messenger.jump(room, message)
    }
    SidePanel {
        id: side
        anchors.right: parent.right
        width: Math.min(Theme.drawerWidth, parent.width - 80)
        height: parent.height
        visible: kind !== ""
        kind: messenger.room === "" && messenger.drawer !== "paths" ? "" : messenger.drawer
        live: messenger.live
        paths: paths
        room: messenger.room
        roomName: messenger.conversation.roomName
        group: messenger.conversation.group
        sheets: overlays.sheets
        onClosed: messenger.drawer = ""
        onFetchAsked: file => saving.keeper.fetch(file)
        onSaveAsked: (file, name) => saving.askFor(file, name)
        onHitChosen: (room, message) => messenger.jump(room, message)
    }
    WindowKeys {
        table: messenger.preferences.shortcuts
        onSearchAllAsked: pane.focusSearch()
        onDrawerAsked: name => messenger.drawer = name
        onSheetAsked: name => overlays.show(name, messenger.room, messenger.conversation.roomName)
        onVaultAsked: middle.showFiles()
        onAttachAsked: messenger.conversation.chooseFiles()
        onStepAsked: steps => messenger.show(rooms.next(messenger.room, steps) || messenger.room)
        onEscapeAsked: middle.showsFiles ? messenger.show(messenger.room) : messenger.drawer = ""
        drawerOpen: messenger.drawer !== "" || middle.showsFiles
    }
}
