// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Below what can be done with a file: on which computers and servers it is, and when each was heard last.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls

MenuItem {
    id: line
    required property string heldBy

    objectName: "vaultHeldBy"
    enabled: false
    implicitHeight: visible ? implicitContentHeight + 2 * Theme.gap2 : 0
    implicitWidth: 220
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("It is with: %1").arg(heldBy)

    background: Item {}
    contentItem: Column {
        spacing: 2
        PlainText {
            width: parent.width
            text: qsTr("It is with")
            color: Theme.quiet
            font.pixelSize: Theme.smallSize
        }
        PlainText {
            width: parent.width
            text: line.heldBy
            color: Theme.text
            font.pixelSize: Theme.nameSize
            wrapMode: Text.Wrap
            maximumLineCount: 8
            elide: Text.ElideRight
        }
    }
}
