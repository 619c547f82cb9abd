// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nothing here yet, and what to do next.
import QtQuick
import Ieum.Theme

Column {
    id: empty
    required property int symbol
    required property string heading
    property string advice: ""

    spacing: Theme.gap2
    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        symbol: empty.symbol
        size: 32
    }
    PlainText {
        width: parent.width
        text: empty.heading
        font.pixelSize: Theme.headingSize
        font.bold: true
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
    }
    PlainText {
        width: parent.width
        visible: text !== ""
        text: empty.advice
        color: Theme.quiet
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        lineHeight: 1.2
    }
}
