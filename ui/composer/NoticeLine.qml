// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Says that what is being written goes out as a notice.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Item {
    id: line
    signal dropped

    objectName: "noticeLine"
    implicitHeight: visible ? Theme.px(36) : 0

    Icon {
        id: mark
        anchors.verticalCenter: parent.verticalCenter
        symbol: Icon.Megaphone
        size: 16
        color: Theme.accentText
    }
    PlainText {
        anchors.left: mark.right
        anchors.leftMargin: Theme.gap2
        anchors.right: off.left
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Goes out as a notice")
        color: Theme.accentText
        font.pixelSize: Theme.nameSize
        font.bold: true
        elide: Text.ElideRight
    }
    IconButton {
        id: off
        objectName: "dropNotice"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        symbol: Icon.Close
        name: qsTr("Send as a usual message")
        onClicked: line.dropped()
    }
}
