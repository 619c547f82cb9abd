// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ground of a message: what it answers, its text (selectable, never a link that opens itself) or a file.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Timeline

Rectangle {
    id: bubble
    required property int widest
    required property bool own
    required property bool marked
    required property string text
    required property bool cut
    required property bool gone
    required property bool notice
    required property list<int> mentions
    required property string replyAuthor
    required property string replyText
    required property bool isFile
    required property bool isPoll
    readonly property string selectedText: body.selectedText
    default property alias extra: column.data
    signal moreAsked
    signal quoteAsked

    readonly property int inner: widest - 26
    readonly property int innerWidth: isFile ? Math.min(Theme.px(304), inner) : Math.max(isPoll ? Math.min(Theme.px(280), inner) : 0, head.visible ? Math.min(inner, head.implicitWidth) : 0, Math.min(inner, Math.ceil(body.implicitWidth)), replyAuthor !== "" ? Math.min(inner, 180) : 0)

    readonly property TextMarks marks: TextMarks {
        document: bubble.mentions.length > 0 ? body.textDocument : null
        spans: bubble.mentions
        ink: Theme.accentText
        ownInk: Theme.mentionInk
        ownGround: Theme.mention
    }

    width: innerWidth + 26
    implicitHeight: column.implicitHeight + 18
    radius: Theme.bubbleRadius
    color: own ? Theme.ownBubble : Theme.otherBubble
    border.width: marked ? 2 : 0
    border.color: Theme.accent

    Column {
        id: column
        x: 13
        y: 9
        width: bubble.innerWidth
        spacing: Theme.gap1

        NoticeHead {
            id: head
            visible: bubble.notice && !bubble.gone
        }
        Item {
            objectName: "bubbleQuote"
            width: parent.width
            height: visible ? quote.height : 0
            visible: bubble.replyAuthor !== ""
            Accessible.role: Accessible.Link
            Accessible.name: qsTr("Answers %1: %2").arg(bubble.replyAuthor).arg(bubble.replyText)
            TapHandler {
                onTapped: bubble.quoteAsked()
            }
            Rectangle {
                width: 3
                height: parent.height
                radius: 1
                color: Theme.accent
            }
            Column {
                id: quote
                x: Theme.gap2 + 2
                width: parent.width - x
                PlainText {
                    width: parent.width
                    text: bubble.replyAuthor
                    font.pixelSize: Theme.nameSize
                    font.bold: true
                    elide: Text.ElideRight
                }
                PlainText {
                    width: parent.width
                    text: bubble.replyText
                    color: bubble.own ? Theme.ownQuiet : Theme.quiet
                    font.pixelSize: Theme.nameSize
                    elide: Text.ElideRight
                }
            }
        }
        TextEdit {
            id: body
            objectName: "messageText"
            width: bubble.innerWidth
            visible: !bubble.isFile
            text: bubble.text
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.Wrap
            readOnly: true
            selectByMouse: true
            activeFocusOnPress: true
            color: bubble.gone ? (bubble.own ? Theme.ownQuiet : Theme.quiet) : Theme.text
            selectionColor: Theme.accentFill
            selectedTextColor: Theme.accentInk
            font.pixelSize: Theme.textSize
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        QuietButton {
            visible: bubble.cut
            text: qsTr("Show more")
            onClicked: bubble.moreAsked()
        }
    }
}
