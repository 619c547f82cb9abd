// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why this profile cannot be locked, and where a passphrase comes from.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Sheet {
    id: sheet
    signal passphraseAsked

    objectName: "noLockSheet"
    heading: qsTr("This profile has no passphrase")

    PlainText {
        objectName: "noLockWords"
        width: parent.width
        text: qsTr("Without one there is nothing to lock it with: whoever uses this account of the computer can open it.")
        wrapMode: Text.Wrap
    }
    Row {
        anchors.right: parent.right
        spacing: Theme.gap3
        QuietButton {
            anchors.verticalCenter: setting.verticalCenter
            text: qsTr("Close")
            ink: Theme.quiet
            size: Theme.textSize
            onClicked: sheet.close()
        }
        FilledButton {
            id: setting
            objectName: "noLockSet"
            text: qsTr("Set a passphrase…")
            onClicked: {
                sheet.close();
                sheet.passphraseAsked();
            }
        }
    }
}
