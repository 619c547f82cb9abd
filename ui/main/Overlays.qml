// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What opens over the window, by name: the switcher, the settings, the list of shortcuts, and every question.
import QtQuick
import Ieum.Live
import Ieum.Controls
import Ieum.Rooms
import Ieum.Keys
import Ieum.Settings
import Ieum.Main

Item {
    id: overlays
    required property Live live
    required property Preferences preferences
    required property RoomList rooms
    required property string room
    required property string usualNotices
    required property bool lockable
    readonly property Sheets sheets: questions
    signal lockAsked
    signal roomWanted(string room)
    signal filesWanted(string sheet)

    function show(name: string, room = "", roomName = "") {
        if (name === "switcher")
            switcher.made().open();
        else if (name === "settings")
            settings.made().open();
        else if (name === "shortcuts")
            shortcuts.made().open();
        else if (name === "roomWays")
            ways.made().ask(room, roomName);
        else if (name === "lock")
            lockable ? lockAsked() : noLock.made().open();
        else
            questions.show(name, room, roomName);
    }

    Sheets {
        id: questions
        live: overlays.live
        onRoomWanted: room => overlays.roomWanted(room)
    }
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    LazySheet {
        id: switcher
        sourceComponent: Switcher {
            rooms: overlays.rooms
            current: overlays.room
            searchKeys: overlays.preferences.shortcuts.changes > 0 ? overlays.preferences.shortcuts.shownOf("searchAll") : ""
            onChosen: room => overlays.roomWanted(room)
        }
    }
    LazySheet {
        id: settings
        sourceComponent: SettingsSheet {
            preferences: overlays.preferences
            usualNotices: overlays.usualNotices
            lockable: overlays.lockable
            onSheetAsked: name => overlays.show(name)
            onFilesAsked: sheet => overlays.filesWanted(sheet)
        }
    }
    LazySheet {
        id: ways
        sourceComponent: RoomWaysSheet {
            ways: overlays.preferences.roomWays
        }
    }
    LazySheet {
        id: noLock
        sourceComponent: NoLockSheet {}
    }
    LazySheet {
        id: shortcuts
        sourceComponent: ShortcutSheet {
            table: overlays.preferences.shortcuts
        }
    }
    // qmllint enable unqualified
}
