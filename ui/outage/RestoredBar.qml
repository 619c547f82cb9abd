// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// This profile was put back or copied and sends nothing yet: what happened, what waits, and a way on.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Outage

Rectangle {
    id: bar
    required property Restored restored
    signal goOnAsked

    objectName: "restoredBar"
    visible: restored.head !== ""
    implicitHeight: visible ? words.implicitHeight + 2 * Theme.gap3 : 0
    color: Theme.warning
    clip: true
    Accessible.role: Accessible.AlertMessage
    Accessible.name: qsTr("%1. %2").arg(restored.head).arg(restored.advice)

    Column {
        id: words
        x: Theme.gap5
        width: parent.width - x - Theme.gap4
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap1
        PlainText {
            objectName: "restoredHead"
            width: parent.width
            text: bar.restored.head
            color: Theme.warningInk
            font.pixelSize: Theme.nameSize + 1
            font.bold: true
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        PlainText {
            objectName: "restoredAdvice"
            width: parent.width
            text: bar.restored.advice
            color: Theme.warningInk
            font.pixelSize: Theme.nameSize + 1
            lineHeight: 1.15
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        ErrorLine {
            width: parent.width
            text: bar.restored.error
            color: Theme.warningInk
        }
        QuietButton {
            objectName: "restoredGoOn"
            x: -leftPadding
            text: qsTr("Go on without waiting…")
            ink: Theme.warningInk
            strong: true
            onClicked: bar.goOnAsked()
        }
    }
}
