// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One line of a menu.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme

MenuItem {
    id: line
    property int symbol: Icon.None
    property bool grave: false

    implicitHeight: visible ? Theme.controlHeight : 0
    implicitWidth: Theme.px(220)
    Accessible.role: Accessible.MenuItem
    Accessible.name: text
    Accessible.onPressAction: if (enabled) line.triggered()

    background: Rectangle {
        radius: Theme.controlRadius - 2
        color: line.highlighted ? Theme.hover : "transparent"
    }
    contentItem: Row {
        spacing: Theme.gap3
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            symbol: line.symbol
            size: 16
            color: line.grave ? Theme.danger : Theme.quiet
        }
        PlainText {
            anchors.verticalCenter: parent.verticalCenter
            text: line.text
            color: line.grave ? Theme.danger : Theme.text
        }
    }
}
