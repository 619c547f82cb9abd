// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Theme, language, and what the desktop is told; all take effect at once.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Main

Sheet {
    id: sheet
    required property Preferences preferences
    required property string usualNotices

    objectName: "settingsSheet"
    heading: qsTr("Settings")

    PlainText {
        text: qsTr("Theme")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
    }
    Choice {
        objectName: "themeChoice"
        name: qsTr("Theme")
        labels: [qsTr("As the system"), qsTr("Light"), qsTr("Dark")]
        values: ["system", "light", "dark"]
        current: sheet.preferences.theme
        onChosen: value => sheet.preferences.theme = value
    }
    PlainText {
        text: qsTr("Language")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
    }
    Choice {
        objectName: "languageChoice"
        name: qsTr("Language")
        labels: [qsTr("As the system"), "한국어", "English"]
        values: ["system", "ko", "en"]
        current: sheet.preferences.language
        onChosen: value => sheet.preferences.language = value
    }
    PlainText {
        text: qsTr("On the desktop, while this window is not in front")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
    }
    Choice {
        objectName: "noticeChoice"
        name: qsTr("Notifications")
        labels: [qsTr("With text"), qsTr("Sender and room"), qsTr("No details"), qsTr("Off")]
        values: ["full", "names", "hidden", "off"]
        current: sheet.preferences.notices || sheet.usualNotices
        onChosen: value => sheet.preferences.notices = value
    }
    FilledButton {
        anchors.right: parent.right
        text: qsTr("Close")
        onClicked: sheet.close()
    }
}
