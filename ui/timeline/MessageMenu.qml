// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that can be done with one message. What it needs of it is read when it opens: the row may be gone later.
import QtQuick
import Ieum.Controls

DropMenu {
    id: menu
    required property bool canWrite
    required property bool mayPin
    required property bool mayHide
    property string message: ""
    property string author: ""
    property string essence: ""
    property string selection: ""
    property string quoted: ""
    property list<string> ownReactions: []
    property string file: ""
    property bool editable: false
    property bool removable: false
    property bool pinned: false
    property bool queued: false
    property bool forwardable: false
    property string text: ""
    property bool cut: false
    property bool linked: false
    property bool imported: false
    property string person: ""
    signal replyAsked
    signal copyAsked(string text)
    signal editAsked
    signal forwardAsked
    signal pinAsked(bool wanted)
    signal removeAsked
    signal reactionAsked(string emoji)
    signal emojiAsked
    signal quoteAsked
    signal linkAsked
    signal whoAsked
    signal personAsked

    function show(row: MessageRow, by: Item, x: real, y: real) {
        message = row.message;
        author = row.author;
        essence = row.essence;
        selection = row.selectedText;
        quoted = row.replyAuthor !== "" ? row.replyTo : ""; // else it is not here
        ownReactions = row.ownReactions;
        file = row.file;
        editable = row.editable;
        removable = row.own || mayHide;
        pinned = row.pinned;
        queued = row.queued;
        forwardable = row.kind === "text" ? row.words !== "" : row.fileHere;
        text = row.text;
        cut = row.cut;
        linked = row.links.length > 0;
        imported = row.imported;
        person = row.person;
        popup(by, x, y);
    }

    objectName: "messageMenu"
    ReactionPick {
        visible: menu.canWrite && !menu.queued
        own: menu.ownReactions
        onPicked: emoji => {
            menu.reactionAsked(emoji);
            menu.close();
        }
    }
    MenuLine {
        objectName: "menuReact"
        visible: menu.canWrite && !menu.queued
        text: qsTr("Another reaction…")
        symbol: Icon.SmilePlus
        onTriggered: menu.emojiAsked()
    }
    MenuLine {
        objectName: "menuReply"
        visible: menu.canWrite
        text: qsTr("Reply")
        symbol: Icon.Reply
        onTriggered: menu.replyAsked()
    }
    MenuLine {
        objectName: "menuQuoted"
        visible: menu.quoted !== ""
        text: qsTr("Go to what it answers")
        symbol: Icon.ArrowUp
        onTriggered: menu.quoteAsked()
    }
    MenuLine {
        objectName: "menuLink"
        visible: menu.linked
        text: qsTr("Open the link…")
        symbol: Icon.Link
        onTriggered: menu.linkAsked()
    }
    MenuLine {
        objectName: "menuCopy"
        text: menu.selection !== "" ? qsTr("Copy the selection") : qsTr("Copy")
        symbol: Icon.Copy
        onTriggered: menu.copyAsked(menu.selection || menu.essence)
    }
    MenuLine {
        objectName: "menuWho"
        visible: menu.imported
        text: qsTr("Who is this?…")
        symbol: Icon.User
        onTriggered: menu.whoAsked()
    }
    MenuLine {
        objectName: "menuPerson"
        visible: menu.person !== ""
        text: qsTr("About the author…")
        symbol: Icon.User
        onTriggered: menu.personAsked()
    }
    MenuLine {
        objectName: "menuEdit"
        visible: menu.canWrite && menu.editable
        text: qsTr("Edit")
        symbol: Icon.Pencil
        onTriggered: menu.editAsked()
    }
    MenuLine {
        objectName: "menuForward"
        visible: menu.forwardable
        text: qsTr("Forward…")
        symbol: Icon.Forward
        onTriggered: menu.forwardAsked()
    }
    MenuLine {
        objectName: "menuPin"
        visible: menu.mayPin && !menu.queued
        text: menu.pinned ? qsTr("Unpin") : qsTr("Pin")
        symbol: menu.pinned ? Icon.PinOff : Icon.Pin
        onTriggered: menu.pinAsked(!menu.pinned)
    }
    MenuLine {
        objectName: "menuRemove"
        visible: menu.canWrite && menu.removable
        text: qsTr("Delete for everybody…")
        symbol: Icon.Trash
        grave: true
        onTriggered: menu.removeAsked()
    }
}
