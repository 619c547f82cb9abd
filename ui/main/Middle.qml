// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Beside the rooms: the conversation, or the files of all rooms in its place.
import QtQuick
import Ieum.Live
import Ieum.Outage
import Ieum.Composer
import Ieum.Files
import Ieum.Vault
import Ieum.Settings
import Ieum.Main

Item {
    id: middle
    required property Live live
    required property Paths paths
    required property Preferences preferences
    required property FileKeeper keeper
    required property string room
    required property Sheets sheets
    required property bool anyRoom
    required property bool known
    required property bool windowActive
    required property bool backable
    required property bool apart
    required property DraftShelf drafts
    readonly property alias conversation: talk
    readonly property bool showsFiles: (vault.item as VaultView)?.visible ?? false
    signal drawerAsked(string name)
    signal sheetAsked(string name)
    signal saveAsked(string file, string name)
    signal jumpAsked(string room, string message)
    signal backAsked

    /// `sheet`: "", or what of it is to be open
    function showFiles(sheet = "") {
        vault.active = true;
        if (sheet === "")
            (vault.item as VaultView).begin();
        else
            (vault.item as VaultView).beginWith(sheet);
    }
    function showRoom() {
        if (vault.item !== null)
            (vault.item as VaultView).visible = false;
        talk.focusText();
    }

    Conversation {
        id: talk
        anchors.fill: parent
        live: middle.live
        paths: middle.paths
        preferences: middle.preferences
        keeper: middle.keeper
        room: middle.room
        anyRoom: middle.anyRoom
        known: middle.known
        windowActive: middle.windowActive && !middle.showsFiles
        visible: !middle.showsFiles
        backable: middle.backable
        apart: middle.apart
        drafts: middle.drafts
        onDrawerAsked: name => middle.drawerAsked(name)
        onSheetAsked: name => middle.sheetAsked(name)
        onSaveAsked: (file, name) => middle.saveAsked(file, name)
        onBackAsked: middle.backAsked()
    }
    Connections {
        target: talk.dropArea
        function onDropped(drop: DragEvent) {
            if (!middle.sheets.takeBundles(drop.urls))
                talk.attach(drop.urls);
        }
    }
    // Made when somebody wants to see it. Unbound, as Qt 6.4 wants what a Loader loads.
    // qmllint disable unqualified
    Loader {
        id: vault
        anchors.fill: parent
        active: false
        sourceComponent: VaultView {
            live: middle.live
            onClosed: middle.showRoom()
            onJumpAsked: (room, message) => middle.jumpAsked(room, message)
        }
    }
    // qmllint enable unqualified
}
