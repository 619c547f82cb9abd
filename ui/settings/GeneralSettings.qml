// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Language, theme, size of texts; all take effect at once.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Settings

SettingsSection {
    id: section
    required property Preferences preferences
    required property string sought

    heading: qsTr("General")
    found: language.found || theme.found || size.found || motion.found

    SettingRow {
        id: language
        heading: qsTr("Language")
        sought: section.sought
        also: "한국어 English 日本語 언어 言語"
        Choice {
            objectName: "languageChoice"
            width: parent.width
            name: language.heading
            labels: [qsTr("As the system"), "한국어", "English", "日本語"]
            values: ["system", "ko", "en", "ja"]
            current: section.preferences.language
            onChosen: value => section.preferences.language = value
        }
    }
    SettingRow {
        id: theme
        heading: qsTr("Theme")
        sought: section.sought
        also: qsTr("light dark colours")
        Choice {
            objectName: "themeChoice"
            width: parent.width
            name: theme.heading
            labels: [qsTr("As the system"), qsTr("Light"), qsTr("Dark")]
            values: ["system", "light", "dark"]
            current: section.preferences.theme
            onChosen: value => section.preferences.theme = value
        }
    }
    SettingRow {
        id: size
        heading: qsTr("Size of texts")
        sought: section.sought
        also: qsTr("larger smaller font zoom")
        Row {
            spacing: Theme.gap2
            IconButton {
                objectName: "textSmaller"
                enabled: section.preferences.textPercent > 80
                symbol: Icon.Minus
                name: qsTr("Smaller text")
                onClicked: section.preferences.textPercent -= 10
            }
            PlainText {
                objectName: "textPercent"
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.px(52)
                text: qsTr("%1 %").arg(section.preferences.textPercent)
                horizontalAlignment: Text.AlignHCenter
            }
            IconButton {
                objectName: "textLarger"
                enabled: section.preferences.textPercent < 200
                symbol: Icon.Plus
                name: qsTr("Larger text")
                onClicked: section.preferences.textPercent += 10
            }
            QuietButton {
                objectName: "textUsual"
                anchors.verticalCenter: parent.verticalCenter
                visible: section.preferences.textPercent !== 100
                text: qsTr("Usual size")
                onClicked: section.preferences.textPercent = 100
            }
        }
    }
    SettingRow {
        id: motion
        heading: qsTr("Motion")
        sought: section.sought
        also: qsTr("animation reduced still")
        note: section.preferences.motion.choice === "system" && section.preferences.motion.still ? qsTr("The system asks for less: nothing moves.") : ""
        Choice {
            objectName: "motionChoice"
            width: parent.width
            name: motion.heading
            labels: [qsTr("As the system"), qsTr("None"), qsTr("Usual")]
            values: ["system", "less", "full"]
            current: section.preferences.motion.choice
            onChosen: value => section.preferences.motion.choice = value
        }
    }
}
