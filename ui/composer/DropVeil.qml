// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files may be dropped anywhere on the conversation; while they hover, it says so.
import QtQuick
import Ieum.Theme
import Ieum.Controls

DropArea {
    id: area
    required property bool canWrite

    objectName: "dropArea"
    keys: ["text/uri-list"]

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.gap3
        visible: area.containsDrag && area.canWrite
        radius: Theme.gap4
        color: Theme.panel
        opacity: 0.96
        border.width: 2
        border.color: Theme.accent
        Loader {
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.gap5
            active: parent.visible
            sourceComponent: EmptyState {
                symbol: Icon.Upload
                heading: qsTr("Drop to attach")
                advice: qsTr("Nothing is sent before you press Send.")
            }
        }
    }
}
