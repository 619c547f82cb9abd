// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The six reactions that everybody has, as the first line of a message's menu: by the pointer, or with left and right
// and Enter.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme

MenuItem {
    id: pick
    required property list<string> own
    readonly property list<string> emoji: ["❤️", "👍", "✅", "😄", "😲", "😢"]
    readonly property list<string> names: [qsTr("Heart"), qsTr("Thumbs up"), qsTr("Check"), qsTr("Laugh"), qsTr("Surprise"), qsTr("Sad")]
    /// The one that the keys are at.
    property int at: 0
    signal picked(string emoji)

    function plain(text: string): string {
        return text.replace("\uFE0F", "");
    }
    function isMine(place: int): bool {
        return Array.from(own).some(each => plain(each) === plain(emoji[place]));
    }

    implicitHeight: visible ? Theme.px(36) + 2 * padding : 0
    padding: Theme.gap1
    Accessible.role: Accessible.MenuItem
    Accessible.name: qsTr("React with %1").arg(names[at])
    Accessible.onPressAction: if (enabled) pick.triggered()
    Keys.onLeftPressed: at = Math.max(0, at - 1)
    Keys.onRightPressed: at = Math.min(emoji.length - 1, at + 1)
    onTriggered: picked(emoji[at])
    background: null
    contentItem: Row {
        Repeater {
            model: pick.emoji.length
            ReactionChoice {
                required property int index
                objectName: "react" + index
                width: pick.availableWidth / pick.emoji.length
                text: pick.emoji[index]
                name: pick.names[index]
                mine: pick.isMine(index)
                marked: pick.highlighted && pick.at === index
                onHoveredChanged: if (hovered)
                    pick.at = index
                onClicked: {
                    pick.at = index;
                    pick.triggered();
                }
            }
        }
    }
}
