// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of a room waits for its time: written anew, put to another time, sent at once or deleted.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Composer

Sheet {
    id: sheet
    required property LaterList list
    /// Of which another time is asked for.
    property string moved: ""

    objectName: "laterSheet"
    heading: qsTr("Waiting to be sent")
    onAboutToShow: sheet.list.error = ""
    onOpened: rows.forceActiveFocus(Qt.TabFocusReason)
    onClosed: {
        for (const asked of [time, drop]) {
            if (asked.item !== null)
                asked.made().close();
        }
    }

    ListView {
        id: rows
        objectName: "laterRows"
        width: parent ? parent.width : 0
        height: Math.min(contentHeight, 380)
        clip: true
        spacing: Theme.gap3
        model: sheet.list.rows
        ScrollBar.vertical: ScrollMark {}
        Accessible.role: Accessible.List
        Accessible.name: sheet.heading
        delegate: LaterRow {
            width: ListView.view.width
            list: sheet.list
            onSendAsked: sheet.list.sendNow(key)
            onDropAsked: drop.made().ask(key, text + (text !== "" && extras !== "" ? "\n" : "") + extras)
            onMoveAsked: {
                sheet.moved = key;
                time.made().ask(dueMs);
            }
        }
    }
    PlainText {
        width: parent ? parent.width : 0
        visible: sheet.list.count === 0
        text: qsTr("Nothing waits here any more.")
        color: Theme.quiet
    }
    ErrorLine {
        objectName: "laterError"
        width: parent ? parent.width : 0
        text: sheet.list.error
    }
    PlainText {
        width: parent ? parent.width : 0
        text: qsTr("It is kept on this computer until then, and sent by it. If the computer is off or asleep at that time, or Ieum is closed or locked, it is sent as soon as that ends. Your own window alone says then when it was due: whoever gets it sees when it was sent.")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
        wrapMode: Text.Wrap
    }
    LazySheet {
        id: time
        from: Qt.resolvedUrl("LaterTimeSheet.qml")
        function heard(): var {
            return {
                chosen: ms => sheet.list.move(sheet.moved, ms)
            };
        }
    }
    LazySheet {
        id: drop
        from: Qt.resolvedUrl("LaterDropSheet.qml")
        function heard(): var {
            return {
                agreed: message => sheet.list.drop(message)
            };
        }
    }
}
