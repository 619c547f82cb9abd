// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Before the browser opens an address that somebody wrote: where it leads.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Links

Sheet {
    id: sheet
    property string message: ""
    property bool failed: false
    signal jumpAsked(string message)
    /// A link of ours, which the program offers itself.
    signal offerAsked(string link)

    /// One link of a text; `from`: the message to go to, "" from where it is seen anyway.
    function ask(text: string, cut: bool, place: int, from: string) {
        message = from;
        failed = false;
        if (!link.look(text, cut, place))
            return;
        if (link.kind === "ours" && link.count === 1) {
            offerAsked(link.url);
            return;
        }
        open();
        leave.forceActiveFocus(Qt.TabFocusReason);
    }
    function follow() {
        if (link.kind === "ours")
            offerAsked(link.url);
        else
            failed = !Qt.openUrlExternally(link.url);
        if (!failed)
            close();
    }

    objectName: "openLinkSheet"
    heading: link.kind === "mail" ? qsTr("Write to this address in the mail program?") : link.kind === "ours" ? qsTr("Look at this Ieum link?") : qsTr("Open this link in the browser?")
    Clipboard {
        id: clipboard
    }
    ChosenLink {
        id: link
        onChanged: sheet.failed = false
    }
    PlainText {
        objectName: "linkHost"
        width: parent ? parent.width : 0
        visible: text !== ""
        text: link.host
        font.pixelSize: Theme.headingSize
        font.bold: true
        wrapMode: Text.WrapAnywhere
    }
    WarningBox {
        objectName: "linkDoubt"
        width: parent ? parent.width : 0
        visible: link.doubt !== ""
        text: link.doubt
    }
    PlainText {
        objectName: "linkUrl"
        width: parent ? parent.width : 0
        text: link.url
        color: Theme.quiet
        wrapMode: Text.WrapAnywhere
        maximumLineCount: 6
        elide: Text.ElideRight
    }
    PlainText {
        width: parent ? parent.width : 0
        visible: link.kind === "web"
        text: qsTr("Ieum itself fetches nothing from there. The browser goes over the internet, not over the LAN.")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
        wrapMode: Text.Wrap
    }
    PlainText {
        objectName: "linkFailed"
        width: parent ? parent.width : 0
        visible: sheet.failed
        text: link.kind === "mail" ? qsTr("No mail program could be opened on this computer. Copy the address to write elsewhere.") : qsTr("No browser could be opened on this computer. Copy the address to open it elsewhere.")
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
            onClicked: sheet.follow()
        }
        QuietButton {
            objectName: "nextLink"
            visible: link.count > 1
            text: qsTr("Next link (%1 of %2)").arg(link.place + 1).arg(link.count)
            onClicked: link.step()
        }
        QuietButton {
            objectName: "copyLink"
            text: qsTr("Copy")
            onClicked: {
                clipboard.copy(link.kind === "mail" ? link.host : link.url);
                sheet.close();
            }
        }
        QuietButton {
            objectName: "linkMessage"
            visible: sheet.message !== ""
            text: qsTr("Show the message")
            onClicked: {
                sheet.close();
                sheet.jumpAsked(sheet.message);
            }
        }
        QuietButton {
            id: leave
            objectName: "leaveLink"
            text: qsTr("Cancel")
            ink: Theme.quiet
            onClicked: sheet.close()
        }
    }
}
