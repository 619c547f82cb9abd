// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The keys of the whole window, in one place.
import QtQuick

Item {
    id: keys
    required property bool drawerOpen
    signal searchAllAsked
    signal searchRoomAsked
    signal attachAsked
    signal vaultAsked
    signal stepAsked(int steps)
    signal escapeAsked

    Shortcut {
        sequences: ["Ctrl+K", "Ctrl+Shift+F"]
        onActivated: keys.searchAllAsked()
    }
    Shortcut {
        sequences: ["Ctrl+F"]
        onActivated: keys.searchRoomAsked()
    }
    Shortcut {
        sequences: ["Ctrl+O"]
        onActivated: keys.attachAsked()
    }
    Shortcut {
        sequences: ["Ctrl+Shift+O"]
        onActivated: keys.vaultAsked()
    }
    Shortcut {
        sequences: ["Ctrl+Tab", "Alt+Down", "Ctrl+PgDown"]
        onActivated: keys.stepAsked(1)
    }
    Shortcut {
        sequences: ["Ctrl+Shift+Tab", "Alt+Up", "Ctrl+PgUp"]
        onActivated: keys.stepAsked(-1)
    }
    Shortcut {
        sequence: "Escape"
        enabled: keys.drawerOpen
        onActivated: keys.escapeAsked()
    }
}
