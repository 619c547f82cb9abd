// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One emoji to choose; its name is shown as a tooltip and read aloud.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls

AbstractButton {
    id: cell
    required property string name
    /// The keys are here.
    required property bool marked

    implicitHeight: Theme.px(38)
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.onPressAction: if (enabled) cell.clicked()
    ToolTip.text: name
    ToolTip.visible: hovered
    ToolTip.delay: 600
    background: Rectangle {
        radius: Theme.controlRadius - 2
        color: cell.marked ? Theme.selected : cell.hovered ? Theme.hover : "transparent"
        border.width: cell.marked ? 1 : 0
        border.color: Theme.accent
    }
    contentItem: PlainText {
        text: cell.text
        font.family: Theme.emojiFamily
        font.pixelSize: Theme.titleSize
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
