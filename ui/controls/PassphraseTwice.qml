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
    readonly property string text: first.written
    readonly property bool agrees: first.written !== "" && first.written === second.written

    signal accepted

    function begin() {
        first.forceActiveFocus();
    }
    function clear() {
        first.settle(); // or it would come back into the empty field
        first.clear();
        second.clear();
    }

    spacing: Theme.gap2
    Field {
        id: first
        objectName: "passphraseOnce"
        onAccepted: second.forceActiveFocus()
        width: parent.width
        echoMode: TextInput.Password
        name: qsTr("Passphrase")
        placeholderText: name
    }
    PlainText {
        objectName: "passphraseStrength"
        width: parent.width
        visible: text !== ""
        text: strength.words
        color: strength.weak ? Theme.danger : Theme.quiet
        font.pixelSize: Theme.nameSize
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    PassphraseStrength {
        id: strength
        text: first.written
    }
    Field {
        id: second
        objectName: "passphraseAgain"
        onAccepted: twice.accepted()
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
