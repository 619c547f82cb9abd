// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The links of a room. Pressing one asks first, and says which host it leads to.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Links
import Ieum.Live
import Ieum.Drawer

Item {
    id: panel
    required property Live live
    required property string room
    signal jumpAsked(string message)

    LinkList {
        id: links
        live: panel.live
        room: panel.room
    }
    ListView {
        id: list
        objectName: "linkList"
        anchors.fill: parent
        clip: true
        model: links.rows
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollMark {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Links")
        onContentYChanged: askMore()
        onContentHeightChanged: askMore()
        function askMore() {
            if (contentHeight - contentY < height * 2)
                links.more();
        }
        // Qt 6.4 cannot load bound components, so this file has none.
        // qmllint disable unqualified
        delegate: DrawerLine {
            required property string message
            required property string url
            required property string host
            required property string shown
            objectName: "link"
            width: ListView.view.width
            title: host
            text: shown
            onClicked: opening.made().ask(url, false, 0, message)
        }
        // qmllint enable unqualified
    }
    // qmllint disable unqualified
    LazySheet {
        id: opening
        sourceComponent: OpenLinkSheet {
            onJumpAsked: message => panel.jumpAsked(message)
        }
    }
    // qmllint enable unqualified
    EmptyState {
        objectName: "noLinks"
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.gap5
        visible: links.known && list.count === 0
        symbol: Icon.Link
        heading: qsTr("No links yet")
        advice: qsTr("Addresses that are written in this room are gathered here.")
    }
}
