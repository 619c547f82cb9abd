// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The link that makes another computer this person's: to copy, as a code, counted down, and with what it means.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Sheets
import Ieum.Devices

Sheet {
    id: sheet
    required property Live live
    readonly property bool waits: deed.linked === "" && !deed.ranOut

    function link() {
        buttons.copied = false;
        deed.make();
        open();
    }

    objectName: "linkSheet"
    breadth: 560
    heading: qsTr("Link another computer")

    DeviceLinking {
        id: deed
        objectName: "deviceLinking"
        live: sheet.live
    }
    Clipboard {
        id: clipboard
    }
    PlainText {
        objectName: "linkAdvice"
        width: parent.width
        text: deed.linked !== "" ? qsTr("%1 is one of your computers now. Rooms, messages and files come to it by themselves while both are connected.").arg(deed.linked) : deed.ranOut ? qsTr("Nobody came within the ten minutes, so this link is good for nothing any more.") : qsTr("Start Ieum on the other computer, choose “I already use Ieum on another computer” there and give it this link, or type the code when both are on one network. Keep Ieum open on both.")
        color: sheet.waits ? Theme.quiet : Theme.text
        wrapMode: Text.Wrap
    }
    CodeAndText {
        width: parent.width
        visible: sheet.waits
        codeSize: (sheet.parent?.height ?? 0) < 560 ? 148 : 208 // so that the smallest window holds the button as well
        text: deed.link
        textName: "deviceLink"
        name: qsTr("Link for another computer of yours")
        typed: deed.code
        typedName: qsTr("Code for another computer of yours: %1").arg(deed.code)
        note: deed.left === "" ? "" : qsTr("For one computer, for %1 more").arg(deed.left)
    }
    WarningBox {
        width: parent.width
        visible: sheet.waits
        text: qsTr("Whoever gets this link or this code becomes you: they read everything and write in your name. Show it to nobody, and send it only to yourself.")
    }
    ErrorLine {
        width: parent.width
        text: deed.error
    }
    SheetButtons {
        id: buttons
        property bool copied: false
        deed: deed.ranOut || deed.error !== "" ? qsTr("Make a new link") : copied ? qsTr("Copied") : qsTr("Copy the link")
        onlyClose: deed.linked !== ""
        ready: !deed.busy
        onCancelled: sheet.close()
        onAgreed: {
            if (deed.link === "")
                return sheet.link();
            clipboard.copy(deed.link);
            copied = true;
        }
    }
}
