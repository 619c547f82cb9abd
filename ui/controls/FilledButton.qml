// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one thing to do next.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme

AbstractButton {
    id: button
    leftPadding: Theme.gap4
    rightPadding: Theme.gap4
    implicitWidth: Math.max(64, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Theme.controlHeight
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.45
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: if (enabled) button.clicked()
    Keys.onReturnPressed: button.clicked()

    background: Rectangle {
        radius: Theme.controlRadius
        color: button.pressed || button.hovered ? Theme.accentPressed : Theme.accentFill
        border.width: button.visualFocus ? 2 : 0
        border.color: Theme.text
    }
    contentItem: PlainText {
        text: button.text
        color: Theme.accentInk
        font.bold: true
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
}
