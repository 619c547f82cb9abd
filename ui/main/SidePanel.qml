// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The drawer at the right: one of members, what was gathered, search, connections.
import QtQuick
import Ieum.Theme
import Ieum.Live
import Ieum.Outage
import Ieum.Members
import Ieum.Search
import Ieum.Drawer

Rectangle {
    id: panel
    required property string kind
    required property Live live
    required property Paths paths
    required property string room
    required property string roomName
    required property bool group
    required property Sheets sheets
    signal closed
    signal fetchAsked(string file)
    signal saveAsked(string file, string name)
    signal hitChosen(string room, string message)

    color: Theme.ground

    Rectangle {
        width: 1
        height: parent.height
        color: Theme.line
    }
    Loader {
        anchors.fill: parent
        anchors.leftMargin: 1
        sourceComponent: panel.kind === "members" ? members : panel.kind === "files" ? files : panel.kind === "search" ? search : panel.kind === "paths" ? paths : null
    }
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    Component {
        id: members
        MemberPanel {
            id: memberPanel
            live: panel.live
            room: panel.room
            group: panel.group
            onClosed: panel.closed()
            onInviteAsked: panel.sheets.show("inviteHere", panel.room, panel.roomName)
            onRemoveAsked: (person, name) => panel.sheets.ask("member", panel.room + "/" + person, qsTr("Remove %1?").arg(name), qsTr("From now on new messages of this room cannot be read by them. What they have they keep."), qsTr("Remove"))
            onLeaveAsked: panel.sheets.ask("leave", panel.room, qsTr("Leave %1?").arg(panel.roomName), qsTr("You can go on reading what is here. New messages no longer reach you."), qsTr("Leave"))

            Connections {
                target: panel.sheets
                function onAgreed(kind: string, subject: string) {
                    // Another room may be shown by now.
                    if (kind === "member" && subject.startsWith(panel.room + "/"))
                        memberPanel.remove(subject.slice(panel.room.length + 1));
                    else if (kind === "leave" && subject === panel.room)
                        memberPanel.leave();
                }
            }
        }
    }
    Component {
        id: files
        RoomDrawer {
            live: panel.live
            room: panel.room
            onClosed: panel.closed()
            onJumpAsked: message => panel.hitChosen(panel.room, message)
            onFetchAsked: file => panel.fetchAsked(file)
            onSaveAsked: (file, name) => panel.saveAsked(file, name)
        }
    }
    Component {
        id: search
        SearchPanel {
            live: panel.live
            room: panel.room
            onClosed: panel.closed()
            onChosen: (room, message) => panel.hitChosen(room, message)
        }
    }
    Component {
        id: paths
        PathPanel {
            paths: panel.paths
            onClosed: panel.closed()
            onReplicaAsked: panel.sheets.show("replica")
            onProxyAsked: panel.sheets.show("proxy")
            onTestAsked: panel.sheets.show("lan")
            onRemoveAsked: (key, name) => panel.sheets.ask("server", key, qsTr("Remove the server %1?").arg(name), qsTr("Nothing on this computer is deleted."), qsTr("Remove"))

            Connections {
                target: panel.sheets
                function onAgreed(kind: string, subject: string) {
                    if (kind === "server")
                        panel.paths.removeReplica(subject);
                }
            }
        }
    }
    // qmllint enable unqualified
}
