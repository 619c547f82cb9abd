// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From one room to another by a few letters of its name: type, choose by the arrows, Enter.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Ieum.Theme
import Ieum.Controls
import Ieum.Rooms

Popup {
    id: switcher
    required property RoomList rooms
    required property string current
    /// What searches messages, to be named where no room is found
    required property string searchKeys
    signal chosen(string room)

    function take(place: int) {
        const room = rooms.foundAt(place);
        if (room === "")
            return;
        close();
        chosen(room);
    }
    /// What an input method has not committed yet counts too. The room that is open stands first when nothing was
    /// typed: it is the one that nobody wants.
    function begin() {
        rooms.sought = field.displayText;
        list.currentIndex = field.displayText === "" && rooms.foundAt(0) === current && list.count > 1 ? 1 : 0;
    }

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round(parent.height * 0.14) : 0
    width: Math.min(Theme.px(480), parent ? parent.width - 2 * Theme.gap5 : 480)
    padding: Theme.gap2
    modal: true
    focus: true
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside
    T.Overlay.modal: Rectangle {
        color: Theme.shade
    }
    onClosed: rooms.seeking = false
    onAboutToShow: {
        rooms.seeking = true;
        field.clear();
        begin();
    }
    onOpened: field.forceActiveFocus()
    background: Rectangle {
        color: Theme.raised
        radius: Theme.gap4
        border.color: Theme.line
    }
    contentItem: Column { // qmllint disable deferred-property-id
        spacing: Theme.gap2
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Go to a room")

        Field {
            id: field
            objectName: "switcherWords"
            width: parent.width
            name: qsTr("Name of the room to go to")
            placeholderText: qsTr("Go to a room: name or first consonants")
            onDisplayTextChanged: switcher.begin()
            Keys.onUpPressed: list.decrementCurrentIndex()
            Keys.onDownPressed: list.incrementCurrentIndex()
            onAccepted: switcher.take(list.currentIndex)
        }
        ListView {
            id: list
            objectName: "switcherList"
            width: parent.width
            height: Math.min(contentHeight, 6.5 * Theme.rowHeight, (switcher.parent ? switcher.parent.height * 0.7 : 400) - field.height)
            clip: true
            model: switcher.rooms.found
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            ScrollBar.vertical: ScrollMark {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Rooms found")

            delegate: RoomRow {
                required property string key
                required property int index
                objectName: "switcherRoom"
                width: ListView.view.width
                current: ListView.isCurrentItem
                onClicked: switcher.take(index)
            }
        }
        EmptyState {
            objectName: "switcherEmpty"
            width: parent.width
            visible: list.count === 0
            topPadding: Theme.gap4
            bottomPadding: Theme.gap4
            symbol: Icon.Search
            heading: qsTr("No room is called like that")
            advice: qsTr("%1 looks through messages and files.").arg(switcher.searchKeys)
        }
    }
}
