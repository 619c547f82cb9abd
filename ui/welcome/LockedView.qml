// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A protected profile: the passphrase, and a clear word when it was the wrong one.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Welcome

Rectangle {
    id: view
    required property Door door

    objectName: "locked"
    color: Theme.ground
    Component.onCompleted: field.forceActiveFocus()

    Column {
        anchors.centerIn: parent
        width: Math.min(360, parent.width - 2 * Theme.gap5)
        spacing: Theme.gap3
        Icon {
            symbol: Icon.Lock
            size: 28
        }
        PlainText {
            text: qsTr("This profile is locked")
            font.pixelSize: Theme.titleSize
            font.bold: true
        }
        Field {
            id: field
            objectName: "unlockField"
            width: parent.width
            echoMode: TextInput.Password
            name: qsTr("Passphrase")
            placeholderText: name
            onAccepted: view.door.unlock(written)
        }
        ErrorLine {
            width: parent.width
            text: view.door.error
        }
        FilledButton {
            objectName: "unlock"
            width: parent.width
            height: Theme.px(44)
            enabled: field.written !== "" && !view.door.busy
            text: view.door.busy ? qsTr("Unlocking…") : qsTr("Unlock")
            onClicked: view.door.unlock(field.written)
        }
    }
}
