// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file as it is talked about: what it is, where it is, who has it, and what can be done with it.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Files

Item {
    id: card
    required property Live live
    required property string file
    required property string name
    required property string mark
    required property string where
    required property string holders
    required property bool here
    required property bool picture
    required property bool fetching
    required property real share
    property color quiet: Theme.quiet
    signal previewAsked
    signal fetchAsked
    signal saveAsked

    implicitWidth: Theme.px(304)
    implicitHeight: words.y + Math.max(box.height, words.implicitHeight)
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("File %1, %2").arg(name).arg(where)

    FilePicture {
        id: large
        width: parent.width
        live: card.live
        file: card.file
        name: card.name
        pictured: card.here && card.picture
        onClicked: card.previewAsked()
    }
    FileThumbnail {
        id: box
        y: words.y
        width: Theme.px(44)
        height: Theme.px(52)
        live: card.live
        file: ""
        mark: card.mark
        pictured: false
    }
    Column {
        id: words
        y: large.visible ? large.height + Theme.gap2 : 0
        anchors.left: box.right
        anchors.leftMargin: Theme.gap3
        anchors.right: parent.right
        spacing: 2

        PlainText {
            width: parent.width
            text: card.name
            elide: Text.ElideMiddle
        }
        PlainText {
            width: parent.width
            text: card.where
            color: card.quiet
            font.pixelSize: Theme.nameSize
            wrapMode: Text.Wrap
        }
        PlainText {
            width: parent.width
            visible: text !== ""
            text: card.holders
            color: card.quiet
            font.pixelSize: Theme.nameSize
            wrapMode: Text.Wrap
        }
        Item {
            width: parent.width
            height: Theme.gap3
            visible: card.fetching && !card.here
            Rectangle {
                y: Theme.gap1
                width: parent.width
                height: 4
                radius: 2
                color: Theme.line
                Rectangle {
                    width: parent.width * card.share
                    height: parent.height
                    radius: 2
                    color: Theme.accent
                }
            }
        }
        Row {
            spacing: Theme.gap3
            x: -Theme.gap1
            QuietButton {
                objectName: "saveFile"
                text: card.here ? qsTr("Save as…") : qsTr("Fetch and save…")
                size: Theme.nameSize
                onClicked: card.saveAsked()
            }
            QuietButton {
                objectName: "fetchFile"
                visible: !card.here && !card.fetching
                text: qsTr("Fetch")
                size: Theme.nameSize
                onClicked: card.fetchAsked()
            }
        }
    }
}
