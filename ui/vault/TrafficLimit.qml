// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How much one direction may take: a few usual figures, or one that is typed. What is marked is what counts; a field
// that is open changes nothing yet.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Vault

Column {
    id: limit
    required property VaultTraffic deed
    required property string way
    required property string name
    /// As the deed says it
    required property string inForce
    readonly property list<string> usual: ["none", "256", "1000", "5000", "other"]
    readonly property bool own: usual.indexOf(inForce) < 0
    property bool typing: false

    function begin() {
        typing = false;
        complaint.text = "";
    }
    function choose(value: string) {
        begin();
        if (value === "other")
            open();
        else
            deed.limit(way, value);
    }
    function open() {
        typing = true;
        field.text = own ? inForce : "";
        field.forceActiveFocus();
    }
    function take() {
        complaint.text = deed.limit(way, field.text);
        typing = complaint.text !== "";
        field.forceActiveFocus();
    }

    spacing: Theme.gap2
    PlainText {
        width: parent.width
        text: limit.name
        font.bold: true
        wrapMode: Text.Wrap
        Accessible.ignored: true // the choice has that name
    }
    Choice {
        objectName: limit.way + "Choice"
        name: limit.name
        labels: [qsTr("No limit"), qsTr("256 kB/s"), qsTr("1 MB/s"), qsTr("5 MB/s"), limit.own ? qsTr("%1 kB/s…").arg(limit.inForce) : qsTr("Other…")]
        values: limit.usual
        current: limit.own ? "other" : limit.inForce
        onChosen: value => limit.choose(value)
    }
    Row {
        spacing: Theme.gap3
        visible: limit.typing
        Field {
            id: field
            objectName: limit.way + "Field"
            width: 140
            name: qsTr("%1, in kB/s").arg(limit.name)
            placeholderText: qsTr("kB/s")
            onAccepted: limit.take()
        }
        QuietButton {
            objectName: limit.way + "Set"
            anchors.verticalCenter: parent.verticalCenter
            enabled: field.text.trim() !== ""
            text: qsTr("Set the limit")
            onClicked: limit.take()
        }
        QuietButton {
            objectName: limit.way + "Leave"
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Leave it as it is")
            onClicked: limit.begin()
        }
    }
    ErrorLine {
        id: complaint
        objectName: limit.way + "Complaint"
        width: parent.width
    }
}
