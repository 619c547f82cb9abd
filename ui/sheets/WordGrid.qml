// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbered words, read down one column after the other, as people write a list.
pragma ComponentBehavior: Bound

import QtQuick
import Ieum.Theme
import Ieum.Controls

Rectangle {
    id: frame
    required property string name
    required property list<string> words
    readonly property int columns: 4

    implicitHeight: grid.implicitHeight + 2 * Theme.gap3
    radius: Theme.controlRadius
    color: Theme.field
    Accessible.role: Accessible.List
    Accessible.name: name

    Grid {
        id: grid
        x: Theme.gap4
        y: Theme.gap3
        width: parent.width - 2 * Theme.gap4
        flow: Grid.TopToBottom
        columns: frame.columns
        rows: 6
        rowSpacing: Theme.gap2
        Repeater {
            model: frame.words
            Row {
                id: entry
                required property int index
                required property string modelData
                width: grid.width / frame.columns
                spacing: Theme.gap2
                Accessible.role: Accessible.ListItem
                Accessible.name: (index + 1) + ". " + modelData
                PlainText {
                    width: 22
                    horizontalAlignment: Text.AlignRight
                    text: entry.index + 1
                    color: Theme.quiet
                    font.pixelSize: Theme.nameSize
                    anchors.baseline: word.baseline
                }
                PlainText {
                    id: word
                    text: entry.modelData
                    font.bold: true
                }
            }
        }
    }
}
