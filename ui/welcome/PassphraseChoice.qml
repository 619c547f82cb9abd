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
    readonly property string text: twice.text
    readonly property bool agrees: !open || twice.agrees

    spacing: Theme.gap2
    QuietButton {
        objectName: "welcomeProtect"
        x: -Theme.gap1
        text: choice.open ? qsTr("Without a passphrase") : qsTr("Protect with a passphrase")
        onClicked: choice.open = !choice.open
    }
    PassphraseTwice {
        id: twice
        width: parent.width
        visible: choice.open
        advice: qsTr("Nobody can recover it for you.")
    }
}
