// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The card of somebody: what this computer knows of him and what follows from it, no more.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Members

Sheet {
    id: sheet
    required property Live live
    signal roomWanted(string room)
    signal inviteAsked

    function show(person: string) {
        card.show(person);
        open();
    }

    objectName: "personSheet"
    heading: card.name === "" ? qsTr("A person") : card.name
    onClosed: card.show("")

    PersonCard {
        id: card
        live: sheet.live
    }
    Clipboard {
        id: clipboard
    }
    Row {
        width: parent.width
        visible: card.detail !== ""
        spacing: Theme.gap3
        Avatar {
            id: avatar
            size: Theme.px(48)
            initial: card.initial
            hue: card.hue
        }
        PlainText {
            objectName: "personDetail"
            width: parent.width - avatar.width - parent.spacing
            anchors.verticalCenter: parent.verticalCenter
            text: card.detail
            wrapMode: Text.Wrap
        }
    }
    PlainText {
        objectName: "personWarning"
        width: parent.width
        visible: text !== ""
        text: card.warning
        color: Theme.danger
        wrapMode: Text.Wrap
    }
    PersonPart {
        title: qsTr("Digits to compare: the other one has to see the same, by voice or side by side. Ieum does not keep whether you did.")
        words: card.digits
        wordsName: "personDigits"
    }
    PersonPart {
        title: qsTr("Computers")
        words: card.devices
        wordsName: "personDevices"
    }
    PersonPart {
        title: qsTr("Rooms that you share")
        words: card.rooms
        wordsName: "personRooms"
    }
    PlainText {
        width: parent.width
        visible: inviting.visible
        text: qsTr("You two have no room of your own yet. It begins with an invitation, which you send by another way.")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize + 1
        wrapMode: Text.Wrap
    }
    QuietButton {
        id: inviting
        objectName: "personInvite"
        visible: card.digits !== "" && card.direct === ""
        text: qsTr("Invite to a room of two…")
        onClicked: {
            sheet.close();
            sheet.inviteAsked();
        }
    }
    ErrorLine {
        objectName: "personError"
        width: parent.width
        text: card.error
    }
    Row {
        anchors.right: parent.right
        spacing: Theme.gap3
        QuietButton {
            objectName: "personCopy"
            anchors.verticalCenter: ending.verticalCenter
            text: qsTr("Copy key")
            visible: card.digits !== ""
            size: Theme.textSize
            Accessible.description: card.person
            onClicked: clipboard.copy(card.person)
        }
        QuietButton {
            objectName: "personClose"
            anchors.verticalCenter: ending.verticalCenter
            visible: card.direct !== ""
            text: qsTr("Close")
            ink: Theme.quiet
            size: Theme.textSize
            onClicked: sheet.close()
        }
        FilledButton {
            id: ending
            objectName: "personEnd"
            text: card.direct !== "" ? qsTr("Write to this person") : qsTr("Close")
            onClicked: {
                const room = card.direct; // closing forgets it
                sheet.close();
                if (room !== "")
                    sheet.roomWanted(room);
            }
        }
    }
}
