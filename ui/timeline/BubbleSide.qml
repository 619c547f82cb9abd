// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands beside a bubble: how many have not read it, whether it is pinned or was edited, and when it was written.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Loader {
    id: side
    required property MessageData message

    visible: active
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    sourceComponent: Column {
        Loader {
            anchors.right: side.message.own ? parent.right : undefined
            active: side.message.unread > 0 || side.message.pinned || side.message.edited
            visible: active
            sourceComponent: Column {
                Loader {
                    anchors.right: side.message.own ? parent.right : undefined
                    active: side.message.unread > 0
                    visible: active
                    sourceComponent: Tally {
                        count: side.message.unread
                    }
                }
                Loader {
                    anchors.right: side.message.own ? parent.right : undefined
                    active: side.message.pinned
                    visible: active
                    sourceComponent: Icon {
                        objectName: "pinMark"
                        symbol: Icon.Pin
                        size: 12
                        Accessible.ignored: false
                        Accessible.role: Accessible.StaticText
                        Accessible.name: qsTr("Pinned")
                    }
                }
                Loader {
                    anchors.right: side.message.own ? parent.right : undefined
                    active: side.message.edited
                    visible: active
                    sourceComponent: PlainText {
                        text: qsTr("edited")
                        color: Theme.quiet
                        font.pixelSize: Theme.smallSize
                    }
                }
            }
        }
        PlainText {
            objectName: "bubbleTime"
            text: side.message.late ? qsTr("%1 · came late").arg(side.message.time) : side.message.time
            color: Theme.quiet
            font.pixelSize: Theme.smallSize
        }
    }
    // qmllint enable unqualified
}
