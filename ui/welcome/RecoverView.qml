// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Somebody who lost his computers and kept his recovery words, or the file that says the same.
import QtQuick
import QtQuick.Dialogs
import Ieum.Theme
import Ieum.Controls
import Ieum.Welcome

Rectangle {
    id: view
    required property Door door
    /// "": by words
    property url file
    readonly property string fileName: door.nameOf(file)
    readonly property bool byFile: fileName !== ""
    readonly property bool ready: (byFile ? filePassphrase.written !== "" : wordsField.text.trim() !== "" && nameField.written.trim() !== "") && passphrase.agrees && !door.busy
    signal backAsked

    function recover() {
        door.recover(byFile ? "" : wordsField.text, file, filePassphrase.written, nameField.written, passphrase.open ? passphrase.text : "");
    }

    objectName: "recover"
    color: Theme.ground
    onVisibleChanged: if (visible)
        wordsField.forceActiveFocus()

    PathDialog {
        id: files
        place: view
        fileMode: FileDialog.OpenFile
        title: qsTr("Recovery file")
        nameFilters: ["*.ieum-recovery", "*"]
        onAccepted: view.file = selectedFile
    }
    Column {
        anchors.centerIn: parent
        width: Math.min(440, parent.width - 2 * Theme.gap5)
        spacing: Theme.gap3

        Icon {
            symbol: Icon.Key
            size: 28
        }
        PlainText {
            width: parent.width
            text: qsTr("I lost my computer")
            font.pixelSize: Theme.titleSize
            font.bold: true
            wrapMode: Text.Wrap
        }
        PlainText {
            width: parent.width
            text: qsTr("Your recovery words make you the same person again. Then ask somebody with whom you share rooms for an invitation: it brings all of those rooms back.")
            color: Theme.quiet
            lineHeight: 1.2
            wrapMode: Text.Wrap
        }
        WordsField {
            id: wordsField
            objectName: "recoverWords"
            width: parent.width
            visible: !view.byFile
            name: qsTr("The 24 words, in Korean or English")
        }
        PlainText {
            width: parent.width
            visible: view.byFile
            text: view.fileName
            font.bold: true
            wrapMode: Text.WrapAnywhere
        }
        Field {
            id: filePassphrase
            objectName: "recoverPassphrase"
            width: parent.width
            visible: view.byFile
            echoMode: TextInput.Password
            name: qsTr("Passphrase of the file")
            placeholderText: name
        }
        Field {
            id: nameField
            objectName: "recoverName"
            width: parent.width
            visible: !view.byFile
            name: qsTr("Your name")
            placeholderText: name
            maximumLength: 80
        }
        PassphraseChoice {
            id: passphrase
            width: parent.width
        }
        ErrorLine {
            objectName: "recoverError"
            width: parent.width
            text: view.door.error
        }
        FilledButton {
            objectName: "recoverStart"
            width: parent.width
            height: Theme.px(44)
            enabled: view.ready
            text: view.door.busy ? qsTr("One moment…") : qsTr("Come back")
            onClicked: view.recover()
        }
        Row {
            x: -Theme.gap1
            spacing: Theme.gap3
            QuietButton {
                objectName: "recoverFile"
                text: view.byFile ? qsTr("By the words instead") : qsTr("I have a recovery file…")
                onClicked: view.byFile ? view.file = "" : files.ask()
            }
            QuietButton {
                text: qsTr("Back")
                onClicked: view.backAsked()
            }
        }
    }
}
