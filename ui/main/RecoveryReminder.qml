// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nobody has written down the recovery words yet: said until somebody has.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Sheets

AbstractButton {
    id: reminder
    required property Live live

    objectName: "recoveryReminder"
    visible: recovering.owed
    implicitHeight: visible ? Math.max(48, words.implicitHeight + 2 * Theme.gap2) : 0
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    text: qsTr("Write down your recovery words. Without them a lost computer is a lost account.")
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: reminder.clicked()

    Recovering {
        id: recovering
        live: reminder.live
        Component.onCompleted: look()
    }
    Connections {
        target: reminder.live
        function onStatusChanged() {
            if (recovering.owed)
                recovering.look();
        }
    }
    background: Rectangle {
        color: reminder.hovered ? Theme.hover : "transparent"
        border.width: reminder.visualFocus ? 2 : 0
        border.color: Theme.accent
        Rectangle {
            width: parent.width
            height: 1
            color: Theme.line
        }
    }
    contentItem: Item {
        Icon {
            id: key
            x: 12
            anchors.verticalCenter: parent.verticalCenter
            symbol: Icon.Key
            color: Theme.caution
        }
        PlainText {
            id: words
            x: 38
            width: parent.width - x - Theme.gap3
            anchors.verticalCenter: parent.verticalCenter
            text: reminder.text
            font.pixelSize: Theme.nameSize
            wrapMode: Text.Wrap
        }
    }
}
