// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One message that waits for its time.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Composer

Column {
    id: row
    required property string key
    required property string when
    required property string text
    required property string words
    required property string extras
    required property real dueMs
    required property LaterList list
    signal sendAsked
    signal moveAsked
    signal dropAsked

    objectName: "laterRow"
    spacing: Theme.gap1
    Accessible.role: Accessible.ListItem
    Accessible.name: when + (text !== "" ? ", " + text : "") + (extras !== "" ? ", " + extras : "")
    Accessible.focusable: true
    LaterFrame {}
    PlainText {
        width: parent.width
        text: row.when
        color: Theme.accentText
        font.pixelSize: Theme.nameSize
        font.bold: true
        elide: Text.ElideRight
    }
    PlainText {
        objectName: "laterText"
        width: parent.width
        visible: !edit.editing && text !== ""
        text: row.text
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideRight
    }
    LaterWords {
        id: edit
        width: parent.width
        list: row.list
        key: row.key
        words: row.words
    }
    PlainText {
        width: parent.width
        visible: text !== ""
        text: row.extras
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
        elide: Text.ElideMiddle
    }
    Flow {
        width: parent.width
        visible: !edit.editing
        spacing: Theme.gap3
        QuietButton {
            objectName: "laterNow"
            text: qsTr("Send now")
            onClicked: row.sendAsked()
        }
        QuietButton {
            objectName: "laterEdit"
            visible: row.words !== ""
            text: qsTr("Edit")
            onClicked: edit.start()
        }
        QuietButton {
            objectName: "laterMove"
            text: qsTr("Another time…")
            onClicked: row.moveAsked()
        }
        QuietButton {
            objectName: "laterDrop"
            text: qsTr("Delete")
            ink: Theme.danger
            onClicked: row.dropAsked()
        }
    }
}
