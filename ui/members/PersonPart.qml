// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One thing that a person's card says, under its title; not there while there is nothing to say.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Column {
    id: part
    required property string title
    required property string words
    property string wordsName: ""

    width: parent?.width
    visible: words !== ""
    spacing: Theme.gap1
    PlainText {
        width: parent.width
        text: part.title
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
        wrapMode: Text.Wrap
    }
    PlainText {
        objectName: part.wordsName
        width: parent.width
        text: part.words
        wrapMode: Text.Wrap
    }
}
