// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The only coloured band of the window, there only when something is wrong.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Outage

Rectangle {
    id: bar
    required property Paths paths
    signal detailsAsked

    objectName: "outageBar"
    visible: paths.bar !== ""
    implicitHeight: visible ? Math.max(44, sentence.implicitHeight + 2 * Theme.gap3) : 0
    color: Theme.warning
    clip: true
    Accessible.role: Accessible.AlertMessage
    Accessible.name: paths.bar

    PlainText {
        id: sentence
        objectName: "outageSentence"
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap5
        anchors.right: action.left
        anchors.rightMargin: Theme.gap3
        anchors.verticalCenter: parent.verticalCenter
        text: bar.paths.bar
        color: Theme.warningInk
        font.pixelSize: Theme.nameSize + 1
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
    QuietButton {
        id: action
        objectName: "outageAction"
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap4
        anchors.verticalCenter: parent.verticalCenter
        text: bar.paths.paused ? qsTr("Go on") : qsTr("Details")
        ink: Theme.warningInk
        strong: true
        onClicked: bar.paths.paused ? bar.paths.setPaused(false) : bar.detailsAsked()
    }
}
