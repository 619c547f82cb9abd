// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The day of what follows; pressing it chooses another one to go to.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Item {
    id: line
    required property string day
    signal dayAsked

    implicitHeight: button.height + Theme.gap5
    QuietButton {
        id: button
        objectName: "dayLine"
        y: Theme.gap4
        anchors.horizontalCenter: parent.horizontalCenter
        text: line.day
        ink: Theme.quiet
        size: Theme.nameSize
        focusPolicy: Qt.NoFocus
        Accessible.description: qsTr("Goes to another day")
        onClicked: line.dayAsked()
    }
}
