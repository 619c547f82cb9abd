// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// In place of a conversation: the first steps, or that a room can be chosen.
import QtQuick
import Ieum.Controls
import Ieum.Main

Loader {
    id: place
    required property bool anyRoom
    signal sheetAsked(string name)

    active: visible
    sourceComponent: anyRoom ? hint : steps

    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    Component {
        id: steps
        FirstSteps {
            onSheetAsked: name => place.sheetAsked(name)
        }
    }
    Component {
        id: hint
        EmptyState {
            objectName: "noRoom"
            symbol: Icon.Message
            heading: qsTr("Choose a room")
            advice: qsTr("A double click opens it in a window of its own.")
        }
    }
    // qmllint enable unqualified
}
