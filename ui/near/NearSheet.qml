// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// People on this network: being seen, choosing one, comparing six digits. Nobody sees us before the button was pressed.
pragma ComponentBehavior: Bound
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Near

Sheet {
    id: sheet
    required property NearMeeting meeting
    /// null: the profile is locked.
    required property Live live
    readonly property string stage: meeting.stage
    readonly property bool looking: stage === "looking"
    readonly property bool comparing: stage === "comparing" || stage === "said"
    property bool differed: false ///< we said so
    signal met(string room)
    signal lanAsked

    function advice(): string {
        if (stage === "off")
            return qsTr("Choose somebody on this network by name. Whoever has this open too sees your name while you let it be seen, for five minutes at most; nobody else does, and no server is asked.");
        if (looking)
            return qsTr("Others see you as %1. Ask the other person to open “People near you” as well; then choose them here, on one of the two computers.").arg(meeting.ownName);
        if (stage === "asking" || stage === "revealing")
            return qsTr("%1 is being asked on the other computer.").arg(meeting.name);
        if (stage === "asked")
            return qsTr("%1 wants to make a room with you. To be sure that it is %1, both of you compare six digits.").arg(meeting.name);
        if (comparing)
            return stage === "said" ? qsTr("Now %1 has to say so too.").arg(meeting.name) : qsTr("Are these the digits on %1's screen? Look, or read them out to each other. If they differ, somebody is between you.").arg(meeting.name);
        return qsTr("The room with %1 opens as soon as both computers have met.").arg(meeting.name);
    }

    function outcome(): string {
        if (meeting.another !== "")
            return qsTr("A room with %1 came meanwhile. That is not the person with whom you compared digits.").arg(meeting.another);
        if (meeting.suspicious)
            return qsTr("It broke off three times while digits were compared. Somebody may be between you: do not use this network for it.");
        if (looking && differed)
            return qsTr("Nothing was given to anybody. Try once more; if the digits differ again, do not use this network for it.");
        return looking && meeting.ended ? qsTr("It came to nothing: %1 said no or is gone.").arg(meeting.name) : "";
    }

    objectName: "nearSheet"
    heading: qsTr("People near you")
    onAboutToShow: differed = false
    onClosed: meeting.hide()
    onLiveChanged: if (!live)
        close()

    Connections {
        target: sheet.meeting
        function onCame(room: string) {
            sheet.close();
            sheet.met(room);
        }
    }
    PlainText {
        objectName: "nearAdvice"
        width: parent?.width
        text: sheet.advice()
        color: sheet.stage === "asked" || sheet.comparing ? Theme.text : Theme.quiet
        wrapMode: Text.Wrap
    }
    PlainText {
        objectName: "nearDigits"
        width: parent?.width
        visible: sheet.comparing
        text: sheet.meeting.digits.slice(0, 3) + " " + sheet.meeting.digits.slice(3)
        font.pixelSize: 2 * Theme.headingSize
        font.bold: true
        horizontalAlignment: Text.AlignHCenter
        Accessible.name: qsTr("Six digits: %1").arg(Array.from(sheet.meeting.digits).join(" "))
    }
    Repeater {
        id: list
        model: sheet.looking ? sheet.meeting.people : null
        StepButton {
            required property string key
            required property string name
            required property bool usable
            objectName: "nearPerson"
            width: parent?.width
            enabled: usable
            opacity: usable ? 1 : 0.45
            text: name
            Accessible.description: usable ? qsTr("Make a room with %1").arg(name) : qsTr("Both of you are at a further computer. One has to be at the first.")
            onClicked: sheet.meeting.ask(key)
        }
    }
    PlainText {
        objectName: "nearNobody"
        width: parent?.width
        visible: sheet.looking && list.count === 0
        text: qsTr("Nobody is here yet. It may take some seconds.")
        color: Theme.quiet
        wrapMode: Text.Wrap
    }
    QuietButton {
        objectName: "nearLan"
        visible: sheet.looking && list.count === 0
        text: qsTr("Why is nobody found?…")
        onClicked: {
            sheet.close();
            sheet.lanAsked();
        }
    }
    PlainText {
        objectName: "nearEnded"
        width: parent?.width
        visible: text !== ""
        text: sheet.outcome()
        color: Theme.danger
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
    ErrorLine {
        objectName: "nearError"
        width: parent?.width
        text: sheet.meeting.error
    }
    NearButtons {
        anchors.right: parent?.right
        meeting: sheet.meeting
        live: sheet.live
        onAnswered: differ => sheet.differed = differ
        onCloseAsked: sheet.close()
    }
}
