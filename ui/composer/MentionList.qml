// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The members who may be meant, above the text that is being written. The keys stay in the text.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Composer

Rectangle {
    id: box
    required property Mentioning mentioning
    signal chosen(int row)

    objectName: "mentionBox"
    visible: mentioning.open
    height: Math.min(names.contentHeight, 5.5 * Theme.px(40)) + 2 * Theme.gap1
    radius: Theme.controlRadius
    color: Theme.raised
    border.color: Theme.line

    ListView {
        id: names
        objectName: "mentionList"
        anchors.fill: parent
        anchors.margins: Theme.gap1
        clip: true
        model: box.mentioning.rows
        currentIndex: box.mentioning.at
        highlightMoveDuration: 0
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollMark {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Members")
        delegate: AbstractButton {
            id: line
            required property int index
            required property string name
            required property string initial
            required property int hue
            objectName: "mentioned"
            width: ListView.view.width
            height: Theme.px(40)
            hoverEnabled: true
            focusPolicy: Qt.NoFocus
            Accessible.role: Accessible.ListItem
            Accessible.name: name
            Accessible.selected: index === box.mentioning.at
            Accessible.onPressAction: if (enabled) line.clicked()
            onClicked: box.chosen(index)
            background: Rectangle {
                radius: Theme.controlRadius - 2
                color: line.index === box.mentioning.at ? Theme.selected : line.hovered ? Theme.hover : "transparent"
                border.width: line.index === box.mentioning.at ? 1 : 0
                border.color: Theme.accent
            }
            Item {
                anchors.fill: parent
                Avatar {
                    id: avatar
                    x: Theme.gap2
                    anchors.verticalCenter: parent.verticalCenter
                    size: Theme.px(26)
                    initial: line.initial
                    hue: line.hue
                }
                PlainText {
                    anchors.left: avatar.right
                    anchors.leftMargin: Theme.gap2
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.gap2
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.name
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
            }
        }
    }
}
