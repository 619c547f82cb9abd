// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Theme and language; both take effect at once.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Main

Sheet {
    id: sheet
    required property Preferences preferences

    objectName: "settingsSheet"
    heading: qsTr("Appearance and language")

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
    FilledButton {
        anchors.right: parent.right
        text: qsTr("Close")
        onClicked: sheet.close()
    }
}
