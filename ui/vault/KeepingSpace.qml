// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How much may lie here, and what to do when last copies stand in the way: they go only one by one, by a second press.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Vault

Column {
    id: space
    required property VaultKeeping deed

    spacing: Theme.gap2
    PlainText {
        objectName: "keepingSpace"
        width: parent.width
        text: space.deed.space
        wrapMode: Text.Wrap
    }
    WarningBox {
        objectName: "keepingOver"
        width: parent.width
        visible: text !== ""
        text: space.deed.over
    }
    PlainText {
        objectName: "keepingWhy"
        width: parent.width
        visible: text !== ""
        text: space.deed.why
        color: Theme.quiet
        font.pixelSize: Theme.nameSize + 1
        wrapMode: Text.Wrap
    }
    ListView {
        id: copies
        property string asked: ""
        objectName: "lastCopies"
        width: parent.width
        height: Math.min(contentHeight, 150)
        visible: count > 0
        clip: true
        activeFocusOnTab: true
        keyNavigationEnabled: true
        boundsBehavior: Flickable.StopAtBounds
        model: space.deed.lastCopies
        ScrollBar.vertical: ScrollMark {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Only known copies")
        delegate: Item {
            id: copy
            required property string key
            required property string name
            required property string where
            width: ListView.view.width
            height: Theme.px(44)
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("File %1, %2").arg(name).arg(where)
            PlainText {
                width: parent.width - letGo.width - Theme.gap4
                text: copy.name
                elide: Text.ElideMiddle
            }
            PlainText {
                y: Theme.px(22)
                width: parent.width - letGo.width - Theme.gap4
                text: copy.where
                color: Theme.quiet
                font.pixelSize: Theme.nameSize
                elide: Text.ElideRight
            }
            QuietButton {
                id: letGo
                readonly property bool sure: copies.asked === copy.key
                objectName: "letGo"
                anchors.right: parent.right
                anchors.rightMargin: Theme.gap3
                anchors.verticalCenter: parent.verticalCenter
                text: sure ? qsTr("Lose it for good") : qsTr("Delete…")
                ink: sure ? Theme.warningInk : Theme.accentText
                onClicked: sure ? space.deed.letGo(copy.key) : copies.asked = copy.key
            }
        }
    }
    Row {
        width: parent.width
        spacing: Theme.gap3
        Field {
            id: size
            objectName: "quotaField"
            width: 140
            name: qsTr("Limit in GB")
            placeholderText: qsTr("Limit in GB")
            onAccepted: space.deed.setQuota(text)
        }
        QuietButton {
            objectName: "setQuota"
            anchors.verticalCenter: parent.verticalCenter
            enabled: size.text.trim() !== ""
            text: qsTr("Set the limit")
            onClicked: space.deed.setQuota(size.text)
        }
        QuietButton {
            objectName: "noQuota"
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("No limit")
            onClicked: space.deed.setQuota("")
        }
    }
    PlainText {
        width: parent.width
        text: qsTr("Beyond the limit, files that were not used for the longest time leave this computer. They stay in the list and can be fetched again. What nobody else is known to have stays.")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize + 1
        wrapMode: Text.Wrap
    }
}
