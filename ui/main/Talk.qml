// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A conversation with its drawer, beside it where there is room for both, over it elsewhere.
pragma ComponentBehavior: Bound

import QtQuick
import Ieum.Theme
import Ieum.Live
import Ieum.Outage
import Ieum.Composer
import Ieum.Files
import Ieum.Settings
import Ieum.Main

Item {
    id: talk
    required property Live live
    required property Paths paths
    required property Preferences preferences
    required property Sheets sheets
    required property string room
    required property bool anyRoom
    required property bool known
    required property bool windowActive
    required property DraftShelf drafts
    /// The drawer alone is shown over what lies below.
    property bool hidden: false
    property bool backable: false
    /// It has a window of its own.
    property bool apart: false
    /// "", "members", "files", "search" or "paths"
    property string drawer: ""
    readonly property Conversation conversation: middle.conversation
    /// Something that can be closed is open
    readonly property bool open: drawer !== "" || middle.showsFiles
    readonly property bool roomy: !hidden && width >= Theme.drawerWidth + Theme.px(448)
    signal sheetAsked(string name)
    signal jumpAsked(string room, string message)
    signal backAsked

    function toggle(name: string) {
        drawer = drawer === name ? "" : name;
    }
    /// Closes what was opened last; false: nothing was.
    function back(): bool {
        if (!open)
            return false;
        if (drawer !== "")
            drawer = "";
        else
            middle.showRoom();
        return true;
    }
    function showRoom() {
        middle.showRoom();
    }
    function showFiles(sheet = "") {
        middle.showFiles(sheet);
    }

    // What had the keys is gone with it.
    onDrawerChanged: if (drawer === "" && !hidden && !middle.showsFiles && conversation.visible)
        conversation.focusText()

    FileSaving {
        id: saving
        live: talk.live
        place: talk
    }
    Middle {
        id: middle
        width: parent.width - (talk.roomy && side.visible ? side.width : 0)
        height: parent.height
        visible: !talk.hidden
        live: talk.live
        paths: talk.paths
        preferences: talk.preferences
        keeper: saving.keeper
        sheets: talk.sheets
        room: talk.room
        anyRoom: talk.anyRoom
        known: talk.known
        windowActive: talk.windowActive && !talk.hidden
        backable: talk.backable
        apart: talk.apart
        drafts: talk.drafts
        onDrawerAsked: name => talk.toggle(name)
        onSheetAsked: name => talk.sheetAsked(name)
        onSaveAsked: (file, name) => saving.askFor(file, name)
        onJumpAsked: (room, message) => talk.jumpAsked(room, message)
        onBackAsked: talk.backAsked()
    }
    Rectangle {
        anchors.fill: parent
        visible: side.visible && !talk.roomy
        color: Theme.shade
        MouseArea {
            anchors.fill: parent
            Accessible.ignored: true
            onClicked: talk.drawer = ""
            onWheel: wheel => wheel.accepted = true
        }
    }
    SidePanel {
        id: side
        anchors.right: parent.right
        // A strip of what is below is too narrow to be of use.
        width: parent.width < 1.5 * Theme.drawerWidth ? parent.width : Theme.drawerWidth
        height: parent.height
        visible: kind !== ""
        kind: talk.room === "" && talk.drawer !== "paths" ? "" : talk.drawer
        live: talk.live
        paths: talk.paths
        room: talk.room
        roomName: talk.conversation.roomName
        group: talk.conversation.group
        sheets: talk.sheets
        onClosed: talk.drawer = ""
        onFetchAsked: file => saving.keeper.fetch(file)
        onSaveAsked: (file, name) => saving.askFor(file, name)
        onHitChosen: (room, message) => {
            talk.jumpAsked(room, message);
            // What was found is to be seen.
            if (!talk.roomy)
                talk.drawer = "";
        }
    }
}
