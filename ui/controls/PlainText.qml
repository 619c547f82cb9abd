// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// All words of the window: never markup, whoever wrote them.
import QtQuick
import Ieum.Theme

Text {
    textFormat: Text.PlainText
    color: Theme.text
    font.pixelSize: Theme.textSize
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
