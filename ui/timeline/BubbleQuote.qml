// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a message answers, above its own words.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Item {
    id: quote
    required property string author
    required property string text
    required property color quiet
    signal tapped

    objectName: "bubbleQuote"
    implicitHeight: words.height
    Accessible.role: Accessible.Link
    Accessible.onPressAction: tapped()
    Accessible.name: qsTr("Answers %1: %2").arg(author).arg(text)
    TapHandler {
        onTapped: quote.tapped()
    }
    Rectangle {
        width: 3
        height: parent.height
        radius: 1
        color: Theme.accent
    }
    Column {
        id: words
        x: Theme.gap2 + 2
        width: parent.width - x
        PlainText {
            width: parent.width
            text: quote.author
            font.pixelSize: Theme.nameSize
            font.bold: true
            elide: Text.ElideRight
        }
        PlainText {
            width: parent.width
            text: quote.text
            color: quote.quiet
            font.pixelSize: Theme.nameSize
            elide: Text.ElideRight
        }
    }
}
