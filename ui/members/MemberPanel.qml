// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The drawer that says who is in the room and who is reachable.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Members

Item {
    id: panel
    required property Live live
    required property string room
    required property bool group
    signal closed
    signal inviteAsked
    signal personAsked(string person)
    signal removeAsked(string person, string name)
    signal leaveAsked

    function remove(person: string) {
        members.remove(person);
    }
    function leave() {
        members.leave();
    }

    MemberList {
        id: members
        live: panel.live
        room: panel.room
    }
    DrawerHead {
        id: head
        width: parent.width
        heading: qsTr("Members")
        onClosed: panel.closed()
    }
    ListView {
        id: list
        objectName: "memberList"
        anchors.top: head.bottom
        anchors.bottom: foot.top
        width: parent.width
        clip: true
        model: members.rows
        ScrollBar.vertical: ScrollMark {}
        Accessible.role: Accessible.List
        Accessible.name: head.heading
        delegate: MemberRow {
            id: entry
            width: ListView.view.width
            onCardAsked: panel.personAsked(entry.key)
            onRemoveAsked: panel.removeAsked(entry.key, entry.name)
        }
    }
    Column {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        bottomPadding: Theme.gap3
        leftPadding: Theme.gap3
        spacing: Theme.gap1
        ErrorLine {
            width: parent.width - 2 * Theme.gap4
            text: members.error
        }
        QuietButton {
            visible: panel.group
            text: qsTr("Invite to this room…")
            onClicked: panel.inviteAsked()
        }
        QuietButton {
            visible: panel.group
            text: qsTr("Leave this room…")
            ink: Theme.danger
            onClicked: panel.leaveAsked()
        }
    }
}
