// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a picture with a QR code is dropped or pasted, or chosen.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Sheets

DropArea {
    id: area
    /// Over which the dialog says what is missing
    required property Item place
    readonly property alias busy: reading.busy
    signal found(string link)

    function pasted(): bool {
        return reading.readClipboard();
    }
    function forget() {
        reading.forget();
    }

    objectName: "codePicture"
    keys: ["text/uri-list"]
    implicitHeight: column.height + 2 * Theme.gap3
    onDropped: drop => {
        if (drop.urls.length > 0)
            reading.readFile(drop.urls[0]);
    }

    CodeReading {
        id: reading
        objectName: "codeReading"
        onFound: link => area.found(link)
    }
    Loader {
        id: dialog
        function ask() {
            active = true;
            (item as PathDialog).ask();
        }
        active: false
        sourceComponent: PathDialog {
            place: area.place // qmllint disable unqualified
            title: qsTr("A picture with a QR code")
            nameFilters: [qsTr("Pictures") + " (*.png *.jpg *.jpeg)"]
            onAccepted: reading.readFile(selectedFile) // qmllint disable unqualified
        }
    }
    Rectangle {
        anchors.fill: parent
        radius: Theme.controlRadius
        color: area.containsDrag ? Theme.field : "transparent"
        border.color: area.containsDrag ? Theme.accent : Theme.line
    }
    Column {
        id: column
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.gap3
        spacing: Theme.gap1
        PlainText {
            width: parent.width
            text: reading.busy ? qsTr("Looking for the code…") : qsTr("Or a picture of the QR code: drop it here, or paste it.")
            color: Theme.quiet
            font.pixelSize: Theme.nameSize + 1
            wrapMode: Text.Wrap
        }
        ErrorLine {
            objectName: "codeError"
            width: parent.width
            text: reading.error
        }
        QuietButton {
            objectName: "chooseCode"
            text: qsTr("Choose a picture…")
            enabled: !reading.busy
            onClicked: dialog.ask()
        }
    }
}
