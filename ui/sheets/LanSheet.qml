// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why others on the same network are not found, and what to do about it.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Sheets

Sheet {
    id: sheet
    required property Live live

    objectName: "lanSheet"
    heading: qsTr("Finding others on this network")
    onAboutToShow: {
        adding.forget();
        deed.start();
    }

    LanTesting {
        id: deed
        live: sheet.live
    }
    PlainText {
        objectName: "lanBusy"
        width: parent.width
        visible: deed.busy
        text: qsTr("Asking on every network of this computer. This takes five seconds, and finds more when Ieum runs on another computer here.")
        color: Theme.quiet
        wrapMode: Text.Wrap
    }
    Repeater {
        model: deed.rows
        Item {
            id: line
            required property string matter
            required property string advice
            required property bool good

            objectName: "lanLine"
            width: parent.width
            implicitHeight: words.implicitHeight
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1 %2").arg(matter).arg(advice)

            Rectangle {
                y: 6
                width: 8
                height: 8
                radius: 4
                color: line.good ? Theme.accent : "transparent"
                border.width: line.good ? 0 : 2
                border.color: Theme.caution
            }
            Column {
                id: words
                x: Theme.gap5
                width: parent.width - Theme.gap5
                spacing: Theme.gap1
                PlainText {
                    width: parent.width
                    text: line.matter
                    wrapMode: Text.Wrap
                }
                PlainText {
                    width: parent.width
                    text: line.advice
                    color: Theme.quiet
                    font.pixelSize: Theme.nameSize + 1
                    wrapMode: Text.Wrap
                }
            }
        }
    }
    PlainText {
        objectName: "lanMdns"
        width: parent.width
        visible: text !== ""
        text: deed.mdns
        color: Theme.quiet
        font.pixelSize: Theme.nameSize + 1
        wrapMode: Text.Wrap
    }
    ErrorLine {
        width: parent.width
        text: deed.error
    }
    OwnAddress {
        id: own
        live: sheet.live
    }
    CodeAndText {
        width: parent.width
        visible: own.address !== ""
        codeSize: 116
        text: own.address
        textName: "ownLanAddress"
        name: qsTr("Address of this computer on this network")
        note: qsTr("The address of this computer: it can be typed at the other one.")
    }
    AddressAdding {
        id: adding
        live: sheet.live
        onAdded: addressField.clear()
    }
    PlainText {
        width: parent.width
        text: addressField.name
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
    Field {
        id: addressField
        objectName: "peerAddress"
        width: parent.width
        name: qsTr("Address of somebody here (under \"Paths\" in their window)")
        placeholderText: "192.168.0.7:47000"
        onAccepted: adding.add(text)
    }
    ErrorLine {
        width: parent.width
        text: adding.error
    }
    Row {
        anchors.right: parent.right
        spacing: Theme.gap4
        QuietButton {
            objectName: "connectPeer"
            anchors.verticalCenter: parent.verticalCenter
            enabled: addressField.text.trim() !== "" && !adding.busy
            text: qsTr("Connect to this address")
            onClicked: adding.add(addressField.text)
        }
        QuietButton {
            objectName: "lanAgain"
            anchors.verticalCenter: parent.verticalCenter
            enabled: !deed.busy
            text: qsTr("Test again")
            onClicked: deed.start()
        }
        FilledButton {
            text: qsTr("Close")
            onClicked: sheet.close()
        }
    }
}
