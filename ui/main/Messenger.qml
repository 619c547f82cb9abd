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
        room = id;
        conversation.focusText();
    }
    function step(steps: int) {
        room = rooms.next(room, steps) || room;
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
    FileKeeper {
        id: keeper
        live: messenger.live
    }
    SaveDialog {
        id: saveDialog
        place: messenger
        onChosen: (file, target) => keeper.save(file, target)
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
        onHitChosen: (room, message) => {
            messenger.show(room);
            conversation.jumpTo(message);
        }
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
        keeper: keeper
        room: messenger.room
        anyRoom: rooms.total > 0
        known: rooms.known
        windowActive: messenger.windowActive
        onDrawerAsked: name => messenger.drawer = messenger.drawer === name ? "" : name
        onSheetAsked: name => sheets.show(name, messenger.room, roomName)
        onSaveAsked: (file, name) => saveDialog.askFor(file, name)
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
        onFetchAsked: file => keeper.fetch(file)
        onSaveAsked: (file, name) => saveDialog.askFor(file, name)
        onHitChosen: (room, message) => {
            messenger.show(room);
            conversation.jumpTo(message);
        }
    }
    WindowKeys {
        onSearchAllAsked: pane.focusSearch()
        onSearchRoomAsked: messenger.drawer = "search"
        onAttachAsked: conversation.chooseFiles()
        onStepAsked: steps => messenger.step(steps)
        onEscapeAsked: messenger.drawer = ""
        drawerOpen: messenger.drawer !== ""
    }
}
