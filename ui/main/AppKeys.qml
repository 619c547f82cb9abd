// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The keys that work whatever the window shows.
import QtQuick
import Ieum.Keys
import Ieum.Settings

Item {
    id: keys
    required property Preferences preferences
    /// Of the size of texts, in %
    readonly property int step: 10
    signal quitAsked

    ActionKeys {
        table: keys.preferences.shortcuts
        action: "larger"
        context: Qt.ApplicationShortcut // in every window
        onActivated: keys.preferences.textPercent += keys.step
    }
    ActionKeys {
        table: keys.preferences.shortcuts
        action: "smaller"
        context: Qt.ApplicationShortcut // in every window
        onActivated: keys.preferences.textPercent -= keys.step
    }
    ActionKeys {
        table: keys.preferences.shortcuts
        action: "usualSize"
        context: Qt.ApplicationShortcut // in every window
        onActivated: keys.preferences.textPercent = 100
    }
    ActionKeys {
        table: keys.preferences.shortcuts
        action: "quit"
        context: Qt.ApplicationShortcut
        onActivated: keys.quitAsked()
    }
}
