// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A thin scroll bar that shows itself only where there is more.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme

ScrollBar {
    id: bar
    Accessible.name: qsTr("Scroll bar")
    policy: size < 1 ? ScrollBar.AsNeeded : ScrollBar.AlwaysOff
    contentItem: Rectangle {
        implicitWidth: 6
        implicitHeight: 6
        radius: 3
        color: Theme.quiet
        opacity: bar.pressed ? 0.8 : bar.active ? 0.45 : 0
    }
}
