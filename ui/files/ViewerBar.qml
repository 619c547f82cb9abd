// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Above the picture: what it is, how large it is drawn, and what can be done with it.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Files

Rectangle {
    id: bar
    required property RoomPictures pictures
    required property int percent
    signal larger
    signal smaller
    signal saveAsked
    signal closeAsked

    implicitHeight: Theme.px(56)
    color: Theme.panel
    Column {
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.gap5
        width: tools.x - x - Theme.gap3
        PlainText {
            objectName: "viewerName"
            width: parent.width
            text: bar.pictures.name
            font.bold: true
            elide: Text.ElideMiddle
        }
        PlainText {
            width: parent.width
            visible: text !== ""
            text: bar.pictures.origin
            color: Theme.quiet
            font.pixelSize: Theme.nameSize
            elide: Text.ElideRight
        }
    }
    Row {
        id: tools
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap3
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap1
        IconButton {
            symbol: Icon.ZoomOut
            name: qsTr("Smaller")
            onClicked: bar.smaller()
        }
        PlainText {
            objectName: "viewerPercent"
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(48)
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("%1 %").arg(bar.percent)
            color: Theme.quiet
            font.pixelSize: Theme.nameSize
        }
        IconButton {
            objectName: "zoomIn"
            symbol: Icon.ZoomIn
            name: qsTr("Larger")
            onClicked: bar.larger()
        }
        IconButton {
            objectName: "viewerSave"
            symbol: Icon.Download
            name: qsTr("Save as…")
            onClicked: bar.saveAsked()
        }
        IconButton {
            objectName: "viewerClose"
            symbol: Icon.Close
            name: qsTr("Close")
            onClicked: bar.closeAsked()
        }
    }
}
