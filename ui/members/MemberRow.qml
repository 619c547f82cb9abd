// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One member: who, with what role, reachable or when last seen. Pressing it shows what is known of him.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls

Item {
    id: row
    required property string key
    required property string name
    required property string initial
    required property string role
    required property string seen
    required property int hue
    required property bool reachable
    required property bool removable
    required property bool self
    signal removeAsked
    signal cardAsked

    implicitHeight: Math.max(Theme.px(56), words.implicitHeight + Theme.gap3)
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1. %2").arg(name).arg(seen)

    AbstractButton {
        id: card
        objectName: "memberCard"
        anchors.fill: parent
        visible: !row.self
        hoverEnabled: true
        focusPolicy: Qt.StrongFocus
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("About %1").arg(row.name)
        Accessible.onPressAction: if (enabled) card.clicked()
        Keys.onReturnPressed: card.clicked()
        onClicked: row.cardAsked()
        background: Rectangle {
            anchors.fill: parent
            anchors.margins: 2
            radius: Theme.controlRadius
            color: card.pressed ? Theme.line : card.hovered ? Theme.hover : "transparent"
            border.width: card.visualFocus ? 2 : 0
            border.color: Theme.accent
        }
    }
    Avatar {
        id: avatar
        x: Theme.gap4
        size: Theme.px(36)
        anchors.verticalCenter: parent.verticalCenter
        initial: row.initial
        hue: row.hue
        Rectangle {
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: -2
            width: 12
            height: 12
            radius: 6
            visible: row.reachable
            color: Theme.accent
            border.width: 2
            border.color: Theme.ground
        }
    }
    Column {
        id: words
        anchors.left: avatar.right
        anchors.leftMargin: Theme.gap3
        anchors.right: removeButton.visible ? removeButton.left : parent.right
        anchors.rightMargin: Theme.gap3
        anchors.verticalCenter: parent.verticalCenter
        PlainText {
            width: parent.width
            text: row.role === "" ? row.name : qsTr("%1 · %2").arg(row.name).arg(row.role)
            font.bold: true
            elide: Text.ElideRight
        }
        PlainText {
            width: parent.width
            text: row.seen
            color: Theme.quiet
            font.pixelSize: Theme.nameSize
            wrapMode: Text.Wrap
        }
    }
    IconButton {
        id: removeButton
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap2
        anchors.verticalCenter: parent.verticalCenter
        visible: row.removable
        symbol: Icon.Close
        name: qsTr("Remove %1").arg(row.name)
        onClicked: row.removeAsked()
    }
}
