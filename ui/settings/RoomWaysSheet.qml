// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What guards one room on this computer against messages that were meant for another one.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Settings

Sheet {
    id: sheet
    required property RoomWays ways
    property string room: ""
    property string roomName: ""
    readonly property list<string> names: [qsTr("As usual"), qsTr("Rose"), qsTr("Sand"), qsTr("Green"), qsTr("Sky"), qsTr("Blue"), qsTr("Violet")]

    function ask(wanted: string, name: string) {
        room = wanted;
        roomName = name;
        open();
    }

    objectName: "roomWaysSheet"
    heading: qsTr("%1 on this computer").arg(roomName)

    SettingRow {
        id: lock
        sought: ""
        heading: qsTr("Lock the text")
        note: qsTr("Then a click opens it each time you come into the room, so that nothing goes there by mistake.")
        Choice {
            objectName: "lockTextChoice"
            width: parent.width
            name: lock.heading
            labels: [qsTr("No"), qsTr("Yes")]
            values: ["no", "yes"]
            current: sheet.ways.changes > 0 && sheet.ways.locks(sheet.room) ? "yes" : "no"
            onChosen: value => sheet.ways.setLocks(sheet.room, value === "yes")
        }
    }
    SettingRow {
        sought: ""
        heading: qsTr("Background")
        note: qsTr("Only you see it.")
        Flow {
            width: parent.width
            spacing: Theme.gap2
            Repeater {
                model: sheet.names
                AbstractButton {
                    id: swatch
                    required property int index
                    required property string modelData
                    objectName: "ground" + index
                    implicitWidth: Theme.controlHeight
                    implicitHeight: Theme.controlHeight
                    checked: sheet.ways.changes > 0 && sheet.ways.colour(sheet.room) === index
                    focusPolicy: Qt.StrongFocus
                    Accessible.role: Accessible.RadioButton
                    Accessible.name: modelData
                    Accessible.checked: checked
                    Accessible.onPressAction: if (enabled) swatch.clicked()
                    ToolTip.text: modelData
                    ToolTip.visible: hovered
                    ToolTip.delay: 600
                    Keys.onReturnPressed: swatch.clicked()
                    onClicked: sheet.ways.setColour(sheet.room, index)
                    background: Rectangle {
                        radius: Theme.controlRadius
                        color: Theme.groundOf(swatch.index)
                        border.width: swatch.visualFocus || swatch.checked ? 2 : 1
                        border.color: swatch.visualFocus || swatch.checked ? Theme.accent : Theme.line
                    }
                }
            }
        }
    }
    FilledButton {
        anchors.right: parent.right
        text: qsTr("Close")
        onClicked: sheet.close()
    }
}
