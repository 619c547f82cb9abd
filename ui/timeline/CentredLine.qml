// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A quiet line across the timeline: a day, a note, something that happened.
import QtQuick
import Ieum.Theme
import Ieum.Controls

PlainText {
    visible: text !== ""
    bottomPadding: Theme.gap2
    leftPadding: Theme.gap5
    rightPadding: Theme.gap5
    horizontalAlignment: Text.AlignHCenter
    wrapMode: Text.Wrap
    color: Theme.quiet
    font.pixelSize: Theme.nameSize
}
