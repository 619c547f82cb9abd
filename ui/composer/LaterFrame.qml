// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Says that the keys are at the column which it is in. A column does not place what has no size.
import QtQuick
import Ieum.Theme

Item {
    id: frame
    Accessible.ignored: true // the column says itself that it is focused

    Rectangle {
        objectName: "laterFrame"
        visible: frame.parent?.activeFocus ?? false
        width: frame.parent?.width ?? 0
        height: frame.parent?.height ?? 0
        radius: Theme.controlRadius
        color: "transparent"
        border.width: 2
        border.color: Theme.accent
    }
}
