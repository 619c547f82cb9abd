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

    property string room: ""
    property bool copied: false

    function invite(into: string, name: string) {
        room = into;
        roomName = name;
        copied = false;
        deed.forget();
        deed.make(room);
        open();
    }
    function copy() {
        clipboard.copy(deed.link);
        copied = true;
    }

    objectName: "inviteSheet"
    breadth: 560
    heading: roomName === "" ? qsTr("Invite somebody") : qsTr("Invite to %1").arg(roomName)

    Inviting {
        id: deed
        live: sheet.live
        onLinkChanged: if (link !== "" && sheet.copied)
            sheet.copy()
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
    CodeAndText {
        width: parent.width
        text: deed.link
        textName: "inviteLink"
        name: qsTr("Invitation link")
    }
    ErrorLine {
        width: parent.width
        text: deed.error
    }
    QuietButton {
        objectName: "inviteNext"
        visible: sheet.copied
        text: qsTr("Copy a link for the next person")
        onClicked: deed.make(sheet.room)
    }
    SheetButtons {
        deed: sheet.copied ? qsTr("Copied") : qsTr("Copy the link")
        ready: deed.link !== ""
        onCancelled: sheet.close()
        onAgreed: sheet.copy()
    }
}
