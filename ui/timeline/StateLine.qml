// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far the newest message of ours has come; pressing it tells for each recipient.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Loader {
    id: line
    required property string text
    signal clicked

    active: text !== ""
    visible: active
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    sourceComponent: QuietButton {
        objectName: "stateLine"
        text: line.text
        topPadding: Theme.gap1 + 1
        ink: Theme.quiet
        size: Theme.smallSize
        Accessible.description: qsTr("Shows it for each recipient")
        onClicked: line.clicked()
    }
    // qmllint enable unqualified
}
