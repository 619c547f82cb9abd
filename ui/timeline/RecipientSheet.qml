// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far one message has come, person by person.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Timeline

Sheet {
    id: sheet
    required property Live live
    heading: qsTr("Where this message is")

    function show(room: string, message: string) {
        recipients.show(room, message);
        open();
    }

    Recipients {
        id: recipients
        live: sheet.live
        // Opens the program for mail or text messages with the text in it; the person there presses send.
        onTaken: (url, text) => url === "" ? clipboard.copy(text) : Qt.openUrlExternally(url)
    }
    Clipboard {
        id: clipboard
    }
    PlainText {
        width: parent.width
        visible: text !== ""
        text: recipients.replicas
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
    }
    ListView {
        objectName: "recipientList"
        width: parent.width
        height: Math.min(contentHeight, 360)
        clip: true
        model: recipients.rows
        spacing: Theme.gap2
        ScrollBar.vertical: ScrollMark {}
        Accessible.role: Accessible.List
        Accessible.name: sheet.heading
        delegate: Item {
            id: line
            required property string name
            required property string initial
            required property string step
            required property int hue
            required property bool done
            required property string outside
            width: ListView.view.width
            height: Math.max(36, stepText.implicitHeight)
            Avatar {
                id: avatar
                size: 32
                anchors.verticalCenter: parent.verticalCenter
                initial: line.initial
                hue: line.hue
            }
            PlainText {
                anchors.left: avatar.right
                anchors.leftMargin: Theme.gap3
                anchors.right: stepText.left
                anchors.rightMargin: Theme.gap2
                anchors.verticalCenter: parent.verticalCenter
                text: line.name
                elide: Text.ElideRight
            }
            PlainText {
                id: stepText
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, line.width * 0.6)
                horizontalAlignment: Text.AlignRight
                wrapMode: Text.Wrap
                text: line.outside === "" ? line.step : qsTr("%1 · %2").arg(line.step).arg(line.outside)
                color: line.done ? Theme.accentText : Theme.quiet
                font.pixelSize: Theme.nameSize
            }
        }
    }
    PlainText {
        width: parent.width
        text: qsTr("Known so far. Somebody who is out of reach may have it already.")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
        wrapMode: Text.Wrap
    }
    Row {
        spacing: Theme.gap2
        visible: recipients.somebodyWaits
        PlainText {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Send through")
            font.pixelSize: Theme.nameSize
        }
        QuietButton {
            objectName: "throughMail"
            text: qsTr("Mail")
            onClicked: recipients.sendThrough("mail")
        }
        QuietButton {
            objectName: "throughSms"
            text: qsTr("Text message")
            onClicked: recipients.sendThrough("sms")
        }
        QuietButton {
            objectName: "throughOther"
            text: qsTr("Copy for another messenger")
            onClicked: recipients.sendThrough("other")
        }
    }
}
