// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The emoji that people answered a message with, and how many of them. Pressing one puts it too, or takes it back.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls

Loader {
    id: line
    required property MessageData message
    required property int widest
    required property bool changeable
    readonly property int count: message.open ? message.reactions.length : 0
    signal toggled(string emoji)

    width: widest
    active: count > 0
    visible: active
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    sourceComponent: Flow {
        topPadding: Theme.gap1
        spacing: Theme.gap1
        layoutDirection: line.message.own ? Qt.RightToLeft : Qt.LeftToRight

        Repeater {
            model: line.count
            AbstractButton {
                id: chip
                required property int index
                readonly property string emoji: line.message.reactions[index] ?? ""
                readonly property int tally: line.message.reactionTallies[index] ?? 0
                readonly property bool own: line.message.ownReactions.includes(emoji)
                readonly property string names: line.message.reactionNames[index] ?? ""

                objectName: "reaction"
                enabled: line.changeable
                hoverEnabled: true
                focusPolicy: Qt.TabFocus
                leftPadding: Theme.gap2
                rightPadding: Theme.gap2
                implicitWidth: implicitContentWidth + leftPadding + rightPadding
                implicitHeight: Theme.px(26)
                Accessible.role: Accessible.CheckBox
                Accessible.name: qsTr("Reaction %1: %2").arg(emoji).arg(names)
                Accessible.checkable: true
                Accessible.checked: own
                Accessible.onPressAction: if (enabled) chip.clicked()
                Keys.onReturnPressed: chip.clicked()
                onClicked: line.toggled(emoji)

                background: Rectangle {
                    radius: height / 2
                    color: chip.own ? Theme.ownBubble : chip.hovered ? Theme.field : Theme.otherBubble
                    border.width: chip.visualFocus ? 2 : chip.own ? 1 : 0
                    border.color: Theme.accent
                }
                PlainTip {
                    words: chip.names
                    wanted: chip.hovered
                }
                contentItem: Row {
                    spacing: Theme.gap1
                    PlainText {
                        anchors.verticalCenter: parent.verticalCenter
                        width: Math.min(implicitWidth, Theme.px(48))
                        elide: Text.ElideRight
                        text: chip.emoji
                        font.family: Theme.emojiFamily
                        font.pixelSize: Theme.textSize
                        Accessible.ignored: true
                    }
                    PlainText {
                        anchors.verticalCenter: parent.verticalCenter
                        text: chip.tally
                        font.pixelSize: Theme.nameSize
                        font.bold: chip.own
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    // qmllint enable unqualified
}
