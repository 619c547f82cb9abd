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
    implicitHeight: visible ? Math.max(48, implicitContentHeight + 2 * Theme.gap2) : 0
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    text: qsTr("Write down your recovery words. Without them a lost computer is a lost account.")
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: if (enabled) reminder.clicked()
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
        Icon {
            x: 12
            anchors.verticalCenter: parent.verticalCenter
            symbol: Icon.Key
            color: Theme.caution
        }
    }
    contentItem: PlainText {
        leftPadding: Theme.px(38)
        rightPadding: Theme.gap3
        text: reminder.text
        font.pixelSize: Theme.nameSize
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.Wrap
    }
}
