// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// All pictures of a room, as a grid.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Files

Item {
    id: panel
    required property Live live
    required property string room
    signal viewAsked(string file, string name)
    signal fetchAsked(string file)

    FileList {
        id: photos
        live: panel.live
        room: panel.room
        pictures: true
    }
    GridView {
        id: grid
        objectName: "photoGrid"
        anchors.fill: parent
        anchors.leftMargin: Theme.gap3
        anchors.rightMargin: Theme.gap3
        clip: true
        cellWidth: Math.floor(width / 3)
        cellHeight: cellWidth
        keyNavigationEnabled: true
        activeFocusOnTab: true
        model: photos.rows
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollMark {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Photos")
        Keys.onReturnPressed: (currentItem as AbstractButton)?.clicked()
        onContentYChanged: if (contentHeight - contentY < height * 2)
            photos.more()
        delegate: AbstractButton {
            id: tile
            required property string key
            required property string name
            required property string mark
            required property string origin
            required property bool here
            objectName: "photo"
            width: grid.cellWidth
            height: width
            padding: 2
            focusPolicy: Qt.NoFocus
            Accessible.role: Accessible.ListItem
            Accessible.name: here ? qsTr("Picture %1, %2").arg(name).arg(origin) : qsTr("Picture %1, not here yet, fetch it").arg(name)
            Accessible.onPressAction: if (enabled) tile.clicked()
            onClicked: here ? panel.viewAsked(key, name) : panel.fetchAsked(key)
            contentItem: FileThumbnail {
                live: panel.live
                file: tile.key
                mark: tile.mark
                pictured: tile.here
            }
            PlainTip {
                words: qsTr("%1\n%2", "name of a picture, and who sent it when").arg(tile.name).arg(tile.origin)
                wanted: tile.hovered
            }
            Rectangle {
                anchors.fill: parent
                visible: tile.GridView.isCurrentItem && grid.activeFocus
                color: "transparent"
                radius: Theme.controlRadius
                border.width: 2
                border.color: Theme.accent
            }
        }
    }
    EmptyState {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.gap5
        visible: photos.known && grid.count === 0
        symbol: Icon.Image
        heading: qsTr("No photos yet")
        advice: qsTr("Pictures that are sent in this room are gathered here.")
    }
}
