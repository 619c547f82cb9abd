// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks before a message that waits is deleted.
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
    }

    objectName: "laterDropSheet"
    heading: qsTr("Delete this message before it is sent?")
    onOpened: keep.forceActiveFocus(Qt.TabFocusReason)

    PlainText {
        objectName: "laterDropped"
        width: parent ? parent.width : 0
        visible: text !== ""
        text: sheet.essence
        maximumLineCount: 3
        wrapMode: Text.Wrap
        elide: Text.ElideRight
    }
    PlainText {
        width: parent ? parent.width : 0
        text: qsTr("Nobody gets it then, and it cannot be brought back.")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize + 1
        wrapMode: Text.Wrap
    }
    Row {
        anchors.right: parent ? parent.right : undefined
        topPadding: Theme.gap2
        spacing: Theme.gap3
        QuietButton {
            id: keep
            objectName: "laterKeep"
            anchors.verticalCenter: dropping.verticalCenter
            text: qsTr("Cancel")
            ink: Theme.quiet
            size: Theme.textSize
            onClicked: sheet.close()
        }
        FilledButton {
            id: dropping
            objectName: "laterDropAgree"
            text: qsTr("Delete")
            onClicked: {
                sheet.close();
                sheet.agreed(sheet.message);
            }
        }
    }
}
