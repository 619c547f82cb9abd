// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a message is written and sent. A syllable that is still being composed is part of the message and is sent with
// it, once.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Composer
import Ieum.Spelling

Item {
    id: composer
    required property Live live
    required property Draft draft
    required property string roomName
    required property bool canWrite
    required property bool mayNotice
    property bool enterSends: true
    property Spelling spelling: null
    signal attachAsked
    signal editLastAsked
    signal answerLastAsked
    signal pollSent

    function focusText() {
        area.forceActiveFocus();
    }
    function send(dueMs = 0) {
        Qt.inputMethod.commit(); // qmllint disable type
        const text = area.text;
        const composing = area.preeditText;
        const cursor = area.cursorPosition;
        const meant = mentioning.meant(area.written);
        area.text = "";
        draft.send(text, composing, cursor, meant, dueMs);
    }

    Mentioning {
        id: mentioning
        live: composer.live
        room: composer.draft.room
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

            ComposerHead {
                width: parent.width
                live: composer.live
                draft: composer.draft
                voice: buttons.voice
                onDropped: area.forceActiveFocus()
            }
            Item {
                width: parent.width
                height: Math.max(Theme.controlHeight + 14, scroller.height + Theme.gap2)

                AttachButton {
                    id: attachButton
                    x: Theme.gap2
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: 7
                    live: composer.live
                    draft: composer.draft
                    canWrite: composer.canWrite
                    mayNotice: composer.mayNotice
                    onFilesAsked: composer.attachAsked()
                    onExtraSent: composer.pollSent()
                    onLaterChosen: ms => composer.send(ms)
                    onChosen: area.forceActiveFocus()
                }
                TextPane {
                    id: scroller
                    anchors.left: attachButton.right
                    anchors.right: buttons.left
                    anchors.verticalCenter: parent.verticalCenter
                    height: Math.min(160, area.implicitHeight)

                    ComposerText {
                        id: area
                        draft: composer.draft
                        mentioning: mentioning
                        roomName: composer.roomName
                        canWrite: composer.canWrite
                        enterSends: composer.enterSends
                        KeyNavigation.priority: KeyNavigation.BeforeItem
                        KeyNavigation.tab: mentioning.open ? null : sendButton.enabled ? sendButton : buttons.emoji
                        onSendAsked: composer.send()
                        onEmojiAsked: buttons.emoji.show()
                        onEditLastAsked: composer.editLastAsked()
                        onAnswerLastAsked: composer.answerLastAsked()
                        SpellMarks {
                            over: area
                            spelling: composer.spelling
                        }
                    }
                }
                ComposeButtons {
                    id: buttons
                    roomy: frame.width >= Theme.px(320)
                    anchors.right: sendButton.left
                    anchors.rightMargin: Theme.gap1
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: 7
                    live: composer.live
                    draft: composer.draft
                    canWrite: composer.canWrite
                    onPicked: emoji => area.write(emoji)
                    onKeysLeft: area.forceActiveFocus()
                    onVoiceSent: composer.pollSent()
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
                    text: composer.draft.editing ? qsTr("Save") : qsTr("Send")
                    onClicked: composer.send()
                }
            }
        }
    }
    MentionNames {
        x: frame.x
        y: frame.y - height - Theme.gap1
        width: Math.min(Theme.px(300), parent.width - 2 * Theme.gap5)
        mentioning: mentioning
        onChosen: row => area.takeName(row)
    }
}
