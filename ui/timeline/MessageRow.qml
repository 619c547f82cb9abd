// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row of the timeline: day and note above it when they change, then a bubble or a system line, then how far it came.
import QtQuick
import Ieum.Theme

MessageData {
    id: row
    property bool marked: false
    /// The keys are at this message.
    property bool current: false
    property bool menuOpen: false
    /// Reactions and votes can be put.
    property bool answerable: false
    readonly property string selectedText: bubble.selectedText
    signal replyAsked
    signal copyAsked
    signal menuAsked(Item by, real x, real y)
    signal reactionAsked(string emoji)
    signal voteAsked(int option)
    signal moreAsked
    signal detailsAsked
    signal previewAsked
    signal viewAsked(string file, string name)
    signal quoteAsked
    signal linkAsked(int place)
    signal dayAsked
    signal personAsked
    signal fetchAsked(string file)
    signal saveAsked
    readonly property int ground: Math.min(Theme.bubbleWidth, width * Theme.bubbleShare)

    /// By the keyboard: below the bubble's upper edge.
    function showMenu() {
        if (open)
            menuAsked(bubble, Theme.gap5, Math.min(bubble.height, Theme.controlHeight));
    }

    implicitHeight: column.implicitHeight
    Accessible.role: Accessible.ListItem
    Accessible.name: system ? text : qsTr("%1, %2: %3").arg(authorLine).arg(time).arg(kind === "text" ? text : fileName)
    Accessible.description: state
    Column {
        id: column
        width: parent.width
        RowHead {
            width: parent.width
            day: row.day
            note: row.note
            unread: row.unreadBelow
            onDayAsked: row.dayAsked()
            system: row.system ? row.text : ""
            foot: row.system ? 0 : row.first ? Theme.gap3 : Theme.gap1 + 1
        }
        AuthorLine {
            width: parent.width
            active: row.first && !row.own && !row.system
            message: row
            onClicked: row.personAsked()
        }
        Bubble {
            id: bubble
            objectName: "bubble"
            visible: !row.system
            height: visible ? implicitHeight : 0
            anchors.right: row.own ? parent.right : undefined
            anchors.rightMargin: Theme.gap5
            x: 66
            widest: row.ground
            own: row.own
            marked: row.marked || row.current
            text: row.kind === "text" ? row.text : ""
            cut: row.cut
            gone: row.gone
            notice: row.notice
            mentions: row.mentions
            links: row.links
            replyAuthor: row.replyAuthor
            replyText: row.replyText
            isFile: row.kind !== "text" || card.active
            isPoll: poll.visible
            onMoreAsked: row.moreAsked()
            onQuoteAsked: row.quoteAsked()
            onLinkAsked: place => row.linkAsked(place)
            PollBox {
                id: poll
                width: bubble.innerWidth
                message: row
                votable: row.answerable
                onChosen: option => row.voteAsked(option)
            }
            CardBox {
                id: card
                width: bubble.innerWidth
                message: row
            }
            FilePart {
                width: bubble.innerWidth
                message: row
                onPreviewAsked: row.previewAsked()
                onViewAsked: (file, name) => row.viewAsked(file, name)
                onFetchAsked: file => row.fetchAsked(file)
                onSaveAsked: row.saveAsked()
            }
        }
        ReactionLine {
            anchors.right: row.own ? parent.right : undefined
            anchors.rightMargin: Theme.gap5
            x: bubble.x
            widest: row.ground
            message: row
            changeable: row.answerable
            onToggled: emoji => row.reactionAsked(emoji)
        }
        StateLine {
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap4
            width: Math.min(implicitWidth, row.width - 2 * Theme.gap4)
            text: row.state
            onClicked: row.detailsAsked()
        }
    }
    BubbleSide {
        active: (row.last || row.edited || row.pinned) && !row.system
        x: row.own ? bubble.x - width - 6 : bubble.x + bubble.width + 6
        y: bubble.y + bubble.height - height - 1
        message: row
    }
    RowActions {
        id: actions
        active: row.open && (hover.hovered || row.current || row.menuOpen)
        x: row.own ? bubble.x - width - 72 : bubble.x + bubble.width + 72
        y: bubble.y + (bubble.height - height) / 2
        onReplyAsked: row.replyAsked()
        onCopyAsked: row.copyAsked()
        onMenuAsked: by => row.menuAsked(by, 0, by.height)
    }
    HoverHandler {
        id: hover
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        enabled: row.open
        onTapped: row.menuAsked(row, point.position.x, point.position.y)
    }
}
