// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands in the middle of the timeline, each line only when there is something to say; most rows have none.
import QtQuick
import Ieum.Theme

Loader {
    id: head
    required property string day
    required property string note
    required property string system
    /// What follows had not been read.
    required property bool unread
    signal dayAsked
    /// Room below it.
    required property int foot

    height: (active ? implicitHeight : 0) + foot
    active: day !== "" || note !== "" || system !== "" || unread

    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    sourceComponent: Column {
        width: head.width
        Loader {
            width: head.width
            active: head.day !== ""
            visible: active
            sourceComponent: DayLine {
                day: head.day
                onDayAsked: head.dayAsked()
            }
        }
        Loader {
            width: head.width
            active: head.unread
            visible: active
            sourceComponent: UnreadLine {}
        }
        Loader {
            width: head.width
            active: head.note !== ""
            visible: active
            sourceComponent: CentredLine {
                font.pixelSize: Theme.smallSize
                text: head.note
            }
        }
        Loader {
            width: head.width
            active: head.system !== ""
            visible: active
            sourceComponent: CentredLine {
                topPadding: Theme.gap2
                text: head.system
            }
        }
    }
    // qmllint enable unqualified
}
