// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What came of something that was done to a message, at the foot of the messages, where whoever did it looks.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Rectangle {
    id: box
    required property string error
    required property string notice
    required property real widest
    signal closed

    visible: words.text !== ""
    width: Math.min(widest, words.implicitWidth + close.width + 3 * Theme.gap3)
    height: Math.max(40, words.implicitHeight + 2 * Theme.gap2)
    radius: Theme.controlRadius
    color: Theme.raised
    border.color: error !== "" ? Theme.danger : Theme.line

    PlainText {
        id: words
        objectName: "deedLine"
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap3
        anchors.right: close.left
        anchors.verticalCenter: parent.verticalCenter
        text: box.error || box.notice
        color: box.error !== "" ? Theme.danger : Theme.text
        font.pixelSize: Theme.nameSize + 1
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
    IconButton {
        id: close
        objectName: "closeDeedLine"
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap1
        anchors.verticalCenter: parent.verticalCenter
        width: 30
        height: 30
        symbol: Icon.Close
        name: qsTr("Close")
        onClicked: box.closed()
    }
}
