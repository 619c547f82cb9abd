// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Something else that can be done: a symbol and words without a frame, no wider than they are.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme

AbstractButton {
    id: button
    required property int symbol
    property color ink: Theme.accentText

    leftPadding: Theme.gap1
    rightPadding: Theme.gap1
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(24, implicitContentHeight + Theme.gap1)
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.45
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: if (enabled) button.clicked()
    Keys.onReturnPressed: button.clicked()

    background: Rectangle {
        radius: Theme.gap1
        color: "transparent"
        border.width: button.visualFocus ? 2 : 0
        border.color: Theme.accent
    }
    contentItem: Row {
        spacing: Theme.gap1 + 2
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            symbol: button.symbol
            size: 16
            color: button.ink
        }
        PlainText {
            anchors.verticalCenter: parent.verticalCenter
            text: button.text
            color: button.ink
            font.pixelSize: Theme.nameSize + 1
            font.underline: button.hovered
        }
    }
}
