// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Around a text that may be higher than its place. To a screen reader it is nothing, the text in it everything.
import QtQuick
import QtQuick.Controls.Basic

ScrollView {
    ScrollBar.horizontal.policy: ScrollBar.AlwaysOff
    Accessible.ignored: true
}
