// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A place, an account or a contact, to be copied or handed to the desktop, which is asked about before. No map is drawn:
// one would have to be fetched. Made for cards only, for few messages are one.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Loader {
    id: box
    required property MessageData message
    readonly property string kind: message.cardKind
    readonly property string address: kind === "place" ? "geo:" + message.cardValue : kind === "contact" ? "tel:" + message.cardValue : ""

    active: kind !== "" && message.open
    visible: active
    height: active ? implicitHeight : 0

    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    sourceComponent: Column {
        id: column
        property bool asked: false
        property bool failed: false
        readonly property color quiet: box.message.own ? Theme.ownQuiet : Theme.quiet
        readonly property string named: box.kind === "place" ? qsTr("Place") : box.kind === "account" ? qsTr("Account") : qsTr("Contact")
        spacing: Theme.gap1
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("%1: %2").arg(named).arg(box.message.cardTitle)

        Clipboard {
            id: clipboard
        }
        Row {
            width: box.width
            spacing: Theme.gap1 + 2
            Icon {
                id: symbol
                symbol: box.kind === "place" ? Icon.MapPin : box.kind === "account" ? Icon.Landmark : Icon.User
                size: 16
                color: column.quiet
            }
            PlainText {
                objectName: "cardTitle"
                width: parent.width - symbol.width - parent.spacing
                text: box.message.cardTitle === "" ? column.named : box.message.cardTitle
                font.bold: true
                wrapMode: Text.Wrap
            }
        }
        PlainText {
            objectName: "cardValue"
            width: box.width
            text: box.kind === "place" ? box.message.cardValue.replace(",", ", ") : box.message.cardValue
            wrapMode: Text.WrapAnywhere
        }
        PlainText {
            objectName: "cardHolder"
            width: box.width
            visible: text !== ""
            text: box.message.cardHolder
            color: column.quiet
            wrapMode: Text.Wrap
        }
        PlainText {
            objectName: "cardAsk"
            width: box.width
            visible: column.asked || column.failed
            text: column.failed ? qsTr("No program on this computer opens it.") : box.kind === "place" ? qsTr("The map program of this computer opens. It may fetch its map from the internet.") : qsTr("The telephone program of this computer opens.")
            color: column.quiet
            font.pixelSize: Theme.nameSize
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }
        Flow {
            width: box.width
            spacing: Theme.gap3
            QuietButton {
                objectName: "cardCopy"
                visible: !column.asked
                text: box.kind === "place" ? qsTr("Copy the coordinates") : qsTr("Copy the number")
                onClicked: clipboard.copy(box.message.cardValue)
            }
            QuietButton {
                objectName: "cardOpen"
                visible: !column.asked && box.address !== ""
                text: box.kind === "place" ? qsTr("Open in a map…") : qsTr("Call…")
                onClicked: {
                    column.failed = false;
                    column.asked = true;
                }
            }
            QuietButton {
                objectName: "cardOpenNow"
                visible: column.asked
                text: qsTr("Open")
                strong: true
                onClicked: {
                    column.asked = false;
                    column.failed = !Qt.openUrlExternally(box.address);
                }
            }
            QuietButton {
                objectName: "cardLeave"
                visible: column.asked
                text: qsTr("Cancel")
                ink: column.quiet
                onClicked: column.asked = false
            }
        }
    }
    // qmllint enable unqualified
}
