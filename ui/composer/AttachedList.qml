// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files that go with the message.
pragma ComponentBehavior: Bound

import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Composer

Flow {
    id: list
    required property Draft draft

    spacing: Theme.gap2
    topPadding: files.count > 0 ? Theme.gap2 : 0

    Repeater {
        id: files
        objectName: "attachedFiles"
        model: list.draft.attached
        Rectangle {
            id: chip
            required property string key
            required property string name
            required property string size
            width: Math.min(list.width, words.implicitWidth + 28 + Theme.controlHeight)
            height: Theme.px(32)
            radius: Theme.gap2
            color: Theme.field

            Icon {
                x: Theme.gap2
                anchors.verticalCenter: parent.verticalCenter
                symbol: Icon.Paperclip
                size: 14
            }
            PlainText {
                id: words
                x: 28
                width: parent.width - 28 - Theme.controlHeight
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("%1 · %2").arg(chip.name).arg(chip.size)
                font.pixelSize: Theme.nameSize
                elide: Text.ElideMiddle
            }
            IconButton {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.px(30)
                height: Theme.px(30)
                symbol: Icon.Close
                name: qsTr("Do not send %1").arg(chip.name)
                onClicked: list.draft.detach(chip.key)
            }
        }
    }
}
