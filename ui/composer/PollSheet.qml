// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks the room something that is answered by choosing.
pragma ComponentBehavior: Bound

import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Composer

Sheet {
    id: sheet
    required property Live live
    required property string room
    property string many: "one"
    /// Where it was begun: another room may be opened meanwhile.
    property string target: ""
    signal sent

    objectName: "pollSheet"
    heading: qsTr("Poll")
    onAboutToShow: {
        many = "one";
        target = room;
        question.clear();
        // Fields that remain from the last time would keep what was written in them.
        fields.model = 0;
        making.begin();
        fields.model = making.most;
        question.forceActiveFocus();
    }

    PollMaking {
        id: making
        live: sheet.live
        onSent: {
            sheet.close();
            sheet.sent();
        }
    }
    WrittenField {
        id: question
        objectName: "pollQuestion"
        width: parent.width
        name: qsTr("Question")
        placeholderText: qsTr("For example: When do we meet?")
        maximumLength: 500
        onWrittenChanged: making.setQuestion(written)
    }
    ScrollPane {
        id: pane
        width: parent.width
        height: Math.min(contentHeight, 264)
        contentHeight: column.height
        Column {
            id: column
            width: pane.width
            spacing: Theme.gap2
            Repeater {
                id: fields
                WrittenField {
                    required property int index
                    objectName: "pollChoice"
                    visible: index < making.fields
                    width: column.width
                    name: qsTr("Option %1").arg(index + 1)
                    placeholderText: name
                    maximumLength: 100
                    onWrittenChanged: making.setOption(index, written)
                }
            }
        }
    }
    Choice {
        objectName: "pollMany"
        name: qsTr("How many may be chosen")
        labels: [qsTr("One choice"), qsTr("Several choices")]
        values: ["one", "several"]
        current: sheet.many
        onChosen: value => sheet.many = value
    }
    ErrorLine {
        width: parent.width
        text: making.error
    }
    Row {
        anchors.right: parent.right
        topPadding: Theme.gap2
        spacing: Theme.gap3
        QuietButton {
            anchors.verticalCenter: asking.verticalCenter
            text: qsTr("Cancel")
            ink: Theme.quiet
            size: Theme.textSize
            onClicked: sheet.close()
        }
        FilledButton {
            id: asking
            objectName: "pollSend"
            text: qsTr("Send the poll")
            enabled: making.ready
            onClicked: making.send(sheet.target, sheet.many === "several")
        }
    }
}
