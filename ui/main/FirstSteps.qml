// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// No rooms yet: the ways to get one, and what else a beginning may need.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Column {
    id: steps
    signal sheetAsked(string name)

    objectName: "firstSteps"
    spacing: Theme.gap3

    EmptyState {
        width: parent.width
        bottomPadding: Theme.gap2
        symbol: Icon.Message
        heading: qsTr("Whom would you like to talk to?")
        advice: qsTr("Make a room and invite people into it, or accept an invitation that you were sent. On the same network no server is needed.")
    }
    FilledButton {
        objectName: "firstRoom"
        width: parent.width
        height: Theme.px(44)
        text: qsTr("Make a room")
        onClicked: steps.sheetAsked("room")
    }
    StepButton {
        objectName: "firstInvite"
        width: parent.width
        text: qsTr("Invite somebody")
        onClicked: steps.sheetAsked("invite")
    }
    StepButton {
        objectName: "firstAccept"
        width: parent.width
        text: qsTr("Accept an invitation")
        onClicked: steps.sheetAsked("accept")
    }
    StepButton {
        objectName: "firstNear"
        width: parent.width
        text: qsTr("People near you")
        onClicked: steps.sheetAsked("near")
    }
    QuietButton {
        anchors.horizontalCenter: parent.horizontalCenter
        text: qsTr("Import a chat from another messenger…")
        ink: Theme.quiet
        onClicked: steps.sheetAsked("import")
    }
    QuietButton {
        anchors.horizontalCenter: parent.horizontalCenter
        text: qsTr("Connect a server…")
        ink: Theme.quiet
        onClicked: steps.sheetAsked("replica")
    }
}
