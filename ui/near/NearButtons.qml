// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What there is to press under the sheet. That the digits are the same is said with a button of its own, which can be
// pressed only after there was time to read them: neither a double click nor a key that is held comes from the question
// before to it.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Near

Row {
    id: buttons
    required property NearMeeting meeting
    required property Live live
    readonly property string stage: meeting.stage
    readonly property string digits: meeting.digits
    readonly property bool idle: stage === "off" || stage === "looking" || stage === "met"
    /// These digits have stood there long enough.
    property bool read: false
    signal answered(bool differ)
    signal closeAsked

    onDigitsChanged: {
        read = false;
        if (digits !== "")
            reading.restart();
        else
            reading.stop();
    }
    topPadding: Theme.gap2
    spacing: Theme.gap3

    Timer {
        id: reading
        interval: 1500
        onTriggered: buttons.read = true
    }
    QuietButton {
        objectName: "nearNo"
        height: Theme.controlHeight
        text: buttons.stage === "comparing" ? qsTr("They differ") : buttons.stage === "asked" ? qsTr("No") : buttons.idle ? qsTr("Close") : qsTr("Cancel")
        ink: buttons.stage === "comparing" ? Theme.danger : Theme.quiet
        size: Theme.textSize
        onClicked: {
            buttons.answered(buttons.stage === "comparing");
            if (buttons.idle)
                buttons.closeAsked();
            else
                buttons.meeting.answer(false);
        }
    }
    FilledButton {
        objectName: "nearYes"
        visible: buttons.stage === "off" || buttons.stage === "asked"
        text: buttons.stage === "off" ? qsTr("Let me be seen") : qsTr("Compare digits")
        onClicked: {
            buttons.answered(false);
            if (buttons.stage === "off")
                buttons.meeting.show(buttons.live);
            else
                buttons.meeting.answer(true);
        }
    }
    FilledButton {
        objectName: "nearSame"
        visible: buttons.stage === "comparing"
        enabled: buttons.read
        text: qsTr("They are the same")
        Keys.forwardTo: [held]
        onClicked: {
            buttons.answered(false);
            buttons.meeting.same();
        }
    }
    Item {
        id: held
        Keys.onPressed: event => event.accepted = event.isAutoRepeat
    }
}
