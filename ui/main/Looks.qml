// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was chosen in the settings about colours, size and motion, in the theme.
import QtQuick
import Ieum.Settings
import Ieum.Theme

QtObject {
    id: looks
    required property Preferences preferences

    readonly property Binding mode: Binding {
        target: Theme
        property: "mode"
        value: looks.preferences.theme
    }
    readonly property Binding percent: Binding {
        target: Theme
        property: "percent"
        value: looks.preferences.textPercent
    }
    readonly property Binding stillness: Binding {
        target: Theme
        property: "stillness"
        value: looks.preferences.motion.still
    }
}
