// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an empty text says of itself. Not Qt's placeholder: that would read a room's name as markup.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls

PlainText {
    required property TextArea over

    objectName: "composerHint"
    x: over.leftPadding
    y: over.topPadding
    width: over.width - over.leftPadding - over.rightPadding
    color: Theme.quiet
    elide: Text.ElideRight
    Accessible.ignored: true
}
