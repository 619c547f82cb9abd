// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands in the middle of the timeline, each line only when there is something to say.
import QtQuick
import Ieum.Theme

Column {
    id: head
    required property string day
    required property string note
    required property string system
    /// Room below it.
    required property int foot

    bottomPadding: foot

    CentredLine {
        width: head.width
        topPadding: Theme.gap5
        text: head.day
    }
    CentredLine {
        width: head.width
        font.pixelSize: Theme.smallSize
        text: head.note
    }
    CentredLine {
        width: head.width
        topPadding: Theme.gap2
        text: head.system
    }
}
