// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks before a message is deleted for everybody.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Sheet {
    id: sheet
    property string message: ""
    property string essence: ""
    signal agreed(string message)

    function ask(which: string, words: string) {
        message = which;
        essence = words;
        open();
        keep.forceActiveFocus(Qt.TabFocusReason);
    }

    objectName: "removeSheet"
    heading: qsTr("Delete this message for everybody?")
    PlainText {
        width: parent.width
        visible: text !== ""
        text: sheet.essence
        maximumLineCount: 3
        wrapMode: Text.Wrap
        elide: Text.ElideRight
    }
    PlainText {
        width: parent.width
        text: qsTr("A note stays in its place. Whoever is out of reach sees the message until the deletion comes to them, and what was copied stays copied.")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize + 1
        wrapMode: Text.Wrap
    }
    Row {
        anchors.right: parent.right
        topPadding: Theme.gap2
        spacing: Theme.gap3
        QuietButton {
            id: keep
            objectName: "removeNot"
            anchors.verticalCenter: removing.verticalCenter
            text: qsTr("Cancel")
            ink: Theme.quiet
            size: Theme.textSize
            onClicked: sheet.close()
        }
        FilledButton {
            id: removing
            objectName: "removeAgree"
            text: qsTr("Delete")
            onClicked: {
                sheet.close();
                sheet.agreed(sheet.message);
            }
        }
    }
}
