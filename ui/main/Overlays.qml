// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What opens over the window, by name: the switcher, the settings, the list of shortcuts, and every question.
import QtQuick
import Ieum.Live
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
            switcher.open();
        else if (name === "settings")
            settings.open();
        else if (name === "shortcuts")
            shortcuts.open();
        else if (name === "lock")
            lockable ? lockAsked() : noLock.open();
        else
            questions.show(name, room, roomName);
    }

    Sheets {
        id: questions
        live: overlays.live
        onRoomWanted: room => overlays.roomWanted(room)
    }
    Switcher {
        id: switcher
        rooms: overlays.rooms
        current: overlays.room
        searchKeys: overlays.preferences.shortcuts.changes > 0 ? overlays.preferences.shortcuts.shownOf("searchAll") : ""
        onChosen: room => overlays.roomWanted(room)
    }
    SettingsSheet {
        id: settings
        preferences: overlays.preferences
        usualNotices: overlays.usualNotices
        lockable: overlays.lockable
        onSheetAsked: name => overlays.show(name)
        onFilesAsked: sheet => overlays.filesWanted(sheet)
    }
    NoLockSheet {
        id: noLock
    }
    ShortcutSheet {
        id: shortcuts
        table: overlays.preferences.shortcuts
    }
}
