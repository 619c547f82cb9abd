// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Something else that can be done: words without a frame.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme

AbstractButton {
    id: button
    property color ink: Theme.accentText
    property bool strong: false
    property int size: Theme.nameSize + 1

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
    contentItem: PlainText {
        text: button.text
        color: button.ink
        font.pixelSize: button.size
        font.bold: button.strong
        font.underline: button.hovered
        horizontalAlignment: Text.AlignHCenter
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
    }
}
