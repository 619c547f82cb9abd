// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An invitation is a link that is handed over by whatever works: mail, another messenger, a note.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Sheets

Sheet {
    id: sheet
    required property Live live
    property string roomName: ""

    function invite(room: string, name: string) {
        roomName = name;
        deed.make(room);
        open();
    }

    objectName: "inviteSheet"
    heading: roomName === "" ? qsTr("Invite somebody") : qsTr("Invite to %1").arg(roomName)

    Inviting {
        id: deed
        live: sheet.live
    }
    Clipboard {
        id: clipboard
    }
    PlainText {
        width: parent.width
        text: qsTr("Send this link to one person, by whatever way works now. Whoever opens it first can use it; it works once.")
        color: Theme.quiet
        wrapMode: Text.Wrap
    }
    Rectangle {
        width: parent.width
        height: Math.max(72, linkText.implicitHeight + 2 * Theme.gap3)
        radius: Theme.controlRadius
        color: Theme.field
        TextEdit {
            id: linkText
            objectName: "inviteLink"
            x: Theme.gap3
            y: Theme.gap3
            width: parent.width - 2 * Theme.gap3
            text: deed.link
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.WrapAnywhere
            readOnly: true
            selectByMouse: true
            color: Theme.text
            selectionColor: Theme.accentFill
            selectedTextColor: Theme.accentInk
            font.pixelSize: Theme.nameSize
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("Invitation link")
        }
    }
    ErrorLine {
        width: parent.width
        text: deed.error
    }
    SheetButtons {
        deed: copied ? qsTr("Copied") : qsTr("Copy the link")
        property bool copied: false
        ready: linkText.text !== ""
        onCancelled: sheet.close()
        onAgreed: {
            clipboard.copy(linkText.text);
            copied = true;
        }
    }
}
