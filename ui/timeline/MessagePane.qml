// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The messages of a room with all that can be done to them, and why something could not be done.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Files
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
    function jumpTo(message: string) {
        view.jumpTo(message);
    }
    function showNewest() {
        view.showNewest();
    }
    function askDay() {
        days.made().ask(0);
    }
    function pickNewest(editing: bool) {
        view.pickNewest(editing);
    }

    MessageDeeds {
        id: deeds
        live: pane.live
        room: pane.room
        onPinChanged: pins.look()
    }
    Pins {
        id: pins
        live: pane.live
        room: pane.room
    }
    PinnedBar {
        id: pinned
        width: parent.width
        pins: pins
        mayPin: pane.mayPin
        onJumpAsked: message => view.jumpTo(message)
        onUnpinAsked: message => deeds.pin(message, false)
    }
    TimelineView {
        id: view
        anchors.top: pinned.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        live: pane.live
        room: pane.room
        reading: pane.reading
        deeds: deeds
        canWrite: pane.canWrite
        mayInvite: pane.mayInvite
        menu: menu
        onReplyAsked: (message, author, text) => pane.replyAsked(message, author, text)
        onEditAsked: (message, text) => pane.editAsked(message, text)
        onDetailsAsked: message => recipients.made().show(pane.room, message)
        onViewAsked: (file, name) => viewer.made().show(pane.room, file, name)
        onDayAsked: ms => days.made().ask(ms)
        onInviteAsked: pane.inviteAsked()
        onFetchAsked: file => pane.fetchAsked(file)
        onSaveAsked: (file, name) => pane.saveAsked(file, name)
        onCopyAsked: text => clipboard.copy(text)
    }
    MessageMenu {
        id: menu
        canWrite: pane.canWrite
        mayPin: pane.mayPin
        mayHide: pane.mayHide
        onReplyAsked: pane.replyAsked(message, author, essence)
        onCopyAsked: text => clipboard.copy(text)
        onEditAsked: pane.editAsked(message, essence)
        onPinAsked: wanted => deeds.pin(message, wanted)
        onReactionAsked: emoji => deeds.react(message, emoji, ownReactions)
        onQuoteAsked: view.jumpTo(quoted)
        onEmojiAsked: anyEmoji.made().openFor(message, ownReactions)
        onForwardAsked: sending.made().ask(file === "" ? essence : "", file, essence)
        onRemoveAsked: removing.made().ask(message, essence)
    }
    Clipboard {
        id: clipboard
    }
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    LazySheet {
        id: recipients
        sourceComponent: RecipientSheet {
            live: pane.live
        }
    }
    LazySheet {
        id: sending
        sourceComponent: ForwardSheet {
            live: pane.live
            onChosen: (room, roomName) => deeds.forward(room, roomName, words, file)
        }
    }
    LazySheet {
        id: removing
        sourceComponent: RemoveSheet {
            onAgreed: message => deeds.remove(message)
        }
    }
    LazySheet {
        id: days
        sourceComponent: DaySheet {
            onChosen: ms => view.jumpToTime(ms)
        }
    }
    LazySheet {
        id: viewer
        sourceComponent: PictureViewer {
            live: pane.live
            onFetchAsked: file => pane.fetchAsked(file)
            onSaveAsked: (file, name) => pane.saveAsked(file, name)
        }
    }
    LazySheet {
        id: anyEmoji
        sourceComponent: ReactionSheet {
            onPicked: emoji => deeds.react(message, emoji, own)
        }
    }
    // qmllint enable unqualified
    DeedLine {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap2
        error: deeds.error
        notice: deeds.notice
        onClosed: deeds.forget()
    }
}
