// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A further computer of somebody: the link that their other one shows, and waiting for that one.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Welcome

Rectangle {
    id: view
    required property Door door
    readonly property bool waits: door.state === Door.Joining
    /// The link that it waits by may have run out.
    property bool another: false
    readonly property bool asks: !waits || another || door.owner === ""
    readonly property bool ready: linkField.text.trim() !== "" && nameField.written.trim() !== "" && passphrase.agrees && !door.busy
    signal backAsked

    function join() {
        door.join(linkField.text, nameField.written, passphrase.open ? passphrase.text : "");
        another = false;
    }

    objectName: "join"
    color: Theme.ground
    onVisibleChanged: if (visible)
        linkField.forceActiveFocus()

    Column {
        anchors.centerIn: parent
        width: Math.min(400, parent.width - 2 * Theme.gap5)
        spacing: Theme.gap3

        Icon {
            symbol: view.waits ? Icon.Clock : Icon.Monitor
            size: 28
        }
        PlainText {
            objectName: "joinHeading"
            width: parent.width
            text: view.waits && view.door.owner !== "" ? qsTr("Waiting for the other computer: %1").arg(view.door.owner) : qsTr("This is another computer of mine")
            font.pixelSize: Theme.titleSize
            font.bold: true
            wrapMode: Text.Wrap
        }
        PlainText {
            width: parent.width
            text: view.asks ? qsTr("On the computer that you use already, open “My devices” with the plus button and choose “Link another computer”. Paste the link that it shows here within ten minutes, or type its code when both computers are on one network.") : qsTr("Keep Ieum open on both computers. They find each other on the same network or over your server, and everything else comes by itself. You may close this window: it goes on waiting when it is opened again.")
            color: Theme.quiet
            lineHeight: 1.2
            wrapMode: Text.Wrap
        }
        Field {
            id: linkField
            objectName: "joinLink"
            width: parent.width
            visible: view.asks
            name: qsTr("Link or code of the other computer")
            placeholderText: qsTr("ieum:… or XXXX-XXXX-XXXX-XXXX")
            onAccepted: if (view.ready)
                view.join()
        }
        PlainText {
            visible: nameField.visible
            text: nameField.name
            color: Theme.quiet
            font.pixelSize: Theme.nameSize
            Accessible.ignored: true
        }
        Field {
            id: nameField
            objectName: "joinName"
            width: parent.width
            visible: !view.waits
            name: qsTr("What to call this computer among yours")
            text: view.door.computerName
            maximumLength: 64
            onAccepted: if (view.ready)
                view.join()
        }
        PassphraseChoice {
            id: passphrase
            width: parent.width
            visible: !view.waits
        }
        ErrorLine {
            objectName: "joinError"
            width: parent.width
            text: view.door.error
        }
        FilledButton {
            objectName: "joinStart"
            width: parent.width
            height: Theme.px(44)
            visible: view.asks
            enabled: view.ready
            text: view.door.busy ? qsTr("One moment…") : qsTr("Link this computer")
            onClicked: view.join()
        }
        QuietButton {
            objectName: "joinOther"
            x: -leftPadding
            text: view.waits ? qsTr("The link has run out: use another one") : qsTr("Back")
            visible: !view.waits || !view.asks
            onClicked: view.waits ? view.another = true : view.backAsked()
        }
    }
}
