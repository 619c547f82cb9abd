// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// In place of a conversation: the first steps, or that a room can be chosen.
import QtQuick
import Ieum.Controls
import Ieum.Main

Item {
    id: place
    required property bool anyRoom
    signal sheetAsked(string name)

    implicitHeight: anyRoom ? hint.implicitHeight : steps.implicitHeight

    FirstSteps {
        id: steps
        width: parent.width
        visible: !place.anyRoom
        onSheetAsked: name => place.sheetAsked(name)
    }
    EmptyState {
        id: hint
        objectName: "noRoom"
        width: parent.width
        visible: place.anyRoom
        symbol: Icon.Message
        heading: qsTr("Choose a room")
        advice: qsTr("A double click opens it in a window of its own.")
    }
}
