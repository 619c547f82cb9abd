// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An optional passphrase, folded away until somebody wants one.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Column {
    id: choice
    property bool open: false
    readonly property string text: first.text
    readonly property bool agrees: !open || (first.text !== "" && first.text === second.text)

    spacing: Theme.gap2
    QuietButton {
        objectName: "welcomeProtect"
        x: -Theme.gap1
        text: choice.open ? qsTr("Without a passphrase") : qsTr("Protect with a passphrase")
        onClicked: choice.open = !choice.open
    }
    Field {
        id: first
        width: parent.width
        visible: choice.open
        echoMode: TextInput.Password
        name: qsTr("Passphrase")
        placeholderText: name
    }
    Field {
        id: second
        width: parent.width
        visible: choice.open
        echoMode: TextInput.Password
        name: qsTr("The same passphrase again")
        placeholderText: name
    }
    PlainText {
        width: parent.width
        visible: choice.open
        text: qsTr("Nobody can recover it for you.")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
        wrapMode: Text.Wrap
    }
}
