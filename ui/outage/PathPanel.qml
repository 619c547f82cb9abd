// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The drawer with every path: the LAN, the peers, each server, up or down since when and why.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Outage

Item {
    id: panel
    required property Paths paths
    signal closed
    signal replicaAsked
    signal proxyAsked
    signal testAsked
    signal removeAsked(string key, string name)

    DrawerHead {
        id: head
        width: parent.width
        heading: qsTr("Paths")
        onClosed: panel.closed()
    }
    ListView {
        id: list
        objectName: "pathList"
        anchors.top: head.bottom
        anchors.bottom: foot.top
        width: parent.width
        clip: true
        model: panel.paths.rows
        spacing: Theme.gap3
        ScrollBar.vertical: ScrollMark {}
        Accessible.role: Accessible.List
        Accessible.name: head.heading
        section.property: "kind"
        section.delegate: PlainText {
            required property string section
            x: Theme.gap4
            height: Theme.px(32)
            verticalAlignment: Text.AlignVCenter
            text: section === "restored" ? qsTr("This profile") : section === "lan" ? qsTr("LAN") : section === "peer" ? qsTr("Members connected directly") : section === "outage" ? qsTr("Past outages") : qsTr("Servers, the first one is home")
            color: Theme.quiet
            font.pixelSize: Theme.nameSize
            font.bold: true
        }
        delegate: PathLine {
            id: line
            width: ListView.view.width
            // Qt 6.4 cannot make section headings of bound components, so nothing here is bound.
            // qmllint disable unqualified
            onRemoveAsked: panel.removeAsked(line.key, line.name)
            onMoveAsked: place => panel.paths.moveReplica(line.key, place)
            // qmllint enable unqualified
        }
    }
    Rectangle {
        anchors.top: foot.top
        width: parent.width
        height: 1
        color: Theme.line
    }
    Column {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        leftPadding: Theme.gap3
        topPadding: Theme.gap3
        bottomPadding: Theme.gap3
        spacing: Theme.gap1
        PlainText {
            leftPadding: Theme.gap1
            width: parent.width - 2 * Theme.gap4
            bottomPadding: Theme.gap1
            text: qsTr("All paths are used at once. Messages find their way over any of them, also through other members.")
            color: Theme.quiet
            font.pixelSize: Theme.nameSize
            wrapMode: Text.Wrap
        }
        ErrorLine {
            width: parent.width - 2 * Theme.gap4
            text: panel.paths.error
        }
        PlainText {
            objectName: "ownAddress"
            leftPadding: Theme.gap1
            visible: panel.paths.serving
            width: parent.width - 2 * Theme.gap4
            text: qsTr("This computer is a server for those who get its address.")
            font.pixelSize: Theme.nameSize
            wrapMode: Text.Wrap
        }
        QuietButton {
            visible: panel.paths.serving
            text: qsTr("Copy its address")
            onClicked: clipboard.copy(panel.paths.ownAddress)
            Clipboard {
                id: clipboard
            }
        }
        QuietButton {
            objectName: "serveButton"
            text: panel.paths.serving ? qsTr("Stop being a server") : qsTr("Make this computer a server")
            onClicked: panel.paths.serve(!panel.paths.serving)
        }
        QuietButton {
            objectName: "testLan"
            text: qsTr("Why is nobody found here?")
            onClicked: panel.testAsked()
        }
        Row {
            spacing: Theme.gap3
            QuietButton {
                text: qsTr("Connect a server…")
                onClicked: panel.replicaAsked()
            }
            QuietButton {
                objectName: "proxyButton"
                text: qsTr("Proxy…")
                onClicked: panel.proxyAsked()
            }
        }
        QuietButton {
            objectName: "pauseButton"
            text: panel.paths.paused ? qsTr("Go on") : qsTr("Pause all connections")
            onClicked: panel.paths.setPaused(!panel.paths.paused)
        }
    }
}
