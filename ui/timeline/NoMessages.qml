// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// In place of the messages of a room that has none yet.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Column {
    id: empty
    required property bool mayInvite
    signal inviteAsked

    spacing: Theme.gap4
    EmptyState {
        width: parent.width
        symbol: Icon.Message
        heading: qsTr("No messages yet")
        advice: qsTr("Write the first one below. It is kept on this computer and goes out over whatever path there is.")
    }
    StepButton {
        objectName: "emptyInvite"
        width: parent.width
        visible: empty.mayInvite
        focusPolicy: Qt.TabFocus // a click leaves the composer where it was
        text: qsTr("Invite somebody into this room")
        onClicked: empty.inviteAsked()
    }
}
