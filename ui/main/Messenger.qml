// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An open profile: its rooms and conversations in panes, what opens over them, windows of rooms, and the keys.
pragma ComponentBehavior: Bound

import QtQuick
import Ieum.Live
import Ieum.Composer
import Ieum.Rooms
import Ieum.Outage
import Ieum.Settings
import Ieum.Main

Item {
    id: messenger
    required property Live live
    required property Preferences preferences
    required property DraftShelf drafts
    required property string openRoom
    required property bool windowActive
    required property bool lockable
    property string room: ""
    /// A link of ours, or the URL of a bundle, that the window was called with
    property string handed: ""
    property alias drawer: panes.drawer
    /// The room that was here has a window of its own now.
    property bool parted: false
    readonly property bool settled: rooms.known && (rooms.total === 0 || (room === "" && parted) || panes.conversation.settled)
    readonly property alias windowCount: around.windowCount
    objectName: "messenger"
    signal alerted
    signal raiseAsked
    signal lockAsked
    signal doorAsked(string name) ///< what the door has to show
    signal taken
    signal renamed(int unread)
    onSettledChanged: takeHanded()
    onHandedChanged: takeHanded()
    function takeHanded() {
        if (!settled || handed === "")
            return;
        around.sheets.take(handed);
        taken();
    }
    /// A room that has a window of its own is shown there.
    function show(id: string) {
        if (around.find(id, ""))
            return;
        room = id;
        parted = false;
        panes.showTalk();
    }
    function jump(id: string, message: string) {
        if (around.find(id, message))
            return;
        show(id);
        if (message !== "" && room === id)
            panes.conversation.jumpTo(message);
    }
    /// Into a window of its own; here is no room then.
    function part(id: string) {
        if (id === room) {
            parted = true;
            room = "";
            panes.toRooms();
        }
        if (id !== "")
            around.part(id);
    }
    function ask(sheet: string) {
        if (sheet === "ownWindow")
            part(room);
        else if (sheet === "near")
            doorAsked(sheet);
        else
            around.show(sheet, panes.conversation.roomName);
    }
    /// A narrow window goes on showing the rooms where none was named.
    function begin() {
        show(rooms.named(openRoom) || rooms.next("", 0));
        if (panes.narrow && openRoom === "")
            panes.toRooms();
    }

    RoomList {
        id: rooms
        live: messenger.live
        filter: panes.words
        onChanged: {
            if (messenger.room === "" && total > 0 && !messenger.parted)
                messenger.begin();
            messenger.renamed(unread);
        }
    }
    Paths {
        id: paths
        live: messenger.live
    }
    Around {
        id: around
        live: messenger.live
        preferences: messenger.preferences
        rooms: rooms
        paths: paths
        drafts: messenger.drafts
        room: messenger.room
        lockable: messenger.lockable
        looked: messenger.windowActive
        onAlerted: messenger.alerted()
        onRaiseAsked: messenger.raiseAsked()
        onLockAsked: messenger.lockAsked()
        onPassphraseAsked: messenger.doorAsked("passphrase")
        onRoomWanted: room => messenger.show(room)
        onFilesWanted: sheet => panes.showFiles(sheet)
        onSearchWanted: panes.search()
        onHitWanted: (room, message) => messenger.jump(room, message)
        onStepWanted: (room, steps) => {
            messenger.raiseAsked();
            messenger.show(beside(room, steps) || room);
        }
    }
    Panes {
        id: panes
        anchors.fill: parent
        live: messenger.live
        preferences: messenger.preferences
        rooms: rooms
        paths: paths
        sheets: around.sheets
        drafts: messenger.drafts
        room: messenger.room
        windowActive: messenger.windowActive
        onRoomChosen: room => messenger.show(room)
        onWindowAsked: room => messenger.part(room)
        onJumpAsked: (room, message) => messenger.jump(room, message)
        onSheetAsked: name => messenger.ask(name)
    }
    WindowKeys {
        table: messenger.preferences.shortcuts
        backable: panes.backable
        onSearchAllAsked: panes.search()
        onDrawerAsked: name => messenger.drawer = name
        onSheetAsked: name => messenger.ask(name)
        onVaultAsked: panes.showFiles()
        onAttachAsked: panes.conversation.chooseFiles()
        onStepAsked: steps => messenger.show(around.beside(messenger.room, steps) || messenger.room)
        onBackAsked: panes.back()
    }
}
