// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The newest pinned message, above the others: pressing it goes there; of several, the next one follows.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Timeline

Rectangle {
    id: bar
    required property Pins pins
    required property bool mayPin
    signal jumpAsked(string message)
    signal unpinAsked(string message)

    visible: pins.count > 0
    implicitHeight: visible ? Theme.px(44) : 0
    color: Theme.panel

    AbstractButton {
        id: words
        objectName: "pinnedMessage"
        height: parent.height - 1
        anchors.left: parent.left
        anchors.right: next.visible ? next.left : off.visible ? off.left : parent.right
        hoverEnabled: true
        focusPolicy: Qt.StrongFocus
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("Pinned: %1: %2").arg(bar.pins.author).arg(bar.pins.text)
        Accessible.description: qsTr("Goes to the message")
        Accessible.onPressAction: if (enabled) words.clicked()
        Keys.onReturnPressed: words.clicked()
        onClicked: bar.jumpAsked(bar.pins.message)
        background: Rectangle {
            color: words.hovered ? Theme.hover : "transparent"
            border.width: words.visualFocus ? 2 : 0
            border.color: Theme.accent
        }
        Item {
            anchors.fill: parent
            anchors.leftMargin: Theme.gap5
            anchors.rightMargin: Theme.gap2
            Icon {
                id: pin
                anchors.verticalCenter: parent.verticalCenter
                symbol: Icon.Pin
                size: 16
                color: Theme.accentText
            }
            PlainText {
                anchors.left: pin.right
                anchors.leftMargin: Theme.gap2
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("%1: %2", "author and text of a pinned message").arg(bar.pins.author).arg(bar.pins.text)
                font.pixelSize: Theme.nameSize + 1
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }
    }
    QuietButton {
        id: next
        objectName: "nextPin"
        anchors.right: off.visible ? off.left : parent.right
        anchors.rightMargin: off.visible ? Theme.gap1 : Theme.gap4
        anchors.verticalCenter: parent.verticalCenter
        visible: bar.pins.count > 1
        text: qsTr("%1 of %2", "which pinned message").arg(bar.pins.at + 1).arg(bar.pins.count)
        ink: Theme.quiet
        Accessible.description: qsTr("Shows the next pinned message")
        onClicked: bar.pins.step()
    }
    IconButton {
        id: off
        objectName: "unpin"
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap3
        anchors.verticalCenter: parent.verticalCenter
        visible: bar.mayPin
        symbol: Icon.PinOff
        name: qsTr("Unpin")
        onClicked: bar.unpinAsked(bar.pins.message)
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
