// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A calendar to go to a day in the messages of a room: arrows choose, Enter goes there.
pragma ComponentBehavior: Bound

import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Timeline

Sheet {
    id: sheet
    signal chosen(real ms)

    function ask(ms: real) {
        calendar.begin(ms > 0 ? ms : Date.now());
        open();
        days.forceActiveFocus(Qt.TabFocusReason);
    }
    function go(ms: real) {
        close();
        chosen(ms);
    }

    objectName: "daySheet"
    heading: qsTr("Go to a day")
    breadth: 340
    Month {
        id: calendar
    }
    Item {
        width: parent ? parent.width : 0
        height: Theme.controlHeight
        IconButton {
            objectName: "earlierMonth"
            symbol: Icon.ArrowLeft
            name: qsTr("Earlier month")
            onClicked: calendar.step(-1)
        }
        PlainText {
            objectName: "monthTitle"
            anchors.centerIn: parent
            text: calendar.title
            font.bold: true
        }
        IconButton {
            anchors.right: parent.right
            symbol: Icon.ArrowRight
            name: qsTr("Later month")
            onClicked: calendar.step(1)
        }
    }
    Grid {
        id: days
        objectName: "monthDays"
        readonly property real side: width / 7
        width: parent ? parent.width : 0
        columns: 7
        activeFocusOnTab: true
        Accessible.role: Accessible.Grouping
        Accessible.name: calendar.chosen
        Keys.onLeftPressed: calendar.stepDays(-1)
        Keys.onRightPressed: calendar.stepDays(1)
        Keys.onUpPressed: calendar.stepDays(-7)
        Keys.onDownPressed: calendar.stepDays(7)
        Keys.onReturnPressed: sheet.go(calendar.beginMs())
        Repeater {
            model: calendar.weekdays
            PlainText {
                required property string modelData
                width: days.side
                horizontalAlignment: Text.AlignHCenter
                text: modelData
                color: Theme.quiet
                font.pixelSize: Theme.smallSize
            }
        }
        Repeater {
            model: 42
            DayCell {
                width: days.side
                month: calendar
                marked: days.activeFocus
                onClicked: {
                    calendar.choose(index);
                    sheet.go(calendar.beginMs());
                }
            }
        }
    }
    Row {
        spacing: Theme.gap4
        QuietButton {
            objectName: "toFirst"
            text: qsTr("To the first message")
            onClicked: sheet.go(0)
        }
        QuietButton {
            text: qsTr("Today")
            onClicked: {
                calendar.begin(Date.now());
                sheet.go(calendar.beginMs());
            }
        }
    }
}
