// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which files come by themselves: the rules, and one more.
pragma ComponentBehavior: Bound

import QtQuick
import QtQml
import Ieum.Theme
import Ieum.Controls
import Ieum.Rooms
import Ieum.Vault

Column {
    id: rules
    required property VaultKeeping deed
    required property RoomList rooms
    property string type: ""
    property string room: ""
    property string roomName: ""
    property string what: "keep"

    spacing: Theme.gap2
    PlainText {
        text: qsTr("What comes by itself")
        font.bold: true
    }
    PlainText {
        width: parent.width
        text: qsTr("Without rules, files up to 8 MiB. Where several rules fit, the most specific decides: a room before a type, a type before a size.")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize + 1
        wrapMode: Text.Wrap
    }
    Repeater {
        model: rules.deed.rules
        Item {
            id: rule
            required property string key
            required property string words
            objectName: "keepRule"
            width: parent.width
            height: Math.max(ruleWords.height, removing.height)
            Accessible.role: Accessible.ListItem
            Accessible.name: words
            PlainText {
                id: ruleWords
                width: parent.width - removing.width - Theme.gap4
                anchors.verticalCenter: parent.verticalCenter
                text: rule.words
                wrapMode: Text.Wrap
            }
            QuietButton {
                id: removing
                objectName: "removeRule"
                anchors.right: parent.right
                anchors.rightMargin: Theme.gap3
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Remove")
                onClicked: rules.deed.removeRule(rule.key)
            }
        }
    }
    Choice {
        objectName: "ruleWhat"
        name: qsTr("What a new rule does")
        labels: [qsTr("Keep"), qsTr("Keep, metered too"), qsTr("Do not keep")]
        values: ["keep", "metered", "not"]
        current: rules.what
        onChosen: value => rules.what = value
    }
    Flickable {
        width: parent.width
        height: types.height
        contentWidth: types.width
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        Choice {
            id: types
            objectName: "ruleType"
            name: qsTr("For which type")
            labels: [qsTr("All"), qsTr("Documents"), qsTr("Pictures"), qsTr("Videos"), qsTr("Sound"), qsTr("Archives"), qsTr("Other")]
            values: ["", "document", "image", "video", "sound", "archive", "other"]
            current: rules.type
            onChosen: value => rules.type = value
        }
    }
    Row {
        width: parent.width
        spacing: Theme.gap3
        Field {
            id: size
            objectName: "ruleSize"
            width: 140
            name: qsTr("Up to how many MB")
            placeholderText: qsTr("Up to … MB")
        }
        QuietButton {
            objectName: "ruleRoom"
            anchors.verticalCenter: parent.verticalCenter
            text: rules.room === "" ? qsTr("In all rooms") : qsTr("In %1").arg(rules.roomName)
            onClicked: menu.popup(this, 0, height + Theme.gap1)
            DropMenu {
                id: menu
                MenuLine {
                    text: qsTr("In all rooms")
                    symbol: Icon.Files
                    onTriggered: rules.room = ""
                }
                Instantiator {
                    model: rules.rooms.rows
                    delegate: MenuLine {
                        required property string key
                        required property string name
                        text: name
                        symbol: Icon.Message
                        onTriggered: {
                            rules.room = key;
                            rules.roomName = name;
                        }
                    }
                    onObjectAdded: (index, object) => menu.insertItem(index + 1, object as MenuLine)
                    onObjectRemoved: (index, object) => menu.removeItem(object as MenuLine)
                }
            }
        }
        QuietButton {
            objectName: "addRule"
            anchors.verticalCenter: parent.verticalCenter
            strong: true
            text: qsTr("Add the rule")
            onClicked: rules.deed.addRule(rules.room, rules.type, size.text, rules.what)
        }
    }
}
