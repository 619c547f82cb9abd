// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// All files of a room, one below the other.
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
    signal saveAsked(string file, string name)

    FileList {
        id: files
        live: panel.live
        room: panel.room
    }
    ListView {
        id: list
        objectName: "fileList"
        anchors.fill: parent
        clip: true
        onContentYChanged: if (contentHeight - contentY < height * 2)
            files.more()
        model: files.rows
        ScrollBar.vertical: ScrollMark {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Files")
        // Unbound, as Qt 6.4 wants what a Loader loads.
        // qmllint disable unqualified
        delegate: Item {
            id: entry
            required property string key
            required property string name
            required property string mark
            required property string where
            required property string holders
            required property string origin
            required property bool here
            required property bool picture
            required property bool fetching
            required property real share
            width: ListView.view.width
            height: card.implicitHeight + Theme.gap5 + Theme.gap4

            PlainText {
                x: Theme.gap4
                text: entry.origin
                color: Theme.quiet
                font.pixelSize: Theme.smallSize
            }
            FileCard {
                id: card
                x: Theme.gap4
                y: Theme.gap5
                width: parent.width - 2 * Theme.gap4
                live: panel.live
                file: entry.key
                name: entry.name
                mark: entry.mark
                where: entry.where
                holders: entry.holders
                here: entry.here
                picture: entry.picture
                fetching: entry.fetching
                share: entry.share
                onPreviewAsked: entry.picture ? panel.viewAsked(entry.key, entry.name) : previewSheet.made().show(entry.key, entry.name, entry.mark, entry.here)
                onFetchAsked: panel.fetchAsked(entry.key)
                onSaveAsked: panel.saveAsked(entry.key, entry.name)
            }
        }
    }
    LazySheet {
        id: previewSheet
        sourceComponent: PreviewSheet {
            live: panel.live
        }
    }
    // qmllint enable unqualified
    EmptyState {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.gap5
        visible: files.known && list.count === 0
        symbol: Icon.Files
        heading: qsTr("No files yet")
        advice: qsTr("Drop files onto the conversation to send them.")
    }
}
