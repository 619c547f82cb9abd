// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who writes, above the first bubble of a group; the picture hangs down beside it.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Item {
    id: line
    required property string author
    required property string initial
    required property int hue

    height: visible ? name.height : 0
    Avatar {
        x: Theme.gap5
        size: 36
        initial: line.initial
        hue: line.hue
    }
    PlainText {
        id: name
        x: 66
        width: parent.width - x - Theme.gap5
        bottomPadding: Theme.gap1
        text: line.author
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
        elide: Text.ElideRight
    }
}
