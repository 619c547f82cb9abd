// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many have not read a message of ours, as far as is known; it counts down to nothing.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls

PlainText {
    id: tally
    required property int count

    visible: count > 0
    text: count
    color: Theme.accentText
    font.bold: true
    font.pixelSize: Theme.smallSize
    Accessible.name: qsTr("%n not known to have read it", "", count)
    ToolTip.text: qsTr("%n have not read it, as far as is known here", "", count)
    ToolTip.visible: hover.hovered
    ToolTip.delay: 500
    HoverHandler {
        id: hover
    }
}
