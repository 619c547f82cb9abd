// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a word may have been meant to be.
pragma ComponentBehavior: Bound

import QtQuick
import Ieum.Controls

DropMenu {
    id: menu
    required property string word
    required property list<string> suggestions
    signal chosen(string words)
    signal learned
    signal switchedOff

    objectName: "spellMenu"
    Instantiator {
        model: menu.suggestions
        delegate: MenuLine {
            required property string modelData
            objectName: "spellSuggestion"
            text: modelData
            symbol: Icon.Check
            onTriggered: menu.chosen(modelData)
        }
        onObjectAdded: (index, object) => menu.insertItem(index, object as MenuLine)
        onObjectRemoved: (index, object) => menu.removeItem(object as MenuLine)
    }
    MenuLine {
        objectName: "spellLearn"
        text: qsTr("Add to my words")
        symbol: Icon.Plus
        onTriggered: menu.learned()
    }
    MenuLine {
        objectName: "spellOff"
        text: qsTr("Do not check spelling")
        symbol: Icon.Close
        onTriggered: menu.switchedOff()
    }
}
