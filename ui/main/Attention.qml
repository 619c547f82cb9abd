// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What happens while nobody looks at the window: the desktop is told, and the window asks for attention.
import QtQuick
import Ieum.Live
import Ieum.Notices
import Ieum.Settings

Item {
    id: attention
    required property Live live
    required property Preferences preferences
    required property bool looked
    /// Of the room's own window that is looked at; "": none
    required property string lookedRoom
    readonly property string usual: notifier.usual
    signal alerted
    signal raiseAsked
    signal roomWanted(string room)

    Notifier {
        id: notifier
        live: attention.live
        looking: attention.looked
        lookedRoom: attention.lookedRoom
        quiet: attention.preferences.quiet.active
        level: attention.preferences.notices
        onOpened: room => {
            attention.raiseAsked();
            if (room !== "")
                attention.roomWanted(room);
        }
    }
    Connections {
        target: attention.live
        function onMessageArrived() {
            if (!attention.preferences.quiet.active)
                attention.alerted();
        }
        function onOutageTold() {
            if (!attention.preferences.quiet.active)
                attention.alerted();
        }
        function onRaiseAsked() {
            attention.raiseAsked();
        }
    }
}
