// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The foot of a sheet: back, or do it.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Row {
    id: buttons
    required property string deed
    property bool ready: true
    property bool onlyClose: false
    signal agreed
    signal cancelled

    anchors.right: parent?.right
    topPadding: Theme.gap2
    spacing: Theme.gap3
    QuietButton {
        anchors.verticalCenter: agree.verticalCenter
        visible: !buttons.onlyClose
        objectName: "notNow"
        text: qsTr("Cancel")
        ink: Theme.quiet
        size: Theme.textSize
        onClicked: buttons.cancelled()
    }
    FilledButton {
        id: agree
        objectName: "agree"
        text: buttons.onlyClose ? qsTr("Close") : buttons.deed
        enabled: buttons.ready || buttons.onlyClose
        onClicked: buttons.onlyClose ? buttons.cancelled() : buttons.agreed()
    }
}
