// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The message that is being answered, or edited.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Item {
    id: quote
    required property string author
    required property string text
    required property bool editing
    signal dropped

    objectName: "replyQuote"
    visible: author !== "" || editing
    implicitHeight: visible ? Theme.px(48) : 0

    Rectangle {
        y: Theme.gap2
        width: 3
        height: Theme.px(34)
        radius: 1
        color: Theme.accent
    }
    Column {
        x: Theme.gap3
        y: Theme.gap2
        width: parent.width - x - 40
        PlainText {
            objectName: "quoteHead"
            width: parent.width
            text: quote.editing ? qsTr("Editing") : qsTr("Reply to %1").arg(quote.author)
            font.bold: true
            font.pixelSize: Theme.nameSize
            elide: Text.ElideRight
        }
        PlainText {
            width: parent.width
            text: quote.text
            color: Theme.quiet
            font.pixelSize: Theme.nameSize
            elide: Text.ElideRight
        }
    }
    IconButton {
        objectName: "dropQuote"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        symbol: Icon.Close
        name: quote.editing ? qsTr("Leave it as it is (Esc)") : qsTr("Do not reply to it")
        onClicked: quote.dropped()
    }
}
