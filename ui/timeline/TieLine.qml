// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A member who may be chosen. The colour comes from the key: two of one name are told apart by it.
import QtQuick
import Ieum.Theme
import Ieum.Controls

ActionLine {
    id: line
    required property string key
    required property string name
    required property string initial
    required property int hue
    required property bool chosen

    objectName: "tieMember"
    text: name
    symbol: chosen ? Icon.SquareCheck : Icon.Square
    Accessible.checkable: true
    Accessible.checked: chosen
    contentItem: Row {
        spacing: Theme.gap3
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            symbol: line.symbol
            size: 16
        }
        Avatar {
            objectName: "tieAvatar"
            anchors.verticalCenter: parent.verticalCenter
            size: Theme.px(26)
            initial: line.initial
            hue: line.hue
        }
        PlainText {
            anchors.verticalCenter: parent.verticalCenter
            width: line.availableWidth - Theme.px(16) - Theme.px(26) - 2 * Theme.gap3
            text: line.text
            elide: Text.ElideRight
        }
    }
}
