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
import Ieum.Vault
import Ieum.Main

Item {
    id: messenger
    required property Live live
    required property Preferences preferences
    required property string openRoom
    required property bool windowActive
    property string room: ""
    /// "", "members", "files", "search" or "paths"
    property string drawer: ""
    readonly property bool settled: rooms.known && (rooms.total === 0 || conversation.settled)
    readonly property bool roomy: width >= 1080
    signal alerted
    signal raiseAsked
    signal renamed(int unread)

    function show(id: string) {
        vault.visible = false;
        room = id;
        conversation.focusText();
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
    Connections {
        target: conversation.dropArea
        function onDropped(drop: DragEvent) {
            if (!sheets.takeBundles(drop.urls))
                conversation.attach(drop.urls);
        }
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
    Sheets {
        id: sheets
        live: messenger.live
        preferences: messenger.preferences
        usualNotices: attention.usual
        onRoomWanted: room => messenger.show(room)
    }
    RoomsPane {
        id: pane
        width: parent.width < 900 ? 264 : Theme.roomsWidth
        height: parent.height
        live: messenger.live
        rooms: rooms
        paths: paths
        current: messenger.room
        onRoomChosen: room => messenger.show(room)
        onHitChosen: (room, message) => messenger.jump(room, message)
        onVaultAsked: vault.begin()
        onPathsAsked: messenger.drawer = messenger.drawer === "paths" ? "" : "paths"
        onSheetAsked: name => sheets.show(name)
    }
    Conversation {
        id: conversation
        x: pane.width
        width: parent.width - pane.width - (messenger.roomy && side.visible ? side.width : 0)
        height: parent.height
        live: messenger.live
        paths: paths
        preferences: messenger.preferences
        keeper: saving.keeper
        room: messenger.room
        anyRoom: rooms.total > 0
        known: rooms.known
        windowActive: messenger.windowActive && !vault.visible
        visible: !vault.visible
        onDrawerAsked: name => messenger.drawer = messenger.drawer === name ? "" : name
        onSheetAsked: name => sheets.show(name, messenger.room, roomName)
        onSaveAsked: (file, name) => saving.askFor(file, name)
    }
    VaultView {
        id: vault
        anchors.fill: conversation
        live: messenger.live
        onClosed: messenger.show(messenger.room)
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
        roomName: conversation.roomName
        group: conversation.group
        sheets: sheets
        onClosed: messenger.drawer = ""
        onFetchAsked: file => saving.keeper.fetch(file)
        onSaveAsked: (file, name) => saving.askFor(file, name)
        onHitChosen: (room, message) => messenger.jump(room, message)
    }
    WindowKeys {
        onSearchAllAsked: pane.focusSearch()
        onSearchRoomAsked: messenger.drawer = "search"
        onVaultAsked: vault.begin()
        onAttachAsked: conversation.chooseFiles()
        onStepAsked: steps => messenger.show(rooms.next(messenger.room, steps) || messenger.room)
        onEscapeAsked: vault.visible ? messenger.show(messenger.room) : messenger.drawer = ""
        drawerOpen: messenger.drawer !== "" || vault.visible
    }
}
