// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// To where reading was left, as long as that is above what the window shows. Once it was seen it is not offered again.
import QtQuick
import Ieum.Controls
import Ieum.Timeline

FilledButton {
    id: button
    required property MessageList messages
    required property Timeline timeline
    readonly property UnreadPlace place: UnreadPlace {
        live: button.timeline.live
        room: button.timeline.room
        onChanged: looking.start()
    }
    property bool above: false

    function look() {
        if (!place.offered || messages.count === 0)
            return;
        const row = timeline.rowOf(place.message);
        const item = row < 0 ? null : messages.itemAtIndex(row);
        const top = messages.contentY;
        const bottom = top + messages.height;
        if (item && item.y < bottom && item.y + item.height > top)
            place.offered = false;
        // The rows count from the foot.
        above = row < 0 ? timeline.atNewest : item ? item.y < top : row > messages.indexAt(0, (top + bottom) / 2);
    }
    function leave() {
        place.offered = false;
        messages.forceActiveFocus(Qt.TabFocusReason);
    }

    objectName: "toUnread"
    visible: place.offered && place.count > 1 && above
    text: qsTr("To %n unread message(s)", "", place.count)
    onClicked: leave()
    Keys.onEscapePressed: leave()

    Connections {
        target: button.messages
        function onContentYChanged() {
            looking.start();
        }
        function onContentHeightChanged() {
            looking.start();
        }
        function onHeightChanged() {
            looking.start();
        }
    }
    // Rows that have just come are laid out by then.
    Timer {
        id: looking
        interval: 150
        onTriggered: button.look()
    }
}
