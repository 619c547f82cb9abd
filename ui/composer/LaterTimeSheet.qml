// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// When shall it be sent? A press where it is usual, a day and a time else.
pragma ComponentBehavior: Bound

import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Composer

Sheet {
    id: sheet
    signal chosen(real ms)

    /// `dueMs`: when it is to be sent as things stand; 0: nothing was said.
    function ask(dueMs: real) {
        time.begin(Date.now(), dueMs);
        clock.text = time.time;
        open();
    }
    function choose(ms: real) {
        close();
        chosen(ms);
    }

    objectName: "laterTimeSheet"
    heading: qsTr("Send later")
    breadth: 360
    onOpened: offers.itemAt(0)?.forceActiveFocus(Qt.TabFocusReason)

    LaterTime {
        id: time
    }
    Repeater {
        id: offers
        model: time.offers
        ActionLine {
            required property int index
            required property string modelData
            objectName: "laterOffer"
            width: parent ? parent.width : 0
            symbol: Icon.Clock
            text: modelData
            onClicked: sheet.choose(time.offerMs(index))
        }
    }
    Item {
        width: parent ? parent.width : 0
        height: Theme.controlHeight
        IconButton {
            objectName: "laterDayBefore"
            symbol: Icon.ArrowLeft
            name: qsTr("A day earlier")
            onClicked: time.stepDays(-1)
        }
        PlainText {
            objectName: "laterDay"
            anchors.centerIn: parent
            width: Math.min(implicitWidth, parent.width - 2 * Theme.controlHeight)
            text: time.day
            elide: Text.ElideRight
        }
        IconButton {
            objectName: "laterDayAfter"
            anchors.right: parent.right
            symbol: Icon.ArrowRight
            name: qsTr("A day later")
            onClicked: time.stepDays(1)
        }
    }
    Field {
        id: clock
        objectName: "laterClock"
        width: parent ? parent.width : 0
        name: qsTr("Time of day")
        maximumLength: 20
        onWrittenChanged: time.time = written
        onAccepted: if (sending.enabled)
            sending.clicked()
    }
    PlainText {
        width: parent ? parent.width : 0
        text: time.chosen === "" ? qsTr("Choose a time that is still to come, such as 9:30 or 21:30.") : qsTr("Goes out %1, by this computer").arg(time.chosen)
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
        wrapMode: Text.Wrap
    }
    Row {
        anchors.right: parent ? parent.right : undefined
        spacing: Theme.gap3
        QuietButton {
            anchors.verticalCenter: sending.verticalCenter
            text: qsTr("Cancel")
            ink: Theme.quiet
            size: Theme.textSize
            onClicked: sheet.close()
        }
        FilledButton {
            id: sending
            objectName: "laterSend"
            text: qsTr("Send then")
            enabled: time.chosen !== ""
            onClicked: sheet.choose(time.chosenMs())
        }
    }
}
