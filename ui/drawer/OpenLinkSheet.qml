// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Before the browser opens an address that somebody wrote: where it leads.
import QtQuick
import Ieum.Theme
import Ieum.Controls

Sheet {
    id: sheet
    property string url: ""
    property string host: ""
    property string message: ""
    property bool failed: false
    signal jumpAsked(string message)

    function ask(address: string, leadsTo: string, from: string) {
        url = address;
        host = leadsTo;
        message = from;
        failed = false;
        open();
        leave.forceActiveFocus();
    }

    objectName: "openLinkSheet"
    heading: qsTr("Open this link in the browser?")
    Clipboard {
        id: clipboard
    }
    PlainText {
        objectName: "linkHost"
        width: parent ? parent.width : 0
        text: sheet.host
        font.pixelSize: Theme.headingSize
        font.bold: true
        wrapMode: Text.WrapAnywhere
    }
    PlainText {
        width: parent ? parent.width : 0
        text: sheet.url
        color: Theme.quiet
        wrapMode: Text.WrapAnywhere
        maximumLineCount: 6
        elide: Text.ElideRight
    }
    PlainText {
        width: parent ? parent.width : 0
        text: qsTr("Ieum itself fetches nothing from there. The browser goes over the internet, not over the LAN.")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
        wrapMode: Text.Wrap
    }
    PlainText {
        objectName: "linkFailed"
        width: parent ? parent.width : 0
        visible: sheet.failed
        text: qsTr("No browser could be opened on this computer. Copy the address to open it elsewhere.")
        color: Theme.danger
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    Flow {
        width: parent ? parent.width : 0
        spacing: Theme.gap3
        FilledButton {
            objectName: "openLink"
            text: qsTr("Open")
            onClicked: {
                sheet.failed = !Qt.openUrlExternally(sheet.url);
                if (!sheet.failed)
                    sheet.close();
            }
        }
        QuietButton {
            objectName: "copyLink"
            text: qsTr("Copy")
            onClicked: {
                clipboard.copy(sheet.url);
                sheet.close();
            }
        }
        QuietButton {
            objectName: "linkMessage"
            text: qsTr("Show the message")
            onClicked: {
                sheet.close();
                sheet.jumpAsked(sheet.message);
            }
        }
        QuietButton {
            id: leave
            text: qsTr("Cancel")
            ink: Theme.quiet
            onClicked: sheet.close()
        }
    }
}
