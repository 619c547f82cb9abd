// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Several pictures of a message: two or four in two columns, others in three. What is not here yet is fetched by a
// click; what turns out to be no picture shows its type.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Files

Grid {
    id: grid
    required property Live live
    required property list<string> files
    required property list<string> names
    required property list<int> here
    readonly property real side: Math.floor((width - (columns - 1) * spacing) / columns)
    signal viewAsked(string file, string name)
    signal fetchAsked(string file)

    objectName: "pictureGrid"
    columns: files.length === 2 || files.length === 4 ? 2 : 3
    spacing: Theme.gap1
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("%n picture(s)", "", files.length)

    Repeater {
        model: grid.files.length
        AbstractButton {
            id: tile
            required property int index
            readonly property bool isHere: grid.here[index] === 1
            readonly property string name: grid.names[index] ?? ""
            readonly property string file: grid.files[index] ?? ""

            objectName: "gridPicture"
            width: grid.side
            height: grid.side
            focusPolicy: Qt.StrongFocus
            Accessible.role: Accessible.Button
            Accessible.name: isHere ? qsTr("Picture %1, show it larger").arg(name) : qsTr("Picture %1, not here yet, fetch it").arg(name)
            Accessible.onPressAction: if (enabled) tile.clicked()
            Keys.onReturnPressed: tile.clicked()
            onClicked: isHere ? grid.viewAsked(file, name) : grid.fetchAsked(file)
            background: FileThumbnail {
                live: grid.live
                file: tile.file
                mark: tile.isHere ? "" : " "
                pictured: tile.isHere
            }
            contentItem: Item {
                Icon {
                    anchors.centerIn: parent
                    visible: !tile.isHere
                    symbol: Icon.Download
                    color: Theme.fileMarkInk
                }
            }
            Rectangle {
                anchors.fill: parent
                visible: tile.visualFocus
                radius: Theme.controlRadius - 2
                color: "transparent"
                border.width: 2
                border.color: Theme.accent
            }
        }
    }
}
