// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Brings the export of another messenger; the questions are those that the file cannot answer.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Sheets

Sheet {
    id: sheet
    required property Live live
    signal brought(string room)

    function choose() {
        files.ask();
    }
    function ask(file: url) {
        deed.startOver();
        dates.current = "";
        // What was said of another chat is not meant for this one: its room may have members.
        for (const field of [meField, nameField, chatField])
            field.clear();
        files.selectedFile = file;
        open();
        deed.look(file);
    }

    objectName: "importSheet"
    heading: qsTr("Import a chat")
    held: deed.busy

    PathDialog {
        id: files
        place: sheet.parent
        title: qsTr("Choose an exported chat")
        onAccepted: sheet.ask(selectedFile)
    }
    ChatImporting {
        id: deed
        live: sheet.live
    }
    PlainText {
        objectName: "importWords"
        width: parent.width
        text: deed.report !== "" ? deed.report : qsTr("From %1").arg(deed.nameOf(files.selectedFile)) + (deed.preview !== "" ? "\n" + deed.preview : "")
        color: Theme.quiet
        wrapMode: Text.Wrap
    }
    Field {
        id: zoneField
        width: parent.width
        visible: deed.report === ""
        name: qsTr("Time zone of the times in the file")
        text: deed.zone
    }
    Field {
        id: meField
        width: parent.width
        visible: deed.report === ""
        name: qsTr("My name in that chat")
        placeholderText: qsTr("My name in that chat (optional)")
    }
    Field {
        id: nameField
        objectName: "importRoom"
        width: parent.width
        visible: deed.report === ""
        name: qsTr("Name of the room")
        placeholderText: qsTr("Name of the room (optional)")
    }
    Choice {
        id: dates
        objectName: "datesChoice"
        visible: deed.asksDates && deed.report === ""
        name: qsTr("Dates in the file")
        labels: [qsTr("Day first"), qsTr("Month first"), qsTr("Year first")]
        values: ["dmy", "mdy", "ymd"]
        current: ""
        onChosen: value => current = value
    }
    Field {
        id: chatField
        objectName: "chatField"
        width: parent.width
        visible: deed.asksChat && deed.report === ""
        name: qsTr("Chat to take from the export")
    }
    PlainText {
        objectName: "importProgress"
        width: parent.width
        visible: deed.busy && text !== ""
        text: deed.progress
        color: Theme.text
        wrapMode: Text.Wrap
    }
    ErrorLine {
        objectName: "importError"
        width: parent.width
        text: deed.error
    }
    SheetButtons {
        deed: qsTr("Import")
        ready: !sheet.task.busy && (!sheet.task.asksDates || dates.current !== "") && (!sheet.task.asksChat || chatField.written !== "")
        onlyClose: sheet.task.report !== ""
        onCancelled: {
            if (sheet.task.busy)
                return sheet.task.stop();
            sheet.close();
            if (sheet.task.room !== "")
                sheet.brought(sheet.task.room);
        }
        onAgreed: sheet.task.bring(files.selectedFile, zoneField.written, meField.written, nameField.written, dates.current, chatField.written)
    }
    property alias task: deed
}
