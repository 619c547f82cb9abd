// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be sent besides a text, from a button beside it.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Composer

IconButton {
    id: button
    required property Draft draft
    required property bool canWrite
    required property bool mayNotice
    signal filesAsked
    signal pollAsked
    signal noticed

    objectName: "attach"
    enabled: canWrite && !draft.editing
    symbol: Icon.Plus
    name: qsTr("Files, a poll, a notice")
    menuOpen: menu.visible
    onClicked: menu.open()

    ComposeMenu {
        id: menu
        y: -height - Theme.gap2
        mayNotice: button.mayNotice
        notice: button.draft.notice
        onFilesAsked: button.filesAsked()
        onPollAsked: button.pollAsked()
        onNoticeAsked: wanted => {
            button.draft.notice = wanted;
            button.noticed();
        }
    }
}
