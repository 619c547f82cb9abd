// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A place, a bank account or a contact to send.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Composer

Sheet {
    id: sheet
    required property Live live
    required property string room
    property string kind: "place"
    /// Where it was begun: another room may be opened meanwhile.
    property string target: ""
    signal sent

    objectName: "cardSheet"
    heading: qsTr("Send a card")
    onAboutToShow: {
        target = room;
        title.clear();
        number.clear();
        holder.clear();
        making.forget();
        title.forceActiveFocus();
    }

    CardMaking {
        id: making
        live: sheet.live
        kind: sheet.kind
        title: title.written
        value: number.written
        holder: holder.written
        onSent: {
            sheet.close();
            sheet.sent();
        }
    }
    Choice {
        objectName: "cardKind"
        width: parent.width
        name: qsTr("Kind of card")
        labels: [qsTr("Place"), qsTr("Account"), qsTr("Contact")]
        values: ["place", "account", "contact"]
        current: sheet.kind
        onChosen: value => sheet.kind = value
    }
    WrittenField {
        id: title
        objectName: "cardTitleField"
        width: parent.width
        name: sheet.kind === "place" ? qsTr("Name of the place") : sheet.kind === "account" ? qsTr("Bank") : qsTr("Name")
        placeholderText: name
        maximumLength: 80
    }
    WrittenField {
        id: number
        objectName: "cardValueField"
        width: parent.width
        name: sheet.kind === "place" ? qsTr("Latitude, longitude") : sheet.kind === "account" ? qsTr("Account number") : qsTr("Telephone number")
        placeholderText: sheet.kind === "place" ? qsTr("Latitude, longitude: 37.5663, 126.9779") : name
        maximumLength: 60
    }
    WrittenField {
        id: holder
        objectName: "cardHolderField"
        width: parent.width
        visible: sheet.kind === "account"
        name: qsTr("Account holder")
        placeholderText: name
        maximumLength: 80
    }
    PlainText {
        objectName: "cardHint"
        width: parent.width
        text: sheet.kind === "place" ? qsTr("Ieum asks nobody where you are. Copy the numbers from a map.") : sheet.kind === "account" ? qsTr("Everybody in the room can read and copy it.") : qsTr("Ask before you pass a number on.")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
        wrapMode: Text.Wrap
    }
    ErrorLine {
        width: parent.width
        text: making.error
    }
    Row {
        anchors.right: parent?.right
        topPadding: Theme.gap2
        spacing: Theme.gap3
        QuietButton {
            anchors.verticalCenter: sending.verticalCenter
            text: qsTr("Cancel")
            ink: Theme.quiet
            size: Theme.textSize
            onClicked: sheet.close()
        }
        FilledButton {
            id: sending
            objectName: "cardSend"
            text: qsTr("Send")
            enabled: making.ready
            onClicked: making.send(sheet.target)
        }
    }
}
