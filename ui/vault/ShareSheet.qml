// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// In which room a file is shared again.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Rooms

Sheet {
    id: sheet
    required property RoomList rooms
    property string file: ""
    property string fileName: ""
    signal chosen(string file, string room, string roomName)

    function ask(id: string, name: string) {
        file = id;
        fileName = name;
        open();
        list.forceActiveFocus();
    }

    objectName: "shareSheet"
    heading: qsTr("Share %1 in…").arg(fileName)
    PlainText {
        width: parent.width
        text: qsTr("It is sealed anew, so nobody who stores both rooms can tell that it is the same file.")
        color: Theme.quiet
        wrapMode: Text.Wrap
    }
    ListView {
        id: list
        objectName: "shareRooms"
        width: parent.width
        height: Math.min(contentHeight, 320)
        clip: true
        activeFocusOnTab: true
        keyNavigationEnabled: true
        model: sheet.rooms.rows
        ScrollBar.vertical: ScrollMark {}
        Accessible.role: Accessible.List
        Accessible.name: sheet.heading
        delegate: ActionLine {
            required property string key
            required property string name
            objectName: "shareRoom"
            width: ListView.view.width
            text: name
            symbol: Icon.Message
            onClicked: {
                sheet.close();
                sheet.chosen(sheet.file, key, name);
            }
        }
    }
}
