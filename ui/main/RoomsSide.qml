// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rooms' pane as wide as it was drawn to, or as the window; without any room it shows the first steps there.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Settings
import Ieum.Main

RoomsPane {
    id: side
    /// Width of the window
    required property int whole
    /// Nothing is beside it
    required property bool alone
    readonly property Places places: preferences.places
    readonly property int usual: whole < 900 ? Theme.narrowRoomsWidth : Theme.roomsWidth
    readonly property int most: Math.max(Theme.leastRoomsWidth, whole - Theme.leastTalkWidth)

    width: alone ? whole : Math.max(Theme.leastRoomsWidth, Math.min(most, places.roomsWidth || usual))
    z: alone ? 0 : 1 // half of the grip lies over what is beside it

    SplitGrip {
        objectName: "roomsGrip"
        height: parent.height
        visible: !side.alone
        name: qsTr("Width of the list of rooms")
        place: side.width
        least: Theme.leastRoomsWidth
        most: side.most
        onMoved: place => side.places.roomsWidth = place
        onUsualAsked: side.places.roomsWidth = 0
    }
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    Loader {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.px(101) + Theme.gap5
        width: Math.min(420, parent.width - 2 * Theme.gap5)
        active: side.alone && side.rooms.known && side.rooms.total === 0
        sourceComponent: FirstSteps {
            onSheetAsked: name => side.sheetAsked(name)
        }
    }
    // qmllint enable unqualified
}
