// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The head of a conversation: which room, who is there, and what else can be seen of it.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Item {
    id: bar
    required property string name
    required property string subtitle
    required property bool group
    /// There is a way back to the rooms, which are not beside it
    required property bool backable
    required property bool apart
    signal backAsked
    signal drawerAsked(string name)
    signal sheetAsked(string name)
    signal dayAsked

    implicitHeight: Theme.headHeight

    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    Loader {
        id: back
        x: Theme.gap1
        anchors.verticalCenter: parent.verticalCenter
        active: bar.backable
        visible: active
        sourceComponent: IconButton {
            objectName: "backToRooms"
            symbol: Icon.ArrowLeft
            name: qsTr("Back to the rooms")
            onClicked: bar.backAsked()
        }
    }
    // qmllint enable unqualified
    PlainText {
        id: title
        objectName: "roomTitle"
        x: back.visible ? back.x + back.width + Theme.gap1 : Theme.gap5
        y: Theme.px(16)
        width: buttons.x - x - Theme.gap3
        text: bar.name
        font.pixelSize: Theme.headingSize
        font.bold: true
        elide: Text.ElideRight
        Accessible.role: Accessible.Heading
    }
    QuietButton {
        objectName: "roomSubtitle"
        x: title.x - leftPadding
        y: Theme.px(37)
        width: Math.min(implicitWidth, title.width)
        enabled: bar.group
        opacity: 1
        text: bar.subtitle
        ink: Theme.quiet
        size: Theme.nameSize
        onClicked: bar.drawerAsked("members")
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap4
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap3
        QuietButton {
            objectName: "searchRoom"
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Search")
            ink: Theme.quiet
            onClicked: bar.drawerAsked("search")
        }
        QuietButton {
            objectName: "showFiles"
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Files")
            ink: Theme.quiet
            onClicked: bar.drawerAsked("files")
        }
        IconButton {
            objectName: "roomMenu"
            symbol: Icon.Ellipsis
            name: qsTr("More about this room")
            menuOpen: menu.item?.visible ?? false
            onClicked: menu.made().popup(this, width - menu.item.width, height + Theme.gap1)
            LazySheet {
                id: menu
                from: Qt.resolvedUrl("RoomMenu.qml")
                function given(): var {
                    return {
                        group: Qt.binding(() => bar.group),
                        apart: bar.apart
                    };
                }
                function heard(): var {
                    return {
                        dayAsked: bar.dayAsked,
                        drawerAsked: bar.drawerAsked,
                        sheetAsked: bar.sheetAsked
                    };
                }
            }
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
