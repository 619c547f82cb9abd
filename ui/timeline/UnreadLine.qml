// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stands above the first message that had not been read when the room was opened.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Item {
    id: line
    objectName: "unreadLine"
    implicitHeight: words.height + 2 * Theme.gap2
    Rectangle {
        anchors.verticalCenter: words.verticalCenter
        x: Theme.gap5
        width: parent.width - 2 * Theme.gap5
        height: 1
        color: Theme.accent
    }
    Rectangle {
        anchors.fill: words
        anchors.leftMargin: -Theme.gap3
        anchors.rightMargin: -Theme.gap3
        color: Theme.ground
    }
    PlainText {
        id: words
        y: Theme.gap2
        anchors.horizontalCenter: parent.horizontalCenter
        text: qsTr("You have read up to here")
        color: Theme.accentText
        font.pixelSize: Theme.nameSize
    }
}
