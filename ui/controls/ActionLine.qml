// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One of several things that can be done, in a column of them: a symbol and words, as wide as the column.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme

AbstractButton {
    id: line
    property int symbol: Icon.None

    leftPadding: Theme.gap2
    rightPadding: Theme.gap2
    implicitHeight: Theme.controlHeight
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.45
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: if (enabled) line.clicked()
    Keys.onReturnPressed: line.clicked()
    background: Rectangle {
        radius: Theme.controlRadius
        color: line.pressed ? Theme.line : line.hovered ? Theme.hover : "transparent"
        border.width: line.visualFocus ? 2 : 0
        border.color: Theme.accent
    }
    contentItem: Row {
        spacing: Theme.gap3
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            symbol: line.symbol
            size: 16
        }
        PlainText {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, line.availableWidth - Theme.px(16) - Theme.gap3)
            text: line.text
            elide: Text.ElideRight
        }
    }
}
