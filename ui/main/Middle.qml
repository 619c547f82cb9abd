// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Beside the rooms: the conversation, or the files of all rooms in its place.
import QtQuick
import Ieum.Controls
import Ieum.Live
import Ieum.Outage
import Ieum.Composer
import Ieum.Files
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
    readonly property bool showsFiles: vault.item?.visible ?? false
    signal drawerAsked(string name)
    signal sheetAsked(string name)
    signal saveAsked(string file, string name)
    signal jumpAsked(string room, string message)
    signal backAsked

    /// `sheet`: "", or what of it is to be open
    function showFiles(sheet = "") {
        vault.sheet = sheet;
        vault.soon();
    }
    function showRoom() {
        vault.waited = false;
        if (vault.item !== null)
            vault.item.visible = false;
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
        onOfferAsked: link => middle.sheets.take(link)
        onPersonAsked: person => middle.sheets.showPerson(person)
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
    LazySheet {
        id: vault
        property string sheet: ""
        anchors.fill: parent
        onCome: sheet === "" ? item.begin() : item.beginWith(sheet) // qmllint disable type
        from: Qt.resolvedUrl("../Vault/VaultView.qml")
        function given(): var {
            return {
                live: middle.live
            };
        }
        function heard(): var {
            return {
                closed: middle.showRoom,
                jumpAsked: middle.jumpAsked
            };
        }
    }
}
