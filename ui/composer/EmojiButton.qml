// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opens the emoji above the text that is being written; made when somebody wants them first.
import QtQuick
import Ieum.Controls

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
    menuOpen: popup.item?.visible ?? false
    onClicked: show()

    LazySheet {
        id: popup
        from: Qt.resolvedUrl("EmojiPopup.qml")
        function given(): var {
            return {
                parent: button
            };
        }
        function heard(): var {
            return {
                picked: button.picked,
                closed: button.closed
            };
        }
    }
}
