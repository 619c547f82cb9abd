// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Into which room a message, or a file of it, is sent on.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Rooms

Sheet {
    id: sheet
    required property Live live
    property string words: ""
    property string file: ""
    property string essence: ""
    signal chosen(string room, string roomName)

    function ask(text: string, fileId: string, shown: string) {
        words = text;
        file = fileId;
        essence = shown;
        open();
        list.forceActiveFocus(Qt.TabFocusReason);
    }

    objectName: "forwardSheet"
    heading: qsTr("Forward to…")
    RoomList {
        id: rooms
        live: sheet.live
    }
    PlainText {
        width: parent.width
        text: sheet.essence
        maximumLineCount: 2
        wrapMode: Text.Wrap
        elide: Text.ElideRight
    }
    PlainText {
        width: parent.width
        text: qsTr("The message goes there as one of yours, without its author's signature.")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize + 1
        wrapMode: Text.Wrap
    }
    ListView {
        id: list
        objectName: "forwardRooms"
        width: parent.width
        height: Math.min(contentHeight, 320)
        clip: true
        activeFocusOnTab: true
        keyNavigationEnabled: true
        model: rooms.rows
        ScrollBar.vertical: ScrollMark {}
        Accessible.role: Accessible.List
        Accessible.name: sheet.heading
        delegate: ActionLine {
            required property string key
            required property string name
            objectName: "forwardRoom"
            width: ListView.view.width
            text: name
            symbol: Icon.Message
            onClicked: {
                sheet.close();
                sheet.chosen(key, name);
            }
        }
    }
}
