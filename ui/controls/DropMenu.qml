// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A menu in the window's colours.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme

Menu {
    padding: Theme.gap1
    width: Theme.px(240)
    background: Rectangle {
        color: Theme.raised
        radius: Theme.controlRadius
        border.color: Theme.line
    }
}
