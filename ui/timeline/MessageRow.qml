// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row of the timeline: day and note above it when they change, then a bubble or a system line, then how far it came.
import QtQuick
import Ieum.Theme
import Ieum.Live
import Ieum.Files

Item {
    id: row
    required property Live live
    required property string message
    required property string kind
    required property string author
    required property string initial
    required property string text
    required property string time
    required property string day
    required property string note
    required property string state
    required property string replyAuthor
    required property string replyText
    required property string reactions
    required property string file
    required property string fileName
    required property string fileMark
    required property string fileWhere
    required property string fileHolders
    required property int hue
    required property int unread
    required property bool own
    required property bool first
    required property bool last
    required property bool cut
    required property bool late
    required property bool edited
    required property bool gone
    required property bool fileHere
    required property bool filePicture
    required property bool fetching
    required property real fileShare
    property bool marked: false
    signal replyAsked
    signal copyAsked
    signal moreAsked
    signal detailsAsked
    signal previewAsked
    signal fetchAsked
    signal saveAsked

    readonly property bool system: kind === "system"
    readonly property int ground: Math.min(Theme.bubbleWidth, width * Theme.bubbleShare)

    implicitHeight: column.implicitHeight
    Accessible.role: Accessible.ListItem
    Accessible.name: system ? text : qsTr("%1, %2: %3").arg(author).arg(time).arg(kind === "file" ? fileName : text)

    Column {
        id: column
        width: parent.width

        RowHead {
            width: parent.width
            day: row.day
            note: row.note
            system: row.system ? row.text : ""
            foot: row.system ? 0 : row.first ? Theme.gap3 : Theme.gap1 + 1
        }
        AuthorLine {
            width: parent.width
            visible: row.first && !row.own && !row.system
            author: row.author
            initial: row.initial
            hue: row.hue
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
            marked: row.marked
            text: row.kind === "text" ? row.text : ""
            cut: row.cut
            gone: row.gone
            replyAuthor: row.replyAuthor
            replyText: row.replyText
            isFile: row.kind === "file"
            onMoreAsked: row.moreAsked()

            FileCard {
                visible: row.kind === "file"
                width: bubble.innerWidth
                live: row.live
                file: row.file
                name: row.fileName
                mark: row.fileMark
                where: row.fileWhere
                holders: row.fileHolders
                here: row.fileHere
                picture: row.filePicture
                onPreviewAsked: row.previewAsked()
                fetching: row.fetching
                share: row.fileShare
                quiet: row.own ? Theme.ownQuiet : Theme.quiet
                onFetchAsked: row.fetchAsked()
                onSaveAsked: row.saveAsked()
            }
        }
        ReactionLine {
            anchors.right: row.own ? parent.right : undefined
            anchors.rightMargin: Theme.gap5
            x: bubble.x
            text: row.system ? "" : row.reactions
        }
        StateLine {
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap4
            text: row.state
            onClicked: row.detailsAsked()
        }
    }
    BubbleSide {
        visible: (row.last || row.edited) && !row.system
        x: row.own ? bubble.x - width - 6 : bubble.x + bubble.width + 6
        y: bubble.y + bubble.height - height - 1
        own: row.own
        late: row.late
        edited: row.edited
        unread: row.unread
        time: row.time
    }
    RowActions {
        visible: !row.system && (hover.hovered || activeFocus)
        x: row.own ? bubble.x - width - 72 : bubble.x + bubble.width + 72
        y: bubble.y + (bubble.height - height) / 2
        onReplyAsked: row.replyAsked()
        onCopyAsked: row.copyAsked()
    }
    HoverHandler {
        id: hover
    }
}
