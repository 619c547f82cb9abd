// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What opens over the window and is no question, by name, each made when it is asked for first.
import QtQuick
import Ieum.Controls
import Ieum.Rooms
import Ieum.Keys
import Ieum.Settings
import Ieum.Main

Item {
    id: set
    required property Overlays overlays

    function made(name: string): var {
        return Array.from(children).find(each => each.name === name).made();
    }

    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    LazySheet {
        name: "switcher"
        sourceComponent: Switcher {
            rooms: set.overlays.rooms
            current: set.overlays.room
            searchKeys: set.overlays.preferences.shortcuts.changes > 0 ? set.overlays.preferences.shortcuts.shownOf("searchAll") : ""
            onChosen: room => set.overlays.roomWanted(room)
        }
    }
    LazySheet {
        name: "settings"
        sourceComponent: SettingsSheet {
            preferences: set.overlays.preferences
            usualNotices: set.overlays.usualNotices
            lockable: set.overlays.lockable
            onSheetAsked: name => set.overlays.show(name)
            onFilesAsked: sheet => set.overlays.filesWanted(sheet)
        }
    }
    LazySheet {
        name: "roomWays"
        sourceComponent: RoomWaysSheet {
            ways: set.overlays.preferences.roomWays
        }
    }
    LazySheet {
        name: "lock"
        sourceComponent: NoLockSheet {
            onPassphraseAsked: set.overlays.passphraseAsked()
        }
    }
    LazySheet {
        name: "shortcuts"
        sourceComponent: ShortcutSheet {
            table: set.overlays.preferences.shortcuts
        }
    }
    // qmllint enable unqualified
}
