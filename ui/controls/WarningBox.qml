// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What must be known before going on.
import QtQuick
import Ieum.Theme

Rectangle {
    id: box
    required property string text

    implicitHeight: words.implicitHeight + 2 * Theme.gap3
    radius: Theme.controlRadius
    color: Theme.warning

    Icon {
        x: Theme.gap3
        anchors.verticalCenter: parent.verticalCenter
        symbol: Icon.Warning
        color: Theme.warningInk
    }
    PlainText {
        id: words
        x: 2 * Theme.gap5
        width: parent.width - x - Theme.gap3
        anchors.verticalCenter: parent.verticalCenter
        text: box.text
        color: Theme.warningInk
        font.pixelSize: Theme.nameSize + 1
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
}
