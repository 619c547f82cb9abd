// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What closing the window does, and whether Ieum starts by itself.
import QtQuick
import Ieum.Controls
import Ieum.Settings

SettingsSection {
    id: section
    required property Preferences preferences
    required property string sought

    heading: qsTr("Window and start")
    found: closing.found || start.found

    Autostart {
        id: autostart
    }
    SettingRow {
        id: closing
        heading: qsTr("When the window is closed")
        sought: section.sought
        also: section.heading + qsTr("tray background quit close")
        note: section.preferences.trayThere ? qsTr("In the tray Ieum goes on receiving and carrying. Ctrl+Q always ends it.") : qsTr("This desktop has no tray, so closing the window ends Ieum.")
        Choice {
            objectName: "closingChoice"
            width: parent.width
            enabled: section.preferences.trayThere
            opacity: enabled ? 1 : 0.45
            name: closing.heading
            labels: [qsTr("Go on in the tray"), qsTr("Quit Ieum")]
            values: ["tray", "quit"]
            current: section.preferences.trayThere ? section.preferences.closing || "tray" : "quit"
            onChosen: value => section.preferences.closing = value
        }
    }
    SettingRow {
        id: start
        heading: qsTr("Start Ieum when I log in")
        sought: section.sought
        also: section.heading + qsTr("autostart boot login")
        note: qsTr("Without a window, in the tray; minimised where there is none.")
        Choice {
            objectName: "startChoice"
            width: parent.width
            name: start.heading
            labels: [qsTr("No"), qsTr("Yes")]
            values: ["no", "yes"]
            current: autostart.on ? "yes" : "no"
            onChosen: value => autostart.on = value === "yes"
        }
        ErrorLine {
            objectName: "startError"
            width: parent.width
            text: autostart.error
        }
    }
}
