// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a message is written. Enter sends, Shift+Enter begins a new line; a syllable that is still being composed is
// part of the message and is sent with it, once.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Composer

Item {
    id: composer
    required property Draft draft
    required property string roomName
    required property bool canWrite
    signal attachAsked
    signal sent

    function focusText() {
        area.forceActiveFocus();
    }
    function send() {
        Qt.inputMethod.commit(); // qmllint disable type
        const text = area.text;
        const composing = area.preeditText;
        const cursor = area.cursorPosition;
        area.text = "";
        draft.send(text, composing, cursor);
        sent();
    }

    Connections {
        target: composer.draft
        function onTextChanged() {
            if (area.text !== composer.draft.text)
                area.text = composer.draft.text;
        }
    }
    implicitHeight: frame.height + Theme.gap4 + Theme.gap1

    Rectangle {
        id: frame
        x: 14
        width: parent.width - 28
        height: column.implicitHeight
        radius: Theme.bubbleRadius
        color: Theme.panel
        border.width: 1
        border.color: area.activeFocus ? Theme.accent : Theme.line

        Column {
            id: column
            width: parent.width

            ErrorLine {
                x: Theme.gap4
                width: parent.width - 2 * x
                topPadding: Theme.gap2
                text: composer.draft.error
            }
            ReplyQuote {
                x: Theme.gap4
                width: parent.width - 2 * x
                author: composer.draft.replyAuthor
                text: composer.draft.replyText
                onDropped: composer.draft.answerNothing()
            }
            AttachedList {
                x: Theme.gap3
                width: parent.width - 2 * x
                draft: composer.draft
            }
            Item {
                width: parent.width
                height: Math.max(50, scroller.height + Theme.gap2)

                IconButton {
                    id: attachButton
                    objectName: "attach"
                    x: Theme.gap2
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: 7
                    enabled: composer.canWrite
                    symbol: Icon.Plus
                    name: qsTr("Attach files (Ctrl+O)")
                    onClicked: composer.attachAsked()
                }
                ScrollView {
                    id: scroller
                    anchors.left: attachButton.right
                    anchors.right: sendButton.left
                    anchors.rightMargin: Theme.gap2
                    anchors.verticalCenter: parent.verticalCenter
                    height: Math.min(160, area.implicitHeight)
                    ScrollBar.horizontal.policy: ScrollBar.AlwaysOff

                    TextArea {
                        id: area
                        objectName: "composerText"
                        enabled: composer.canWrite
                        Component.onCompleted: text = composer.draft.text
                        onTextChanged: composer.draft.text = text
                        textFormat: TextEdit.PlainText
                        wrapMode: TextEdit.Wrap
                        selectByMouse: true
                        color: Theme.text
                        selectionColor: Theme.accentFill
                        selectedTextColor: Theme.accentInk
                        font.pixelSize: Theme.textSize
                        placeholderText: composer.canWrite ? qsTr("Message to %1").arg(composer.roomName) : qsTr("Nothing can be written here")
                        placeholderTextColor: Theme.quiet
                        background: null
                        KeyNavigation.priority: KeyNavigation.BeforeItem
                        KeyNavigation.tab: sendButton
                        Accessible.role: Accessible.EditableText
                        Accessible.name: placeholderText
                        Accessible.multiLine: true
                        Keys.onPressed: event => {
                            const enter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
                            event.accepted = enter && !(event.modifiers & Qt.ShiftModifier);
                            if (event.accepted)
                                composer.send();
                        }
                    }
                }
                FilledButton {
                    id: sendButton
                    objectName: "send"
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.gap2
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: 7
                    enabled: composer.canWrite && (composer.draft.ready || area.preeditText !== "")
                    opacity: 1
                    text: qsTr("Send")
                    onClicked: composer.send()
                }
            }
        }
    }
}
