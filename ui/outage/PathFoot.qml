// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which path works now, always at the foot of the room list.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Outage

Rectangle {
    id: foot
    required property Paths paths
    signal detailsAsked

    implicitHeight: Theme.px(48)
    color: Theme.panel

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    Rectangle {
        id: dot
        x: 14
        anchors.verticalCenter: parent.verticalCenter
        width: 9
        height: 9
        radius: 5
        color: foot.paths.tone === "good" ? Theme.accent : foot.paths.tone === "partial" ? Theme.caution : "transparent"
        border.width: foot.paths.tone === "none" || foot.paths.tone === "paused" ? 2 : 0
        border.color: Theme.quiet
    }
    PlainText {
        objectName: "pathSentence"
        anchors.left: dot.right
        anchors.leftMargin: Theme.gap2
        anchors.right: more.left
        anchors.rightMargin: Theme.gap2
        anchors.verticalCenter: parent.verticalCenter
        text: foot.paths.foot
        font.pixelSize: Theme.nameSize + 1
        elide: Text.ElideRight
    }
    QuietButton {
        id: more
        objectName: "showPaths"
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap2 + 2
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Connections")
        onClicked: foot.detailsAsked()
    }
}
