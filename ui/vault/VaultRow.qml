// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One file of the list: what it is, from whom, where it is, who has it. Return, or a click, says
// what can be done; Space, or a click on the picture, shows what is in it.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Files
import Ieum.Vault

AbstractButton {
    id: row
    required property Live live
    required property string file
    required property string name
    required property string mark
    required property string where
    required property string holders
    required property string heldBy
    required property string origin
    required property string trap
    required property bool here
    required property bool picture
    required property bool fetching
    required property bool opens
    required property bool pinned
    required property real share
    signal previewAsked
    signal useAsked(string then)
    signal fetchAsked(bool wanted)
    signal pinAsked(bool wanted)
    signal shareAsked
    signal jumpAsked

    objectName: "vaultRow"
    implicitHeight: words.implicitHeight + 2 * Theme.gap2
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("File %1, %2. %3").arg(name).arg(where).arg(origin)
    Accessible.onPressAction: if (enabled) row.clicked()
    Keys.onReturnPressed: row.clicked()
    Keys.onSpacePressed: row.previewAsked()
    onClicked: menu.popup(row, Theme.gap4 + box.width, row.height - Theme.gap2)

    background: Rectangle {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap2
        anchors.rightMargin: Theme.gap2
        radius: Theme.gap3
        color: row.hovered || menu.visible ? Theme.hover : "transparent"
        border.width: row.activeFocus ? 2 : 0
        border.color: Theme.accent
    }
    VaultMenu {
        id: menu
        here: row.here
        fetching: row.fetching
        opens: row.opens
        pinned: row.pinned
        onPreviewAsked: row.previewAsked()
        heldBy: row.heldBy
        onUseAsked: then => row.useAsked(then)
        onFetchAsked: wanted => row.fetchAsked(wanted)
        onPinAsked: wanted => row.pinAsked(wanted)
        onShareAsked: row.shareAsked()
        onJumpAsked: row.jumpAsked()
    }
    Item {
        anchors.fill: parent

        FileThumbnail {
            id: box
            x: Theme.gap4
            anchors.verticalCenter: parent.verticalCenter
            live: row.live
            file: row.file
            mark: row.mark
            pictured: row.here && row.picture
            MouseArea {
                objectName: "vaultThumbnail"
                anchors.fill: parent
                Accessible.ignored: true // Space on the row, and its menu, do the same
                onClicked: row.previewAsked()
            }
        }
        Column {
            id: words
            anchors.left: box.right
            anchors.leftMargin: Theme.gap3
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap5
            anchors.verticalCenter: parent.verticalCenter
            spacing: 2
            PlainText {
                width: parent.width
                text: row.name
                font.bold: true
                elide: Text.ElideMiddle
            }
            PlainText {
                width: parent.width
                text: row.origin
                color: Theme.quiet
                font.pixelSize: Theme.nameSize
                elide: Text.ElideRight
            }
            PlainText {
                width: parent.width
                text: row.holders === "" ? row.where : qsTr("%1. %2").arg(row.where).arg(row.holders)
                color: Theme.quiet
                font.pixelSize: Theme.nameSize
                elide: Text.ElideRight
            }
            PlainText {
                objectName: "vaultTrap"
                width: parent.width
                visible: text !== ""
                text: row.trap
                color: Theme.warningInk
                font.pixelSize: Theme.nameSize
                elide: Text.ElideRight
            }
            Rectangle {
                width: parent.width
                height: 4
                radius: 2
                visible: row.fetching && !row.here
                color: Theme.line
                Rectangle {
                    width: parent.width * row.share
                    height: parent.height
                    radius: 2
                    color: Theme.accent
                }
            }
        }
    }
}
