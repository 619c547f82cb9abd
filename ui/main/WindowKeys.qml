// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The keys of an open profile, in one place; which they are stands in the table of Ieum.Keys.
import QtQuick
import Ieum.Keys

Item {
    id: keys
    required property Shortcuts table
    /// Something is open that can be closed, or there is a way back
    required property bool backable
    /// Of a window beside the main one, which has the keys of the whole program.
    property bool apart: false
    signal searchAllAsked
    signal attachAsked
    signal vaultAsked
    signal stepAsked(int steps)
    signal drawerAsked(string name)
    signal sheetAsked(string name)
    signal backAsked

    ActionKeys {
        table: keys.table
        action: "switchRoom"
        onActivated: keys.sheetAsked("switcher")
    }
    ActionKeys {
        table: keys.table
        action: "nextRoom"
        onActivated: keys.stepAsked(1)
    }
    ActionKeys {
        table: keys.table
        action: "previousRoom"
        onActivated: keys.stepAsked(-1)
    }
    ActionKeys {
        table: keys.table
        action: "newRoom"
        onActivated: keys.sheetAsked("room")
    }
    ActionKeys {
        table: keys.table
        action: "members"
        onActivated: keys.drawerAsked("members")
    }
    ActionKeys {
        table: keys.table
        action: "searchAll"
        onActivated: keys.searchAllAsked()
    }
    ActionKeys {
        table: keys.table
        action: "searchRoom"
        onActivated: keys.drawerAsked("search")
    }
    ActionKeys {
        table: keys.table
        action: "files"
        onActivated: keys.vaultAsked()
    }
    ActionKeys {
        table: keys.table
        action: "attach"
        onActivated: keys.attachAsked()
    }
    ActionKeys {
        table: keys.table
        action: "paths"
        onActivated: keys.drawerAsked("paths")
    }
    ActionKeys {
        table: keys.table
        action: "settings"
        onActivated: keys.sheetAsked("settings")
    }
    ActionKeys {
        table: keys.table
        action: "shortcuts"
        onActivated: keys.sheetAsked("shortcuts")
    }
    ActionKeys {
        table: keys.table
        action: "ownWindow"
        enabled: !keys.apart
        onActivated: keys.sheetAsked("ownWindow")
    }
    ActionKeys {
        table: keys.table
        action: "closeWindow"
        onActivated: keys.Window.window.close()
    }
    ActionKeys {
        table: keys.table
        action: "lock"
        enabled: !keys.apart
        context: Qt.ApplicationShortcut // also where a sheet is open
        onActivated: keys.sheetAsked("lock")
    }
    ActionKeys {
        table: keys.table
        action: "back"
        enabled: keys.backable
        onActivated: keys.backAsked()
    }
    Shortcut {
        sequence: "Escape"
        enabled: keys.backable
        onActivated: keys.backAsked()
    }
}
