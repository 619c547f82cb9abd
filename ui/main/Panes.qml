// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rooms at the left and the conversation beside them; a narrow window shows one of the two.
import QtQuick
import Ieum.Theme
import Ieum.Live
import Ieum.Composer
import Ieum.Rooms
import Ieum.Outage
import Ieum.Settings
import Ieum.Main

Item {
    id: panes
    required property Live live
    required property Preferences preferences
    required property RoomList rooms
    required property Paths paths
    required property Sheets sheets
    required property DraftShelf drafts
    required property string room
    required property bool windowActive
    property alias drawer: talk.drawer
    /// There is room for one of the two only; which one it is then.
    readonly property bool narrow: width < Theme.onePaneBelow
    property bool talking: false
    /// Something can be closed, or there is a way back
    readonly property bool backable: talk.open || (narrow && talking)
    readonly property string words: pane.words
    readonly property Conversation conversation: talk.conversation
    signal roomChosen(string room)
    signal windowAsked(string room)
    signal jumpAsked(string room, string message)
    signal sheetAsked(string name)

    function showTalk() {
        talking = true;
        talk.showRoom();
    }
    function showFiles(sheet = "") {
        talking = true;
        talk.showFiles(sheet);
    }
    function toRooms() {
        talking = false;
        pane.focusRooms();
    }
    function search() {
        talking = false;
        pane.focusSearch();
    }
    function back() {
        talk.back() || toRooms();
    }

    RoomsSide {
        id: pane
        height: parent.height
        whole: panes.width
        alone: panes.narrow
        visible: !panes.narrow || !panes.talking
        live: panes.live
        rooms: panes.rooms
        paths: panes.paths
        preferences: panes.preferences
        current: panes.room
        onRoomChosen: room => panes.roomChosen(room)
        onWindowAsked: room => panes.windowAsked(room)
        onHitChosen: (room, message) => panes.jumpAsked(room, message)
        onVaultAsked: panes.showFiles()
        onPathsAsked: talk.toggle("paths")
        onSheetAsked: name => panes.sheetAsked(name)
    }
    Talk {
        id: talk
        x: panes.narrow ? 0 : pane.width
        width: parent.width - x
        height: parent.height
        live: panes.live
        paths: panes.paths
        preferences: panes.preferences
        sheets: panes.sheets
        drafts: panes.drafts
        room: panes.room
        anyRoom: panes.rooms.total > 0
        known: panes.rooms.known
        windowActive: panes.windowActive
        hidden: panes.narrow && !panes.talking
        backable: panes.narrow
        onSheetAsked: name => panes.sheetAsked(name)
        onJumpAsked: (room, message) => panes.jumpAsked(room, message)
        onBackAsked: panes.toRooms()
    }
}
