// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The drawer that searches this room or all of them, by words, sender, kind and age.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Search

Item {
    id: panel
    required property Live live
    required property string room
    signal closed
    signal chosen(string room, string message)

    Component.onCompleted: wordField.forceActiveFocus()

    MessageSearch {
        id: search
        live: panel.live
        words: wordField.written
        sender: senderField.written
        room: scope.current === "room" ? panel.room : ""
        kind: what.current
        days: parseInt(age.current)
    }
    DrawerHead {
        id: head
        width: parent.width
        heading: qsTr("Search")
        onClosed: panel.closed()
    }
    Column {
        id: fields
        anchors.top: head.bottom
        x: Theme.gap4
        width: parent.width - 2 * Theme.gap4
        spacing: Theme.gap2
        bottomPadding: Theme.gap2
        Field {
            id: wordField
            objectName: "searchWords"
            width: parent.width
            name: qsTr("Words to look for")
            placeholderText: qsTr("Words or a file name")
            Keys.onEscapePressed: panel.closed()
        }
        Field {
            id: senderField
            objectName: "searchSender"
            width: parent.width
            name: qsTr("Name of the sender")
            placeholderText: qsTr("From whom (optional)")
        }
        Choice {
            id: scope
            name: qsTr("Where to look")
            labels: [qsTr("This room"), qsTr("All rooms")]
            values: ["room", "all"]
            current: "room"
            onChosen: value => current = value
        }
        Choice {
            id: what
            objectName: "searchKind"
            width: parent.width
            name: qsTr("What to look for")
            labels: [qsTr("All"), qsTr("Texts"), qsTr("Files"), qsTr("Photos"), qsTr("Links")]
            values: ["any", "texts", "files", "pictures", "links"]
            current: "any"
            onChosen: value => current = value
        }
        Choice {
            id: age
            objectName: "searchAge"
            width: parent.width
            name: qsTr("How old")
            labels: [qsTr("Any time"), qsTr("Today"), qsTr("7 days"), qsTr("30 days"), qsTr("1 year")]
            values: ["0", "1", "7", "30", "365"]
            current: "0"
            onChosen: value => current = value
        }
    }
    HitList {
        anchors.top: fields.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        search: search
        showPlace: scope.current === "all"
        onChosen: (room, message) => panel.chosen(room, message)
    }
}
