// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a message is written, and what is done by keys.
import QtQuick
import Ieum.Controls
import Ieum.Settings

SettingsSection {
    id: section
    required property Preferences preferences
    required property string sought
    signal shortcutsAsked

    heading: qsTr("Writing and keys")
    found: enter.found || keys.found

    SettingRow {
        id: enter
        heading: qsTr("Sending")
        sought: section.sought
        also: section.heading + " Enter"
        note: section.preferences.enterSends ? qsTr("Shift+Enter begins a new line.") : qsTr("Enter begins a new line.")
        Choice {
            objectName: "enterChoice"
            width: parent.width
            name: enter.heading
            labels: [qsTr("Enter sends"), qsTr("Ctrl+Enter sends")]
            values: ["enter", "ctrl"]
            current: section.preferences.enterSends ? "enter" : "ctrl"
            onChosen: value => section.preferences.enterSends = value === "enter"
        }
    }
    SettingRow {
        id: keys
        heading: qsTr("Shortcuts")
        sought: section.sought
        also: section.heading + "Ctrl"
        QuietButton {
            objectName: "settingsShortcuts"
            text: qsTr("Show and change them…")
            onClicked: section.shortcutsAsked()
        }
    }
}
