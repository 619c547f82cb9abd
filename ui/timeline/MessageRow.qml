// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row of the timeline: day and note above it when they change, then a bubble or a system line, then how far it came.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Files

Item {
    id: row
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
    required property bool fileHere
    required property bool fetching
    required property real fileShare
    property bool marked: false
    signal replyAsked
    signal copyAsked
    signal moreAsked
    signal detailsAsked
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

        PlainText {
            width: parent.width
            visible: row.day !== ""
            topPadding: Theme.gap5
            bottomPadding: Theme.gap2
            horizontalAlignment: Text.AlignHCenter
            text: row.day
            color: Theme.quiet
            font.pixelSize: Theme.nameSize
        }
        PlainText {
            width: parent.width
            visible: row.note !== ""
            bottomPadding: Theme.gap2
            horizontalAlignment: Text.AlignHCenter
            text: row.note
            color: Theme.quiet
            font.pixelSize: Theme.smallSize
        }
        PlainText {
            width: parent.width
            visible: row.system
            topPadding: Theme.gap2
            bottomPadding: Theme.gap2
            leftPadding: Theme.gap5
            rightPadding: Theme.gap5
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: row.system ? row.text : ""
            color: Theme.quiet
            font.pixelSize: Theme.nameSize
        }
        Item {
            visible: !row.system
            width: parent.width
            height: visible ? (row.first ? Theme.gap3 : Theme.gap1 + 1) : 0
        }
        PlainText {
            x: 66
            width: row.ground
            visible: row.first && !row.own && !row.system
            bottomPadding: Theme.gap1
            text: row.author
            color: Theme.quiet
            font.pixelSize: Theme.nameSize
            elide: Text.ElideRight
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
            replyAuthor: row.replyAuthor
            replyText: row.replyText
            isFile: row.kind === "file"
            onMoreAsked: row.moreAsked()

            FileCard {
                visible: row.kind === "file"
                width: bubble.innerWidth
                name: row.fileName
                mark: row.fileMark
                where: row.fileWhere
                holders: row.fileHolders
                here: row.fileHere
                fetching: row.fetching
                share: row.fileShare
                quiet: row.own ? Theme.ownQuiet : Theme.quiet
                onFetchAsked: row.fetchAsked()
                onSaveAsked: row.saveAsked()
            }
        }
        QuietButton {
            objectName: "stateLine"
            visible: row.state !== ""
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap4
            topPadding: Theme.gap1 + 1
            text: row.state
            ink: Theme.quiet
            size: Theme.smallSize
            Accessible.description: qsTr("Shows it for each recipient")
            onClicked: row.detailsAsked()
        }
    }
    Avatar {
        visible: row.first && !row.own && !row.system
        x: Theme.gap5
        y: bubble.y - 22
        size: 36
        initial: row.initial
        hue: row.hue
    }
    Column {
        visible: !row.system && (row.last || row.unread > 0)
        anchors.left: row.own ? undefined : parent.left
        anchors.leftMargin: bubble.x + bubble.width + 6
        anchors.right: row.own ? parent.right : undefined
        anchors.rightMargin: Theme.gap5 + bubble.width + 6
        y: bubble.y + bubble.height - height - 1
        Tally {
            anchors.right: row.own ? parent.right : undefined
            count: row.own && row.last ? row.unread : 0
        }
        PlainText {
            visible: row.last
            text: row.late ? qsTr("%1 · came late").arg(row.time) : row.time
            color: Theme.quiet
            font.pixelSize: Theme.smallSize
        }
    }
    RowActions {
        visible: !row.system && (hover.hovered || activeFocus)
        anchors.right: row.own ? parent.right : undefined
        anchors.rightMargin: Theme.gap5 + bubble.width + 72
        anchors.left: row.own ? undefined : parent.left
        anchors.leftMargin: bubble.x + bubble.width + 72
        y: bubble.y + (bubble.height - height) / 2
        onReplyAsked: row.replyAsked()
        onCopyAsked: row.copyAsked()
    }
    HoverHandler {
        id: hover
    }
}
