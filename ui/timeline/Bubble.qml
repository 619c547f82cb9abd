// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ground of a message: what it answers, its text (selectable; a link in it only says that it was pressed) or a file.
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
    required property list<int> links
    required property string replyAuthor
    required property string replyText
    required property bool isFile
    required property bool isPoll
    readonly property string selectedText: body.selectedText
    default property alias extra: column.data
    signal moreAsked
    signal quoteAsked
    signal linkAsked(int place)

    readonly property int inner: widest - 26
    readonly property int innerWidth: isFile ? Math.min(Theme.px(304), inner) : Math.max(isPoll ? Math.min(Theme.px(280), inner) : 0, head.visible ? Math.min(inner, head.implicitWidth) : 0, Math.min(inner, Math.ceil(body.implicitWidth)), replyAuthor !== "" ? Math.min(inner, 180) : 0)

    readonly property TextMarks marks: TextMarks {
        document: bubble.mentions.length + bubble.links.length > 0 ? body.textDocument : null
        spans: bubble.mentions
        links: bubble.links
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

        // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
        // qmllint disable unqualified
        Loader {
            id: head
            active: bubble.notice && !bubble.gone
            visible: active
            sourceComponent: NoticeHead {}
        }
        Loader {
            width: bubble.innerWidth
            active: bubble.replyAuthor !== ""
            visible: active
            sourceComponent: BubbleQuote {
                author: bubble.replyAuthor
                text: bubble.replyText
                quiet: bubble.own ? Theme.ownQuiet : Theme.quiet
                onTapped: bubble.quoteAsked()
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

            HoverHandler {
                enabled: bubble.links.length > 0
                cursorShape: bubble.marks.linkAt(point.position) >= 0 ? Qt.PointingHandCursor : Qt.IBeamCursor
            }
            // What was dragged over is selected, and opens nothing.
            TapHandler {
                enabled: bubble.links.length > 0
                onTapped: eventPoint => {
                    const place = bubble.marks.linkAt(eventPoint.position);
                    if (place >= 0 && body.selectedText === "")
                        bubble.linkAsked(place);
                }
            }
        }
        Loader {
            active: bubble.cut
            visible: active
            sourceComponent: QuietButton {
                text: qsTr("Show more")
                onClicked: bubble.moreAsked()
            }
        }
        // qmllint enable unqualified
    }
}
