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

    IconButton {
        id: back
        objectName: "backToRooms"
        x: Theme.gap1
        anchors.verticalCenter: parent.verticalCenter
        visible: bar.backable
        symbol: Icon.ArrowLeft
        name: qsTr("Back to the rooms")
        onClicked: bar.backAsked()
    }
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
            menuOpen: menu.visible
            onClicked: menu.popup(this, width - menu.width, height + Theme.gap1)
            DropMenu {
                id: menu
                MenuLine {
                    text: qsTr("Members")
                    symbol: Icon.Users
                    onTriggered: bar.drawerAsked("members")
                }
                MenuLine {
                    objectName: "menuDay"
                    text: qsTr("Go to a day…")
                    symbol: Icon.Calendar
                    onTriggered: bar.dayAsked()
                }
                MenuLine {
                    visible: bar.group
                    text: qsTr("Invite to this room…")
                    symbol: Icon.UserPlus
                    onTriggered: bar.sheetAsked("inviteHere")
                }
                MenuLine {
                    objectName: "menuOwnWindow"
                    visible: !bar.apart
                    text: qsTr("Open in a window of its own")
                    symbol: Icon.AppWindow
                    onTriggered: bar.sheetAsked("ownWindow")
                }
                MenuLine {
                    objectName: "menuExport"
                    text: qsTr("Export…")
                    symbol: Icon.Download
                    onTriggered: bar.sheetAsked("export")
                }
                MenuLine {
                    objectName: "menuHandover"
                    visible: bar.group
                    text: qsTr("Move to another messenger…")
                    symbol: Icon.Forward
                    onTriggered: bar.sheetAsked("handover")
                }
                MenuLine {
                    objectName: "menuBundle"
                    text: qsTr("Carry by hand…")
                    symbol: Icon.Usb
                    onTriggered: bar.sheetAsked("bundle")
                }
                MenuLine {
                    objectName: "menuRoomWays"
                    text: qsTr("Lock and background…")
                    symbol: Icon.Lock
                    onTriggered: bar.sheetAsked("roomWays")
                }
                MenuLine {
                    objectName: "menuSettings"
                    text: qsTr("Settings…")
                    symbol: Icon.Settings
                    onTriggered: bar.sheetAsked("settings")
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
