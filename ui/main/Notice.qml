// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What came of something that was asked for a while ago.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Rectangle {
    id: notice
    required property string text
    signal closed

    implicitHeight: visible ? Math.max(40, words.implicitHeight + 2 * Theme.gap2) : 0
    visible: text !== ""
    color: Theme.panel

    PlainText {
        id: words
        x: Theme.gap5
        width: parent.width - x - 52
        anchors.verticalCenter: parent.verticalCenter
        text: notice.text
        font.pixelSize: Theme.nameSize + 1
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
    IconButton {
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap2
        anchors.verticalCenter: parent.verticalCenter
        objectName: "closeNotice"
        symbol: Icon.Close
        name: qsTr("Close")
        onClicked: notice.closed()
    }
}
