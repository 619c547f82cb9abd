// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a file looks like in a small box: its picture, where there is one, else the letters of its type.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Files

Rectangle {
    id: box
    required property Live live
    required property string file
    required property string mark
    /// It is here, and named as a picture.
    required property bool pictured
    readonly property alias kind: preview.kind

    implicitWidth: Theme.px(44)
    implicitHeight: Theme.px(44)
    radius: Theme.controlRadius - 2
    color: Theme.fileMark
    PlainText {
        anchors.centerIn: parent
        visible: box.mark !== "" && preview.kind !== "picture"
        text: box.mark
        color: Theme.fileMarkInk
        font.bold: true
        font.pixelSize: Theme.smallSize
    }
    Icon {
        anchors.centerIn: parent
        visible: box.mark === "" && preview.kind !== "picture"
        symbol: Icon.File
        color: Theme.fileMarkInk
    }
    FilePreview {
        id: preview
        anchors.fill: parent
        live: box.live
        file: box.file
        wanted: box.pictured
        covers: true
        radius: box.radius
    }
}
