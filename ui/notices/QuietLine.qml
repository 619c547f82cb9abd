// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// That nothing is told for now, until when, and a way to end it.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Notices

Item {
    id: line
    required property QuietTime quiet

    objectName: "quietLine"
    visible: quiet.active
    implicitHeight: visible ? Math.max(Theme.px(40), words.implicitHeight + 2 * Theme.gap2) : 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    Icon {
        id: bell
        x: 12
        anchors.verticalCenter: parent.verticalCenter
        symbol: Icon.BellOff
        size: 16
    }
    PlainText {
        id: words
        objectName: "quietWords"
        anchors.left: bell.right
        anchors.leftMargin: Theme.gap2
        anchors.right: end.left
        anchors.rightMargin: Theme.gap2
        anchors.verticalCenter: parent.verticalCenter
        text: line.quiet.words
        font.pixelSize: Theme.nameSize + 1
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
    QuietButton {
        id: end
        objectName: "quietEnd"
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap2 + 2
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Tell again")
        onClicked: line.quiet.wake()
    }
}
