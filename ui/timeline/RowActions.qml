// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done with a message, shown while it is pointed at.
import QtQuick
import Ieum.Controls

Row {
    id: actions
    signal replyAsked
    signal copyAsked

    IconButton {
        width: 28
        height: 28
        focusPolicy: Qt.NoFocus
        symbol: Icon.Reply
        name: qsTr("Reply")
        onClicked: actions.replyAsked()
    }
    IconButton {
        width: 28
        height: 28
        focusPolicy: Qt.NoFocus
        symbol: Icon.Copy
        name: qsTr("Copy")
        onClicked: actions.copyAsked()
    }
}
