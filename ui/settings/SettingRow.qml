// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One thing that can be chosen: what it is, the choice, and what has to be known of it. Shown while what is looked for
// is in its words.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Settings

Column {
    id: row
    required property string heading
    required property string sought
    /// Words that it is found by too
    property string also: ""
    property string note: ""
    readonly property bool found: filter.matches(heading + also + note, sought)
    default property alias choice: place.data

    width: parent.width
    visible: found
    spacing: Theme.gap1

    WordFilter {
        id: filter
    }
    PlainText {
        width: parent.width
        text: row.heading
        wrapMode: Text.Wrap
    }
    Column {
        id: place
        width: parent.width
        spacing: Theme.gap2
    }
    PlainText {
        width: parent.width
        visible: text !== ""
        text: row.note
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
        wrapMode: Text.Wrap
    }
}
