// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A field to look for emoji, their groups, and a grid of them. The keys stay in the field: arrows choose, Enter takes.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Emoji

Column {
    id: pane
    signal picked(string emoji)

    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("Emoji")
    function begin() {
        field.clear();
        emoji.look();
        grid.currentIndex = 0;
        grid.positionViewAtBeginning();
        field.forceActiveFocus();
    }
    function take(row: int) {
        const chosen = emoji.at(row);
        if (chosen === "")
            return;
        emoji.use(chosen);
        picked(chosen);
    }

    spacing: Theme.gap2
    EmojiList {
        id: emoji
        words: field.displayText
        onWordsChanged: grid.currentIndex = 0
    }
    Field {
        id: field
        objectName: "emojiWords"
        width: parent.width
        name: qsTr("Look for an emoji")
        placeholderText: qsTr("Word, in Korean or English")
        Accessible.description: grid.currentItem !== null ? qsTr("Enter takes %1").arg((grid.currentItem as EmojiCell)?.name ?? "") : ""
        Keys.onPressed: event => {
            event.accepted = true;
            if (event.key === Qt.Key_Up)
                grid.moveCurrentIndexUp();
            else if (event.key === Qt.Key_Down)
                grid.moveCurrentIndexDown();
            else if (event.key === Qt.Key_Left && field.text === "")
                grid.moveCurrentIndexLeft();
            else if (event.key === Qt.Key_Right && field.cursorPosition === field.length)
                grid.moveCurrentIndexRight();
            else
                event.accepted = false;
        }
        onAccepted: pane.take(grid.currentIndex)
    }
    Row {
        width: parent.width
        visible: emoji.words === ""
        Repeater {
            model: emoji.groups
            EmojiCell {
                required property int index
                required property string modelData
                objectName: "emojiGroup"
                width: pane.width / emoji.groups.length
                text: modelData
                name: emoji.groupNames[index]
                marked: false
                onClicked: {
                    grid.currentIndex = emoji.beginOf(index);
                    grid.positionViewAtIndex(grid.currentIndex, GridView.Beginning);
                    field.forceActiveFocus();
                }
            }
        }
    }
    GridView {
        id: grid
        objectName: "emojiGrid"
        width: parent.width
        height: 6 * cellHeight
        cellWidth: Math.floor(width / 9)
        cellHeight: Theme.px(38)
        clip: true
        model: emoji.rows
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollMark {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Emoji")
        delegate: EmojiCell {
            required property int index
            required text
            objectName: "emoji"
            width: grid.cellWidth
            marked: GridView.isCurrentItem
            onClicked: pane.take(index)
        }
        PlainText {
            objectName: "noEmoji"
            visible: grid.count === 0
            width: parent.width
            topPadding: Theme.gap5
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("No emoji is called like that")
            color: Theme.quiet
        }
    }
}
