// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Sheets

Sheet {
    id: sheet
    required property Live live
    property string inviter: ""
    signal accepted(string room)

    function offer(link: string) {
        close(); // it may still tell of another one
        open();
        linkField.text = link;
    }

    objectName: "acceptSheet"
    heading: qsTr("Accept an invitation")
    onAboutToShow: {
        linkField.text = clipboard.invitation();
        inviter = "";
        deed.forget();
        picture.forget();
        linkField.forceActiveFocus();
    }

    onClosed: deed.waitNoMore()

    Clipboard {
        id: clipboard
    }
    Accepting {
        id: deed
        live: sheet.live
        onAccepted: (room, inviter) => {
            sheet.inviter = inviter;
            if (room !== "")
                sheet.close();
            sheet.accepted(room);
        }
        onCame: room => {
            sheet.close();
            sheet.accepted(room);
        }
    }
    PlainText {
        width: parent.width
        text: sheet.inviter === "" ? qsTr("Paste the link that you were given. It begins with “ieum:”.") : qsTr("Accepted. The room of %1 appears in the list as soon as the two of you can reach each other.").arg(sheet.inviter)
        color: Theme.quiet
        wrapMode: Text.Wrap
    }
    Field {
        id: linkField
        objectName: "acceptLink"
        width: parent.width
        visible: sheet.inviter === ""
        name: qsTr("Invitation link")
        placeholderText: "ieum:"
        onAccepted: if (buttons.ready)
            deed.accept(text)
        Keys.onPressed: event => event.accepted = event.matches(StandardKey.Paste) && picture.pasted()
    }
    CodePicture {
        id: picture
        width: parent.width
        visible: linkField.visible
        place: sheet.contentItem
        onFound: link => {
            linkField.text = link;
            linkField.forceActiveFocus();
        }
    }
    ErrorLine {
        width: parent.width
        text: deed.error
    }
    SheetButtons {
        id: buttons
        deed: qsTr("Accept")
        onlyClose: sheet.inviter !== ""
        ready: linkField.text.trim() !== "" && !deed.busy
        onCancelled: sheet.close()
        onAgreed: deed.accept(linkField.text)
    }
}
