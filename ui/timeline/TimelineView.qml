// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The messages of a room: virtualised, newest at the foot. Index 0 is the newest, so that older pages come in at the far
// end and the view keeps its place.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Sound
import Ieum.Timeline

Item {
    id: view
    required property Live live
    required property Player player
    required property string room
    required property bool reading
    required property MessageDeeds deeds
    required property bool canWrite
    required property bool mayInvite
    /// The message whose menu is open; "": none
    required property string menuAt
    readonly property bool settled: timeline.known
    signal replyAsked(string message, string author, string text)
    signal editAsked(string message, string text)
    signal detailsAsked(string message)
    signal fetchAsked(string file)
    signal saveAsked(string file, string name)
    signal copyAsked(string text)
    signal inviteAsked
    signal viewAsked(string file, string name)
    signal dayAsked(real ms)
    signal personAsked(string person)
    signal linkAsked(string text, bool cut, int place)
    signal menuAsked(MessageRow row, Item by, real x, real y)

    function jumpTo(message: string) {
        list.markedMessage = message;
        timeline.jumpTo(message);
    }
    /// 0: the very first message
    function jumpToTime(ms: real) {
        timeline.jumpToTime(ms);
    }
    function showNewest() {
        list.markedMessage = "";
        timeline.showNewest();
        list.following = true;
        list.positionViewAtBeginning();
    }
    /// The newest message, or the newest text of ours, is answered or edited.
    function pickNewest(editing: bool) {
        timeline.pickNewest(editing);
    }

    Timeline {
        id: timeline
        live: view.live
        room: view.room
        reading: view.reading && list.atFoot
        unreadFrom: toUnread.place.message
        onJumped: message => list.markedMessage = message
        onLanded: row => list.land(row)
        onNewerComing: list.noteFoot()
        onNewerCame: rows => list.keepPlace(rows)
        onChanged: list.askSoon()
        onRoomChanged: list.markedMessage = ""
        onAnswerPicked: (message, author, text) => view.replyAsked(message, author, text)
        onEditPicked: (message, text) => view.editAsked(message, text)
    }
    MessageList {
        id: list
        anchors.fill: parent
        model: timeline.rows
        complete: timeline.atNewest
        onOlderAsked: timeline.loadOlder()
        onNewerAsked: timeline.loadNewer()
        onBeginAsked: timeline.jumpToTime(0)
        onEndAsked: toNewest.clicked()

        // Qt 6.4 cannot make headers of bound components, so this file has none.
        // qmllint disable unqualified
        delegate: MessageRow {
            id: entry
            width: ListView.view.width
            live: view.live
            player: view.player
            marked: list.markedMessage !== "" && list.markedMessage === message
            current: ListView.isCurrentItem && list.activeFocus
            menuOpen: view.menuAt !== "" && view.menuAt === message
            answerable: view.canWrite && !queued
            onReplyAsked: view.replyAsked(message, author, essence)
            onCopyAsked: view.copyAsked(selectedText || essence)
            onMenuAsked: (by, x, y) => view.menuAsked(entry, by, x, y)
            onReactionAsked: emoji => view.deeds.react(message, emoji, ownReactions)
            onVoteAsked: option => view.deeds.vote(message, option, pollOwn, pollMultiple)
            onMoreAsked: timeline.showMore(message)
            onDetailsAsked: view.detailsAsked(message)
            onPreviewAsked: previewSheet.made().show(file, fileName, fileMark, fileHere)
            onViewAsked: (id, name) => view.viewAsked(id, name)
            onLinkAsked: place => view.linkAsked(text, cut, place)
            onQuoteAsked: view.jumpTo(replyTo)
            onDayAsked: view.dayAsked(timeMs)
            onPersonAsked: view.personAsked(person)
            onFetchAsked: id => view.fetchAsked(id)
            onSaveAsked: view.saveAsked(file, fileName)
        }
    }
    Loader {
        anchors.centerIn: parent
        width: Math.min(360, parent.width - 2 * Theme.gap5)
        active: timeline.known && list.count === 0
        sourceComponent: NoMessages {
            mayInvite: view.mayInvite
            onInviteAsked: view.inviteAsked()
        }
    }
    // qmllint enable unqualified
    LazySheet {
        id: previewSheet
        from: Qt.resolvedUrl("../Files/PreviewSheet.qml")
        function given(): var {
            return {
                live: view.live
            };
        }
    }
    UnreadButton {
        id: toUnread
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.gap3
        messages: list
        timeline: timeline
        onClicked: view.jumpTo(place.message)
    }
    FilledButton {
        id: toNewest
        objectName: "toNewest"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap3
        visible: !timeline.atNewest || (list.count > 0 && !list.atFoot && !list.following)
        text: qsTr("To the newest")
        onClicked: view.showNewest()
    }
}
