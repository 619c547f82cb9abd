// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The notices of a room.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Drawer

Item {
    id: panel
    required property Live live
    required property string room
    signal jumpAsked(string message)

    NoticeList {
        id: notices
        live: panel.live
        room: panel.room
    }
    ListView {
        id: list
        objectName: "noticeList"
        anchors.fill: parent
        clip: true
        model: notices.rows
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollMark {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Notices")
        // Qt 6.4 cannot make footers of bound components, so this file has none.
        // qmllint disable unqualified
        delegate: DrawerLine {
            required property string key
            required text
            objectName: "notice"
            width: ListView.view.width
            onClicked: panel.jumpAsked(key)
        }
        footer: QuietButton {
            x: Theme.gap4
            visible: notices.hasMore
            text: qsTr("Look further back")
            onClicked: notices.more()
        }
        // qmllint enable unqualified
    }
    EmptyState {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.gap5
        visible: notices.known && list.count === 0 && !notices.hasMore
        symbol: Icon.Megaphone
        heading: qsTr("No notices yet")
        advice: qsTr("What owners and admins send as a notice is gathered here.")
    }
}
