// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who has arrived at the new place, and how the others can be reached.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Sheets

Column {
    id: list
    required property HandingOver deed
    spacing: Theme.gap2

    PlainText {
        objectName: "handoverWhere"
        width: parent.width
        text: qsTr("It goes on at %1.").arg(list.deed.place)
        wrapMode: Text.Wrap
    }
    LinkBox {
        width: parent.width
        visible: list.deed.link !== ""
        text: list.deed.link
        textName: "handoverLinkShown"
        name: qsTr("Link into the new place")
    }
    PlainText {
        objectName: "handoverCount"
        width: parent.width
        text: list.deed.count
        font.bold: true
    }
    ListView {
        width: parent.width
        height: Math.min(contentHeight, Theme.px(200))
        clip: true
        model: list.deed.rows
        delegate: Row {
            id: row
            required property string name
            required property string contact
            required property bool arrived
            spacing: Theme.gap2
            height: Theme.px(28)
            Accessible.role: Accessible.ListItem
            Accessible.name: row.name + ", " + mark.name + ", " + row.contact
            Icon {
                id: mark
                readonly property string name: row.arrived ? qsTr("arrived") : qsTr("not yet")
                anchors.verticalCenter: parent.verticalCenter
                symbol: row.arrived ? Icon.Check : Icon.Clock
                size: 16
            }
            PlainText {
                anchors.verticalCenter: parent.verticalCenter
                text: row.contact === "" ? row.name : qsTr("%1: %2").arg(row.name).arg(row.contact)
            }
        }
    }
}
