// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// When the profile locks itself.
import QtQuick
import Ieum.Controls
import Ieum.Settings

SettingsSection {
    id: section
    required property Preferences preferences
    required property string sought
    /// A passphrase guards the profile
    required property bool lockable
    signal lockAsked
    signal passphraseAsked

    heading: qsTr("Lock")
    found: lock.found || passphrase.found

    SettingRow {
        id: passphrase
        heading: qsTr("Passphrase")
        sought: section.sought
        also: section.heading + qsTr("password security set change remove")
        note: section.lockable ? qsTr("It guards everything on this computer when Ieum is closed or locked.") : qsTr("This profile has no passphrase.")
        QuietButton {
            objectName: "passphraseSetting"
            text: section.lockable ? qsTr("Change or remove it…") : qsTr("Set a passphrase…")
            onClicked: section.passphraseAsked()
        }
    }
    SettingRow {
        id: lock
        heading: qsTr("Lock when this window was not touched for")
        sought: section.sought
        also: section.heading + qsTr("passphrase away security")
        note: section.lockable ? qsTr("While it is locked nothing is sent, received or told. What is written and not sent yet is there again afterwards, from the memory of this computer.") : qsTr("This profile has no passphrase.")
        Choice {
            objectName: "lockChoice"
            width: parent.width
            enabled: section.lockable
            opacity: enabled ? 1 : 0.45
            name: lock.heading
            labels: [qsTr("Never"), qsTr("5 minutes"), qsTr("15 minutes"), qsTr("1 hour")]
            values: ["0", "5", "15", "60"]
            current: String(section.lockable ? section.preferences.lockMinutes : 0)
            onChosen: value => section.preferences.lockMinutes = Number(value)
        }
        QuietButton {
            objectName: "lockNow"
            text: section.lockable ? qsTr("Lock now") : qsTr("Why not?")
            onClicked: section.lockAsked()
        }
    }
}
