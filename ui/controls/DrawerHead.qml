// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The head of a panel at the right: its name and a way to close it.
import QtQuick
import Ieum.Theme

Item {
    id: head
    required property string heading
    signal closed

    implicitHeight: Theme.headHeight
    PlainText {
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.gap4
        text: head.heading
        font.pixelSize: Theme.headingSize
        font.bold: true
    }
    IconButton {
        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap2
        objectName: "closeDrawer"
        symbol: Icon.Close
        name: qsTr("Close")
        onClicked: head.closed()
    }
}
