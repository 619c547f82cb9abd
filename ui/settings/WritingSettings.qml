// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a message is written, and what is done by keys.
import QtQuick
import Ieum.Controls
import Ieum.Settings
import Ieum.Spelling

SettingsSection {
    id: section
    required property Preferences preferences
    required property string sought
    signal shortcutsAsked

    heading: qsTr("Writing and keys")
    found: enter.found || keys.found || spelling.found

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
    SettingRow {
        id: spelling
        readonly property Spelling words: section.preferences.spelling
        readonly property list<string> languages: words.languages // qmllint disable type
        heading: qsTr("Spelling")
        sought: section.sought
        also: section.heading + qsTr("check dictionary hunspell")
        note: languages.length === 0 ? qsTr("Needs hunspell and a dictionary: the packages hunspell-ko and hunspell-en-us.") : languages.length === 2 ? qsTr("Korean and English are checked.") : languages[0] === "ko" ? qsTr("Korean is checked. For English install hunspell-en-us.") : qsTr("English is checked. For Korean install hunspell-ko.")
        Choice {
            objectName: "spellingChoice"
            width: parent.width
            name: spelling.heading
            labels: [qsTr("Check"), qsTr("Do not check")]
            values: ["on", "off"]
            current: spelling.words.on ? "on" : "off"
            enabled: spelling.languages.length > 0
            onChosen: value => spelling.words.on = value === "on"
        }
        QuietButton {
            objectName: "forgetOwnWords"
            visible: spelling.words.ownWords.length > 0
            text: qsTr("Forget my own words (%1)").arg(spelling.words.ownWords.length)
            onClicked: spelling.words.forgetOwnWords()
        }
    }
}
