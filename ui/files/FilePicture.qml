// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A picture in a message: a place of one size, so that nothing moves when it comes, and none when it turns out to be no
// picture. A click, Return or Space shows it larger.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Live
import Ieum.Files

AbstractButton {
    id: picture
    required property Live live
    required property string file
    required property string name
    /// It is here, and named as a picture.
    required property bool pictured

    objectName: "filePicture"
    visible: pictured && preview.kind !== "none"
    implicitHeight: visible ? 168 : 0
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Picture %1, show it larger").arg(name)
    Accessible.onPressAction: if (enabled) picture.clicked()
    Keys.onReturnPressed: picture.clicked()
    background: Rectangle {
        radius: Theme.controlRadius
        color: Theme.fileMark
    }
    FilePreview {
        id: preview
        anchors.fill: parent
        live: picture.live
        file: picture.file
        wanted: picture.pictured
        covers: true
        radius: Theme.controlRadius
    }
    Rectangle {
        anchors.fill: parent
        visible: picture.visualFocus
        radius: Theme.controlRadius
        color: "transparent"
        border.width: 2
        border.color: Theme.accent
    }
}
