// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opens the emoji above the text that is being written; made when somebody wants them first.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Emoji

IconButton {
    id: button
    signal picked(string emoji)
    signal closed

    function show() {
        popup.made().open();
    }

    objectName: "emojiButton"
    symbol: Icon.Smile
    name: qsTr("Emoji")
    menuOpen: popup.item !== null && (popup.item as Popup).visible
    onClicked: show()

    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    LazySheet {
        id: popup
        sourceComponent: Popup {
            objectName: "emojiPopup"
            parent: button
            x: button.width - width
            y: -height - Theme.gap3
            width: Theme.px(360)
            padding: Theme.gap3
            focus: true
            closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutsideParent
            onOpened: pane.begin()
            onClosed: button.closed()
            background: Rectangle {
                color: Theme.raised
                radius: Theme.controlRadius
                border.color: Theme.line
            }
            contentItem: EmojiPane { // qmllint disable deferred-property-id
                id: pane
                onPicked: emoji => {
                    button.picked(emoji);
                    popup.made().close();
                }
            }
        }
    }
    // qmllint enable unqualified
}
