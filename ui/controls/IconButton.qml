// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A symbol to press; its name is shown as a tooltip and read aloud.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme

AbstractButton {
    id: button
    required property int symbol
    required property string name
    /// Its menu is open: the tooltip would cover it
    property bool menuOpen: false

    implicitWidth: Theme.controlHeight
    implicitHeight: Theme.controlHeight
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.onPressAction: if (enabled) button.clicked()
    Keys.onReturnPressed: button.clicked()

    PlainTip {
        words: button.name
        wanted: button.hovered && !button.menuOpen
    }
    background: Rectangle {
        radius: Theme.controlRadius
        color: button.pressed ? Theme.line : button.hovered ? Theme.hover : "transparent"
        border.width: button.visualFocus ? 2 : 0
        border.color: Theme.accent
    }
    contentItem: Icon {
        symbol: button.symbol
        color: button.enabled ? Theme.quiet : Theme.line
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
}
