// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The emoji to choose from, above the button that opened them.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Emoji

Popup {
    id: popup
    signal picked(string emoji)

    objectName: "emojiPopup"
    x: parent ? parent.width - width : 0
    y: -height - Theme.gap3
    width: Theme.px(360)
    padding: Theme.gap3
    focus: true
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutsideParent
    onOpened: pane.begin()
    background: Rectangle {
        color: Theme.raised
        radius: Theme.controlRadius
        border.color: Theme.line
    }
    contentItem: EmojiPane { // qmllint disable deferred-property-id
        id: pane
        onPicked: emoji => {
            popup.picked(emoji);
            popup.close();
        }
    }
}
