// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One room: its head, the bars, the messages, the composer. Without any room: the first steps.
pragma ComponentBehavior: Bound

import QtQuick
import Ieum.Theme
import Ieum.Live
import Ieum.Rooms
import Ieum.Outage
import Ieum.Timeline
import Ieum.Composer
import Ieum.Files
import Ieum.Settings
import Ieum.Main

Rectangle {
    id: pane
    required property Live live
    required property Paths paths
    required property Preferences preferences
    required property FileKeeper keeper
    required property string room
    required property bool anyRoom
    required property bool known
    required property bool windowActive
    required property bool backable
    required property bool apart ///< it has a window of its own
    required property DraftShelf drafts
    readonly property string roomName: head.name
    readonly property bool group: head.group
    readonly property bool settled: view.settled
    readonly property DropVeil dropArea: veil ///< what is dropped there is a bundle, or to be attached
    signal drawerAsked(string name)
    signal sheetAsked(string name)
    signal saveAsked(string file, string name)
    signal backAsked
    signal offerAsked(string link) ///< of ours
    signal personAsked(string person)

    function focusText() {
        composer.focusText();
    }
    function jumpTo(message: string) {
        view.jumpTo(message);
    }
    function attach(files: list<url>) {
        room !== "" && composer.canWrite && draft.attach(files);
    }
    function chooseFiles() {
        room !== "" && composer.canWrite && attachDialog.askFor(room);
    }

    color: Theme.groundOf(preferences.roomWays.changes > 0 ? preferences.roomWays.colour(room) : 0)

    RoomHead {
        id: head
        live: pane.live
        room: pane.room
    }
    Draft {
        id: draft
        live: pane.live
        shelf: pane.drafts
        room: pane.room
        onSent: view.showNewest()
    }
    Attaching {
        id: attachDialog
        place: pane
        onChosen: (room, files) => room === pane.room && pane.attach(files)
    }
    RoomBar {
        id: bar
        width: parent.width
        visible: pane.room !== ""
        name: head.name
        subtitle: head.subtitle
        group: head.group
        backable: pane.backable
        apart: pane.apart
        onBackAsked: pane.backAsked()
        onDrawerAsked: name => pane.drawerAsked(name)
        onSheetAsked: name => pane.sheetAsked(name)
        onDayAsked: view.askDay()
    }
    Bars {
        id: bars
        anchors.top: pane.room !== "" ? bar.bottom : parent.top
        width: parent.width
        live: pane.live
        paths: pane.paths
        preferences: pane.preferences
        fileNotice: pane.keeper.notice
        roomNotice: pane.room !== "" ? head.notice : ""
        onPathsAsked: pane.drawerAsked("paths")
        onFileNoticeClosed: pane.keeper.forgetNotice()
        onRoomNoticeClosed: head.forgetNotice()
    }
    MessagePane {
        id: view
        anchors.top: bars.bottom
        anchors.bottom: composer.top
        width: parent.width
        visible: pane.room !== ""
        live: pane.live
        room: pane.room
        reading: pane.windowActive && pane.room !== ""
        canWrite: head.canWrite
        mayInvite: head.canWrite && head.group
        mayPin: head.canWrite && (head.ruling || !head.group)
        mayHide: head.canWrite && head.ruling && head.group
        onReplyAsked: (message, author, text) => draft.answer(message, author, text)
        onEditAsked: (message, text) => draft.edit(message, text)
        onInviteAsked: pane.sheetAsked("inviteHere")
        onOfferAsked: link => pane.offerAsked(link)
        onPersonAsked: person => pane.personAsked(person)
        onFetchAsked: file => pane.keeper.fetch(file)
        onSaveAsked: (file, name) => pane.saveAsked(file, name)
    }
    WriteArea {
        id: composer
        anchors.bottom: parent.bottom
        width: parent.width
        visible: pane.room !== ""
        live: pane.live
        draft: draft
        roomName: head.name
        mayWrite: head.canWrite
        mayNotice: head.ruling && head.group
        preferences: pane.preferences
        onAttachAsked: pane.chooseFiles()
        onPollSent: view.showNewest()
        onEditLastAsked: view.pickNewest(true)
        onAnswerLastAsked: view.pickNewest(false)
    }
    DropVeil {
        id: veil
        anchors.fill: parent
        canWrite: pane.room !== "" && composer.canWrite
    }
    NoRoom {
        anchors.centerIn: parent
        width: Math.min(420, parent.width - 2 * Theme.gap5)
        visible: pane.known && pane.room === ""
        anyRoom: pane.anyRoom
        onSheetAsked: name => pane.sheetAsked(name)
    }
}
