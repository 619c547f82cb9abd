// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the drawer shows: one of members, what was gathered, search, connections.
import QtQuick
import Ieum.Outage
import Ieum.Members
import Ieum.Search
import Ieum.Drawer
import Ieum.Main

Loader {
    id: set
    required property SidePanel panel

    asynchronous: true // a panel is made between frames: at once it would take longer than one
    sourceComponent: panel.kind === "members" ? members : panel.kind === "files" ? files : panel.kind === "search" ? search : panel.kind === "paths" ? paths : null
    visible: status === Loader.Ready // one that is half made is neither seen nor pressed

    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    Component {
        id: members
        MemberPanel {
            id: memberPanel
            live: set.panel.live
            room: set.panel.room
            group: set.panel.group
            onClosed: set.panel.closed()
            onPersonAsked: person => set.panel.sheets.showPerson(person)
            onInviteAsked: set.panel.sheets.show("inviteHere", set.panel.room, set.panel.roomName)
            onRemoveAsked: (person, name) => set.panel.sheets.ask("member", set.panel.room + "/" + person, qsTr("Remove %1?").arg(name), qsTr("From now on new messages of this room cannot be read by them. What they have they keep."), qsTr("Remove"))
            onLeaveAsked: set.panel.sheets.ask("leave", set.panel.room, qsTr("Leave %1?").arg(set.panel.roomName), qsTr("You can go on reading what is here. New messages no longer reach you."), qsTr("Leave"))

            Connections {
                target: set.panel.sheets
                function onAgreed(kind: string, subject: string) {
                    // Another room may be shown by now.
                    if (kind === "member" && subject.startsWith(set.panel.room + "/"))
                        memberPanel.remove(subject.slice(set.panel.room.length + 1));
                    else if (kind === "leave" && subject === set.panel.room)
                        memberPanel.leave();
                }
            }
        }
    }
    Component {
        id: files
        RoomDrawer {
            live: set.panel.live
            room: set.panel.room
            onClosed: set.panel.closed()
            onJumpAsked: message => set.panel.hitChosen(set.panel.room, message)
            onFetchAsked: file => set.panel.fetchAsked(file)
            onSaveAsked: (file, name) => set.panel.saveAsked(file, name)
        }
    }
    Component {
        id: search
        SearchPanel {
            live: set.panel.live
            room: set.panel.room
            onClosed: set.panel.closed()
            onChosen: (room, message) => set.panel.hitChosen(room, message)
        }
    }
    Component {
        id: paths
        PathPanel {
            paths: set.panel.paths
            onClosed: set.panel.closed()
            onReplicaAsked: set.panel.sheets.show("replica")
            onProxyAsked: set.panel.sheets.show("proxy")
            onTestAsked: set.panel.sheets.show("lan")
            onRemoveAsked: (key, name) => set.panel.sheets.ask("server", key, qsTr("Remove the server %1?").arg(name), qsTr("Nothing on this computer is deleted."), qsTr("Remove"))

            Connections {
                target: set.panel.sheets
                function onAgreed(kind: string, subject: string) {
                    if (kind === "server")
                        set.panel.paths.removeReplica(subject);
                }
            }
        }
    }
    // qmllint enable unqualified
}
