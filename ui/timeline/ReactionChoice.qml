// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One reaction to choose.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls

AbstractButton {
    id: choice
    required property string name
    required property bool mine
    /// The keys are here.
    required property bool marked

    implicitHeight: Theme.px(36)
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: name
    Accessible.checkable: true
    Accessible.checked: mine
    Accessible.onPressAction: if (enabled) choice.clicked()
    ToolTip.text: name
    ToolTip.visible: hovered
    ToolTip.delay: 600
    background: Rectangle {
        radius: Theme.controlRadius - 2
        color: choice.mine ? Theme.ownBubble : choice.hovered || choice.marked ? Theme.hover : "transparent"
        border.width: choice.marked ? 2 : choice.mine ? 1 : 0
        border.color: Theme.accent
    }
    contentItem: PlainText {
        text: choice.text
        font.family: Theme.emojiFamily
        font.pixelSize: Theme.titleSize
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
