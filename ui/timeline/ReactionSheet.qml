// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any emoji as a reaction to one message.
import QtQuick
import Ieum.Controls
import Ieum.Emoji

Sheet {
    id: sheet
    property string message: ""
    property list<string> own: []
    signal picked(string emoji)

    function openFor(id: string, mine: list<string>) {
        message = id;
        own = mine;
        open();
        pane.begin();
    }

    objectName: "reactionSheet"
    heading: qsTr("React with…")
    breadth: 400
    EmojiPane {
        id: pane
        width: parent ? parent.width : 0
        onPicked: emoji => {
            sheet.close();
            sheet.picked(emoji);
        }
    }
}
