// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done with a message, there while it is pointed at. By keyboard its menu has all of it.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Loader {
    id: actions
    signal replyAsked
    signal copyAsked
    signal menuAsked(Item by)

    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    sourceComponent: Row {
        IconButton {
            objectName: "messageReply"
            width: Theme.px(28)
            height: Theme.px(28)
            focusPolicy: Qt.NoFocus
            symbol: Icon.Reply
            name: qsTr("Reply")
            onClicked: actions.replyAsked()
        }
        IconButton {
            objectName: "messageCopy"
            width: Theme.px(28)
            height: Theme.px(28)
            focusPolicy: Qt.NoFocus
            symbol: Icon.Copy
            name: qsTr("Copy")
            onClicked: actions.copyAsked()
        }
        IconButton {
            objectName: "messageMore"
            width: Theme.px(28)
            height: Theme.px(28)
            focusPolicy: Qt.NoFocus
            symbol: Icon.Ellipsis
            name: qsTr("More about this message")
            onClicked: actions.menuAsked(this)
        }
    }
    // qmllint enable unqualified
}
