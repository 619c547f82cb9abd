// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The emoji that people answered a message with, and how many of them.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Item {
    id: line
    required property string text

    visible: text !== ""
    width: ground.width
    height: visible ? ground.height + Theme.gap1 : 0

    Rectangle {
        id: ground
        y: Theme.gap1
        width: words.implicitWidth + 2 * Theme.gap2
        height: words.implicitHeight + Theme.gap1
        radius: height / 2
        color: Theme.otherBubble
        PlainText {
            id: words
            anchors.centerIn: parent
            text: line.text
            color: Theme.text
            font.pixelSize: Theme.nameSize
            Accessible.name: qsTr("Reactions: %1").arg(line.text)
        }
    }
}
