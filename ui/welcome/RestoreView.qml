// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A backup becomes the profile of this computer; no network is needed.
import QtQuick
import QtQuick.Dialogs
import Ieum.Theme
import Ieum.Controls
import Ieum.Welcome

Rectangle {
    id: view
    required property Door door
    property url file
    readonly property string fileName: door.nameOf(file)
    readonly property bool ready: fileName !== "" && backupPassphrase.written !== "" && passphrase.agrees && !door.busy
    signal backAsked

    function restore() {
        door.restore(file, backupPassphrase.written, passphrase.open ? passphrase.text : "");
    }

    objectName: "restore"
    color: Theme.ground

    PathDialog {
        id: files
        place: view
        fileMode: FileDialog.OpenFile
        title: qsTr("Backup")
        nameFilters: ["*.ieum-backup", "*"]
        onAccepted: view.file = selectedFile
    }
    Column {
        anchors.centerIn: parent
        width: Math.min(440, parent.width - 2 * Theme.gap5)
        spacing: Theme.gap3

        Icon {
            symbol: Icon.HardDrive
            size: 28
        }
        PlainText {
            width: parent.width
            text: qsTr("Put a backup back")
            font.pixelSize: Theme.titleSize
            font.bold: true
            wrapMode: Text.Wrap
        }
        PlainText {
            width: parent.width
            text: qsTr("Everything that was in it can be read at once. Before you send anything, this computer asks another one, or a server, what you wrote since.")
            color: Theme.quiet
            lineHeight: 1.2
            wrapMode: Text.Wrap
        }
        StepButton {
            objectName: "restoreFile"
            width: parent.width
            text: view.fileName === "" ? qsTr("Choose the file…") : view.fileName
            onClicked: files.ask()
        }
        Field {
            id: backupPassphrase
            objectName: "restorePassphrase"
            width: parent.width
            echoMode: TextInput.Password
            name: qsTr("Passphrase of the backup")
            placeholderText: name
            onAccepted: if (view.ready)
                view.restore()
        }
        PassphraseChoice {
            id: passphrase
            width: parent.width
        }
        ErrorLine {
            objectName: "restoreError"
            width: parent.width
            text: view.door.error
        }
        FilledButton {
            objectName: "restoreStart"
            width: parent.width
            height: Theme.px(44)
            enabled: view.ready
            text: view.door.busy ? qsTr("One moment…") : qsTr("Put it back")
            onClicked: view.restore()
        }
        QuietButton {
            x: -leftPadding
            text: qsTr("Back")
            onClicked: view.backAsked()
        }
    }
}
