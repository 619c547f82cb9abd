// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many are unread.
import QtQuick
import Ieum.Theme

Rectangle {
    id: badge
    required property int count

    visible: count > 0
    implicitHeight: Theme.px(20)
    implicitWidth: Math.max(implicitHeight, number.implicitWidth + Theme.gap3 - 1)
    radius: implicitHeight / 2
    color: Theme.accentFill

    PlainText {
        id: number
        anchors.centerIn: parent
        text: badge.count > 999 ? "999+" : badge.count
        color: Theme.accentInk
        font.bold: true
        font.pixelSize: Theme.smallSize
        Accessible.ignored: true
    }
}
