// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a room has gathered, by tabs: photos, files, links, notices.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Files
import Ieum.Drawer

Item {
    id: drawer
    required property Live live
    required property string room
    property string tab: "files"
    signal closed
    signal fetchAsked(string file)
    signal saveAsked(string file, string name)
    signal jumpAsked(string message)

    DrawerHead {
        id: head
        width: parent.width
        heading: qsTr("Gathered in this room")
        onClosed: drawer.closed()
    }
    Choice {
        id: tabs
        objectName: "drawerTabs"
        anchors.top: head.bottom
        x: Theme.gap4
        width: parent.width - 2 * x
        name: qsTr("What to show")
        labels: [qsTr("Photos"), qsTr("Files"), qsTr("Links"), qsTr("Notices")]
        values: ["photos", "files", "links", "notices"]
        current: drawer.tab
        onChosen: value => drawer.tab = value
    }
    Loader {
        anchors.top: tabs.bottom
        anchors.topMargin: Theme.gap3
        anchors.bottom: parent.bottom
        width: parent.width
        sourceComponent: drawer.tab === "photos" ? photos : drawer.tab === "links" ? links : drawer.tab === "notices" ? notices : files
    }
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    Component {
        id: photos
        PhotoPanel {
            live: drawer.live
            room: drawer.room
            onViewAsked: (file, name) => viewer.made().show(drawer.room, file, name)
            onFetchAsked: file => drawer.fetchAsked(file)
        }
    }
    Component {
        id: files
        FilePanel {
            live: drawer.live
            room: drawer.room
            onViewAsked: (file, name) => viewer.made().show(drawer.room, file, name)
            onFetchAsked: file => drawer.fetchAsked(file)
            onSaveAsked: (file, name) => drawer.saveAsked(file, name)
        }
    }
    Component {
        id: links
        LinkPanel {
            live: drawer.live
            room: drawer.room
            onJumpAsked: message => drawer.jumpAsked(message)
        }
    }
    Component {
        id: notices
        NoticePanel {
            live: drawer.live
            room: drawer.room
            onJumpAsked: message => drawer.jumpAsked(message)
        }
    }
    LazySheet {
        id: viewer
        sourceComponent: PictureViewer {
            live: drawer.live
            onFetchAsked: file => drawer.fetchAsked(file)
            onSaveAsked: (file, name) => drawer.saveAsked(file, name)
        }
    }
    // qmllint enable unqualified
}
