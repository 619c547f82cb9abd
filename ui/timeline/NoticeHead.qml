// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Says that a message is a notice of those who run the room.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Row {
    objectName: "noticeHead"
    spacing: Theme.gap1 + 2
    height: visible ? implicitHeight : 0

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        symbol: Icon.Megaphone
        size: 14
        color: Theme.accentText
    }
    PlainText {
        text: qsTr("Notice")
        color: Theme.accentText
        font.pixelSize: Theme.nameSize
        font.bold: true
    }
}
