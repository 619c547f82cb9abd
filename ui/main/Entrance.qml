// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// While no profile is open: the first start, the lock, another computer that is asked to join, or what went wrong.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Welcome

Loader {
    id: entrance
    required property Door door

    focus: true
    sourceComponent: door.state === Door.New ? welcome : door.state === Door.Locked ? locked : door.state === Door.Joining ? joining : door.state === Door.Failed ? failed : null
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    Component {
        id: welcome
        WelcomeView {
            door: entrance.door
        }
    }
    Component {
        id: locked
        LockedView {
            door: entrance.door
        }
    }
    Component {
        id: joining
        JoinView {
            door: entrance.door
        }
    }
    Component {
        id: failed
        Item {
            EmptyState {
                objectName: "failed"
                anchors.centerIn: parent
                width: Math.min(420, parent.width - 2 * Theme.gap5)
                symbol: Icon.Warning
                heading: qsTr("The profile cannot be opened")
                advice: entrance.door.error
            }
        }
    }
    // qmllint enable unqualified
}
