// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A passphrase that cannot be mistyped: written twice.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Column {
    id: twice
    required property string advice
    readonly property string text: first.text
    readonly property bool agrees: first.text !== "" && first.text === second.text

    function clear() {
        first.clear();
        second.clear();
    }

    spacing: Theme.gap2
    Field {
        id: first
        objectName: "passphraseOnce"
        width: parent.width
        echoMode: TextInput.Password
        name: qsTr("Passphrase")
        placeholderText: name
    }
    Field {
        id: second
        objectName: "passphraseAgain"
        width: parent.width
        echoMode: TextInput.Password
        name: qsTr("The same passphrase again")
        placeholderText: name
    }
    PlainText {
        width: parent.width
        visible: text !== ""
        text: twice.advice
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
        wrapMode: Text.Wrap
    }
}
