// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The messages of a room with all that can be done to them, and why something could not be done.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Sound
import Ieum.Timeline

Item {
    id: pane
    required property Live live
    required property string room
    required property bool reading
    required property bool canWrite
    required property bool mayInvite
    required property bool mayPin
    required property bool mayHide
    readonly property bool settled: view.settled
    objectName: "messagePane"
    signal replyAsked(string message, string author, string text)
    signal editAsked(string message, string text)
    signal fetchAsked(string file)
    signal saveAsked(string file, string name)
    signal inviteAsked
    signal personAsked(string person)
    /// A link of ours that stands in a message.
    signal offerAsked(string link)
    function jumpTo(message: string) {
        view.jumpTo(message);
    }
    function jumpToTime(ms: real) {
        view.jumpToTime(ms);
    }
    function showNewest() {
        view.showNewest();
    }
    function copy(text: string) {
        clipboard.copy(text);
    }
    function askDay() {
        sheets.made().made("day").ask(0);
    }
    function pickNewest(editing: bool) {
        view.pickNewest(editing);
    }

    // Whoever cannot see a note cannot end it.
    onRoomChanged: voices.stop()

    Player {
        id: voices
        live: pane.live
    }
    MessageDeeds {
        id: deeds
        live: pane.live
        room: pane.room
        onPinChanged: pinsHere.look()
    }
    Pins {
        id: pinsHere
        live: pane.live
        room: pane.room
    }
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    Loader {
        id: pinned
        width: parent.width
        active: pinsHere.count > 0
        // Qt 6.4 keeps the height of what it unloads.
        height: active ? implicitHeight : 0
        sourceComponent: PinnedBar {
            pins: pinsHere
            mayPin: pane.mayPin
            onJumpAsked: message => view.jumpTo(message)
            onUnpinAsked: message => deeds.pin(message, false)
        }
    }
    // qmllint enable unqualified
    TimelineView {
        id: view
        anchors.top: pinned.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        live: pane.live
        player: voices
        room: pane.room
        reading: pane.reading
        deeds: deeds
        canWrite: pane.canWrite
        mayInvite: pane.mayInvite
        menuAt: sheets.item?.menuAt ?? ""
        onMenuAsked: (row, by, x, y) => sheets.made().made("menu").show(row, by, x, y)
        onReplyAsked: (message, author, text) => pane.replyAsked(message, author, text)
        onEditAsked: (message, text) => pane.editAsked(message, text)
        onDetailsAsked: message => sheets.made().made("recipients").show(pane.room, message)
        onViewAsked: (file, name) => sheets.made().made("viewer").show(pane.room, file, name)
        onDayAsked: ms => sheets.made().made("day").ask(ms)
        onLinkAsked: (text, cut, place) => sheets.made().made("link").ask(text, cut, place, "")
        onInviteAsked: pane.inviteAsked()
        onPersonAsked: person => pane.personAsked(person)
        onFetchAsked: file => pane.fetchAsked(file)
        onSaveAsked: (file, name) => pane.saveAsked(file, name)
        onCopyAsked: text => pane.copy(text)
    }
    Clipboard {
        id: clipboard
    }
    LazySheet {
        id: sheets
        from: Qt.resolvedUrl("MessageSheets.qml")
        function given(): var {
            return {
                pane: pane,
                deeds: deeds
            };
        }
    }
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    Loader {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap2
        active: deeds.error !== "" || deeds.notice !== ""
        sourceComponent: DeedLine {
            widest: pane.width - 2 * Theme.gap5
            error: deeds.error
            notice: deeds.notice
            onClosed: deeds.forget()
        }
    }
    // qmllint enable unqualified
}
