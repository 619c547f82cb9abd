// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One option of a poll: whether it is ours, how many chose it, and who.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls

AbstractButton {
    id: option
    /// Stands in a message of ours.
    required property bool own
    required property string names
    required property int tally
    required property real share
    required property bool mine
    required property bool multiple

    objectName: "pollOption"
    implicitHeight: words.height + 14
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.role: multiple ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.name: qsTr("%1, %n vote(s)", "", tally).arg(text)
    Accessible.description: names
    Accessible.checkable: true
    Accessible.checked: mine
    Accessible.onPressAction: if (enabled) option.clicked()
    Keys.onReturnPressed: option.clicked()

    PlainTip {
        words: option.names
        wanted: option.hovered
    }
    background: Rectangle {
        radius: Theme.gap1
        color: "transparent"
        border.width: option.visualFocus ? 2 : 0
        border.color: Theme.accent
    }
    Item {
        anchors.fill: parent
        Icon {
            id: mark
            anchors.verticalCenter: words.verticalCenter
            symbol: option.multiple ? (option.mine ? Icon.SquareCheck : Icon.Square) : (option.mine ? Icon.CircleCheck : Icon.Circle)
            size: 16
            color: option.mine ? Theme.accentText : option.own ? Theme.ownQuiet : Theme.quiet
        }
        PlainText {
            id: words
            anchors.left: mark.right
            anchors.leftMargin: Theme.gap2
            anchors.right: count.left
            anchors.rightMargin: Theme.gap2
            y: Theme.gap1
            text: option.text
            font.bold: option.mine
            font.underline: option.hovered
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        PlainText {
            id: count
            objectName: "pollTally"
            anchors.right: parent.right
            anchors.verticalCenter: words.verticalCenter
            text: option.tally
            color: option.own ? Theme.ownQuiet : Theme.quiet
            font.pixelSize: Theme.nameSize
            Accessible.ignored: true
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 4
            radius: 2
            color: Theme.line
            Rectangle {
                width: parent.width * option.share
                height: parent.height
                radius: 2
                color: Theme.accent
                Behavior on width {
                    NumberAnimation {
                        duration: Theme.motion
                    }
                }
            }
        }
    }
}
