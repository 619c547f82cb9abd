// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why this profile cannot be locked, and where a passphrase comes from.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Sheet {
    id: sheet
    objectName: "noLockSheet"
    heading: qsTr("This profile has no passphrase")

    PlainText {
        objectName: "noLockWords"
        width: parent.width
        text: qsTr("Without one there is nothing to lock it with: whoever uses this account of the computer can open it. A passphrase is chosen when a profile is made, or when one is restored from a backup: write a backup, and restore it on the first page of Ieum with a passphrase.")
        wrapMode: Text.Wrap
    }
    Row {
        anchors.right: parent.right
        spacing: Theme.gap3
        FilledButton {
            text: qsTr("Close")
            onClicked: sheet.close()
        }
    }
}
