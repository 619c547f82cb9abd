// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first start: a name is all that is needed.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Welcome

Rectangle {
    id: view
    required property Door door
    /// "": somebody new; "elsewhere": who is on another computer already; "lost": who was; "backup": who has one
    property string way: ""

    objectName: "welcome"
    color: Theme.ground
    Component.onCompleted: nameField.forceActiveFocus()

    function start() {
        door.create(nameField.written, passphrase.open ? passphrase.text : "");
    }

    JoinView {
        anchors.fill: parent
        visible: view.way === "elsewhere"
        door: view.door
        onBackAsked: view.way = ""
    }
    RecoverView {
        anchors.fill: parent
        visible: view.way === "lost"
        door: view.door
        onBackAsked: view.way = ""
    }
    RestoreView {
        anchors.fill: parent
        visible: view.way === "backup"
        door: view.door
        onBackAsked: view.way = ""
    }
    Column {
        anchors.centerIn: parent
        width: Math.min(360, parent.width - 2 * Theme.gap5)
        spacing: Theme.gap3
        visible: view.way === ""

        Image {
            source: "qrc:/ieum/ieum.png"
            x: -Theme.gap1
            width: 64
            height: 64
            smooth: true
            mipmap: true
            Accessible.ignored: true
        }
        PlainText {
            text: qsTr("Ieum")
            font.pixelSize: 32
            font.bold: true
        }
        PlainText {
            width: parent.width
            bottomPadding: Theme.gap3
            text: qsTr("A messenger that goes on working when the servers are down.")
            color: Theme.quiet
            font.pixelSize: Theme.headingSize
            wrapMode: Text.Wrap
        }
        Field {
            id: nameField
            objectName: "welcomeName"
            width: parent.width
            name: qsTr("Your name")
            placeholderText: qsTr("Your name")
            maximumLength: 80
            onAccepted: if (startButton.enabled)
                view.start()
        }
        PassphraseChoice {
            id: passphrase
            width: parent.width
        }
        ErrorLine {
            width: parent.width
            text: view.door.error
        }
        FilledButton {
            id: startButton
            objectName: "welcomeStart"
            width: parent.width
            height: Theme.px(44)
            enabled: nameField.written.trim() !== "" && passphrase.agrees && !view.door.busy
            text: view.door.busy ? qsTr("One moment…") : qsTr("Start")
            onClicked: view.start()
        }
        PlainText {
            width: parent.width
            text: qsTr("Your key is made on this computer and stays here. There is nothing to register.")
            color: Theme.quiet
            font.pixelSize: Theme.nameSize
            wrapMode: Text.Wrap
        }
        QuietButton {
            objectName: "welcomeElsewhere"
            x: -leftPadding
            text: qsTr("I already use Ieum on another computer")
            onClicked: view.way = "elsewhere"
        }
        QuietButton {
            objectName: "welcomeLost"
            x: -leftPadding
            text: qsTr("I lost my computer and have my recovery words")
            onClicked: view.way = "lost"
        }
        QuietButton {
            objectName: "welcomeBackup"
            x: -leftPadding
            text: qsTr("I have a backup")
            onClicked: view.way = "backup"
        }
    }
}
