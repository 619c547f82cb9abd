// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// To the picture before or after.
import QtQuick
import Ieum.Theme
import Ieum.Controls

IconButton {
    id: arrow
    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
    width: Theme.px(44)
    height: Theme.px(44)
    focusPolicy: Qt.TabFocus
    background: Rectangle {
        radius: width / 2
        color: arrow.hovered ? Theme.hover : Theme.raised
        border.width: arrow.visualFocus ? 2 : 1
        border.color: arrow.visualFocus ? Theme.accent : Theme.line
    }
}
