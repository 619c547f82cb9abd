// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One room in the list.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls

AbstractButton {
    id: row
    required property string name
    required property string initial
    required property string lastLine
    required property string time
    required property string mark
    required property int hue
    required property int unread
    required property bool mentioned
    required property bool current

    objectName: "roomRow"
    implicitHeight: Theme.rowHeight
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ListItem
    Accessible.description: mentioned ? qsTr("%1. You are mentioned").arg(time) : time
    Accessible.name: unread > 0 ? qsTr("%1, %n unread. %2", "", unread).arg(name).arg(lastLine) : qsTr("%1. %2").arg(name).arg(lastLine)
    Accessible.selected: current
    Accessible.onPressAction: if (enabled) row.clicked()
    Keys.onReturnPressed: row.clicked()

    background: Rectangle {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap2
        anchors.rightMargin: Theme.gap2
        radius: Theme.gap3
        color: row.current ? Theme.selected : row.hovered ? Theme.hover : "transparent"
        border.width: row.visualFocus ? 2 : 0
        border.color: Theme.accent
    }
    Item {
        anchors.fill: parent

        Avatar {
            id: avatar
            x: Theme.px(18)
            anchors.verticalCenter: parent.verticalCenter
            size: Theme.px(40)
            initial: row.initial
            hue: row.hue
        }
        PlainText {
            id: nameText
            x: Theme.px(70)
            y: Theme.px(13)
            width: timeText.x - x - Theme.gap2
            text: row.name
            font.bold: true
            elide: Text.ElideRight
        }
        PlainText {
            id: timeText
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap5
            anchors.baseline: nameText.baseline
            text: row.time
            color: Theme.quiet
            font.pixelSize: Theme.smallSize
        }
        PlainText {
            x: Theme.px(70)
            y: Theme.px(35)
            width: parent.width - x - Theme.gap5 - Math.max(badge.visible ? badge.width + at.width : 0, markText.visible ? markText.width : 0) - Theme.gap2
            text: row.lastLine
            color: Theme.quiet
            font.pixelSize: Theme.nameSize + 1
            elide: Text.ElideRight
        }
        Badge {
            id: badge
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap5
            y: Theme.px(34)
            count: row.unread
        }
        Loader {
            id: at
            active: row.mentioned && badge.visible
            anchors.right: badge.left
            anchors.rightMargin: Theme.gap1
            anchors.verticalCenter: badge.verticalCenter
            sourceComponent: MentionBadge {}
        }
        PlainText {
            id: markText
            visible: !badge.visible && text !== ""
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap5
            y: Theme.px(37)
            text: row.mark
            color: Theme.quiet
            font.pixelSize: Theme.smallSize
        }
    }
}
