// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The heading of a few lines.
import QtQuick
import Ieum.Theme
import Ieum.Controls

PlainText {
    required property string section

    topPadding: Theme.gap2
    bottomPadding: Theme.gap1
    text: section
    color: Theme.quiet
    font.pixelSize: Theme.nameSize
    font.bold: true
    Accessible.role: Accessible.Heading
}
