// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of this room waits for its time, above the text: nothing is made of it where nothing waits.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Composer

Item {
    id: head
    required property Live live
    required property string room
    /// Words that were to be those of a message, and could not any more; `why` says so.
    signal lost(string text, string why)
    // Another room comes, as from a notification: what is shown was of this one.
    onRoomChanged: if (sheet.item !== null) sheet.made().close()
    implicitHeight: line.active ? Theme.px(36) : 0

    LaterList {
        id: waiting
        live: head.live
        room: head.room
        onLost: (text, why) => head.lost(text, why)
    }
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    Loader {
        id: line
        width: parent.width
        active: waiting.count > 0
        sourceComponent: LaterLine {
            list: waiting
            onClicked: sheet.made().open()
        }
    }
    // qmllint enable unqualified
    LazySheet {
        id: sheet
        from: Qt.resolvedUrl("LaterSheet.qml")
        function given(): var {
            return {
                list: waiting
            };
        }
    }
}
