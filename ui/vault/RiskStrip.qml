// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What would be lost if the servers went now, with the one thing to do about it.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Vault

Rectangle {
    id: strip
    required property Live live
    required property bool awake
    signal listAsked

    objectName: "riskStrip"
    visible: risk.text !== ""
    height: visible ? content.implicitHeight + 2 * Theme.gap2 : 0
    radius: Theme.controlRadius
    color: Theme.warning
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    VaultRisk {
        id: risk
        live: strip.live
        awake: strip.awake
    }
    Row {
        id: content
        x: Theme.gap3
        width: parent.width - 2 * Theme.gap3
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap3

        PlainText {
            id: words
            objectName: "riskWords"
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - show.width - fetch.width - 2 * parent.spacing
            text: risk.wanted === "" ? risk.text : qsTr("%1. %2").arg(risk.text).arg(risk.wanted)
            color: Theme.warningInk
            font.pixelSize: Theme.nameSize
            wrapMode: Text.Wrap
        }
        QuietButton {
            id: show
            objectName: "riskShow"
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Show")
            onClicked: strip.listAsked()
        }
        QuietButton {
            id: fetch
            objectName: "riskFetch"
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Fetch all")
            strong: true
            onClicked: risk.fetchAll()
        }
    }
}
