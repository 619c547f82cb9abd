// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Says that what is unread names us.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Rectangle {
    objectName: "mentionBadge"
    implicitHeight: Theme.px(20)
    width: visible ? implicitHeight : 0
    radius: implicitHeight / 2
    color: Theme.mention
    PlainText {
        anchors.centerIn: parent
        text: "@"
        color: Theme.mentionInk
        font.bold: true
        font.pixelSize: Theme.smallSize
        Accessible.ignored: true
    }
}
