// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One file on its way: what has come of it and how fast it goes, or what it waits for. Delete, or the cross, ends it.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Item {
    id: row
    required property int index
    required property string key
    required property string name
    required property string how
    required property real share
    required property bool paused
    signal stopAsked

    objectName: "trafficRow"
    implicitHeight: words.implicitHeight + 2 * Theme.gap2
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("File %1, %2").arg(name).arg(how)
    Keys.onDeletePressed: row.stopAsked()

    Rectangle {
        anchors.fill: parent
        radius: Theme.gap2
        color: "transparent"
        border.width: row.activeFocus ? 2 : 0
        border.color: Theme.accent
    }
    Column {
        id: words
        x: Theme.gap2
        width: parent.width - 2 * x - end.width - Theme.gap2
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2
        PlainText {
            width: parent.width
            text: row.name
            font.bold: true
            elide: Text.ElideMiddle
        }
        PlainText {
            objectName: "trafficHow"
            width: parent.width
            text: row.how
            color: Theme.quiet
            font.pixelSize: Theme.nameSize
            wrapMode: Text.Wrap
        }
        Rectangle {
            width: parent.width
            height: 4
            radius: 2
            color: Theme.line
            Rectangle {
                width: parent.width * row.share
                height: parent.height
                radius: 2
                color: row.paused ? Theme.caution : Theme.accent
            }
        }
    }
    IconButton {
        id: end
        objectName: "trafficStop"
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap2
        anchors.verticalCenter: parent.verticalCenter
        symbol: Icon.Close
        name: qsTr("Stop fetching %1").arg(row.name)
        onClicked: row.stopAsked()
    }
}
