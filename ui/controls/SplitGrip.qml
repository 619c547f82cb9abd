// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Between two panes, at `place` pixels: dragged by the pointer, moved by the arrow keys; a double click asks for the usual place.
import QtQuick
import Ieum.Theme

Item {
    id: grip
    required property string name
    required property int place
    required property int least
    required property int most
    readonly property int step: 16
    signal moved(int place)
    signal usualAsked

    function moveTo(wanted: real) {
        moved(Math.max(least, Math.min(most, Math.round(wanted))));
    }

    x: place - width / 2
    width: Theme.gap2
    activeFocusOnTab: true
    Accessible.role: Accessible.Splitter
    Accessible.name: name
    Accessible.focusable: true
    Accessible.onIncreaseAction: grip.moveTo(grip.place + grip.step)
    Accessible.onDecreaseAction: grip.moveTo(grip.place - grip.step)
    Keys.onLeftPressed: moveTo(place - step)
    Keys.onRightPressed: moveTo(place + step)

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        width: 2
        height: parent.height
        visible: grip.activeFocus || area.containsMouse || area.pressed
        color: Theme.accent
    }
    MouseArea {
        id: area
        anchors.fill: parent
        hoverEnabled: true
        preventStealing: true
        cursorShape: Qt.SplitHCursor
        Accessible.ignored: true
        onPositionChanged: mouse => {
            if (pressed)
                grip.moveTo(grip.place + mouse.x - width / 2);
        }
        onDoubleClicked: grip.usualAsked()
    }
}
