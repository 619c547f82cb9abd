// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page with the files of all rooms.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Rooms
import Ieum.Vault

Rectangle {
    id: view
    required property Live live
    signal closed
    signal jumpAsked(string room, string message)

    function begin() {
        visible = true;
        filters.focusWords();
    }

    /// With one of its sheets open
    function beginWith(sheet: string) {
        begin();
        filters.openSheet(sheet);
    }

    objectName: "vault"
    visible: false
    color: Theme.ground

    VaultList {
        id: files
        live: view.live
        awake: view.visible
        words: filters.words
        sender: filters.sender
        type: filters.type
        room: filters.room
    }
    RoomList {
        id: rooms
        live: view.live
    }
    VaultDeeds {
        id: deeds
        live: view.live
    }
    VaultSheets {
        id: sheets
        live: view.live
        rooms: rooms
        deeds: deeds
        place: view
    }
    DrawerHead {
        id: head
        width: parent.width
        heading: qsTr("Files of all rooms")
        onClosed: view.closed()
    }
    VaultFilters {
        id: filters
        anchors.top: head.bottom
        x: Theme.gap4
        width: parent.width - 2 * Theme.gap4
        live: view.live
        rooms: rooms
        onLeaveAsked: view.closed()
        onListAsked: list.forceActiveFocus()
    }
    PlainText {
        id: notice
        objectName: "vaultNotice"
        anchors.top: filters.bottom
        anchors.topMargin: Theme.gap2
        x: Theme.gap4
        width: parent.width - 2 * Theme.gap4
        visible: text !== ""
        text: deeds.notice
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    ListView {
        id: list
        objectName: "vaultList"
        anchors.top: notice.visible ? notice.bottom : filters.bottom
        anchors.topMargin: Theme.gap3
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        activeFocusOnTab: true
        keyNavigationEnabled: true
        boundsBehavior: Flickable.StopAtBounds
        model: files.rows
        ScrollBar.vertical: ScrollMark {}
        Accessible.role: Accessible.List
        Accessible.name: head.heading
        onAtYEndChanged: if (atYEnd)
            files.more()
        delegate: VaultRow {
            required property string key
            required property string room
            required property string message
            width: ListView.view.width
            live: view.live
            onPreviewAsked: sheets.preview(file, name, mark, here)
            onUseAsked: then => sheets.use(file, name, then, opens)
            onFetchAsked: wanted => deeds.fetch(file, wanted)
            onPinAsked: wanted => deeds.pin(file, wanted)
            onShareAsked: sheets.share(file, name)
            onJumpAsked: view.jumpAsked(room, message)
        }
    }
    BusyIndicator {
        anchors.centerIn: list
        running: visible
        visible: files.state === "loading"
        Accessible.name: qsTr("Looking for files")
    }
    EmptyState {
        objectName: "vaultEmpty"
        anchors.centerIn: list
        width: Math.min(420, list.width - 2 * Theme.gap5)
        visible: files.state === "empty" || files.state === "none"
        symbol: files.state === "none" ? Icon.Search : Icon.Files
        heading: files.state === "none" ? qsTr("Nothing found") : qsTr("No files yet")
        advice: files.state === "none" ? qsTr("Two syllables are enough, and first consonants work too.") : qsTr("Whatever is sent in any room as a file is listed here.")
    }
    ErrorLine {
        objectName: "vaultError"
        anchors.centerIn: list
        width: Math.min(420, list.width - 2 * Theme.gap5)
        text: files.error
    }
}
