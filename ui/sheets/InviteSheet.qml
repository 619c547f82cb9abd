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
    breadth: 560
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
    SheetButtons {
        deed: copied ? qsTr("Copied") : qsTr("Copy the link")
        property bool copied: false
        ready: deed.link !== ""
        onCancelled: sheet.close()
        onAgreed: {
            clipboard.copy(deed.link);
            copied = true;
        }
    }
}
