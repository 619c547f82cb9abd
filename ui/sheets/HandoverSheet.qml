// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Leading a room to another place: first it is announced, then it is seen who has arrived, and a kit is handed out.
import QtQuick
import QtQuick.Dialogs
import QtCore
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Sheets

Sheet {
    id: sheet
    required property Live live
    property string roomName: ""
    property alias task: deed
    property alias forms: exporting
    readonly property bool announced: deed.place !== ""

    function ask(id: string, name: string) {
        roomName = name;
        deed.forget();
        placeField.clear();
        linkField.clear();
        deed.look(id);
        exporting.begin();
        open();
    }

    objectName: "handoverSheet"
    breadth: 520
    heading: qsTr("Where %1 goes on").arg(roomName)

    PathDialog {
        id: files
        place: sheet.parent
        fileMode: FileDialog.SaveFile
        title: sheet.heading
        currentFolder: StandardPaths.writableLocation(StandardPaths.DocumentsLocation)
        onAccepted: deed.write(target.current, selectedFile)
    }
    HandingOver {
        id: deed
        live: sheet.live
    }
    RoomExporting {
        id: exporting
        live: sheet.live
    }
    PlainText {
        width: parent.width
        visible: !sheet.announced
        text: qsTr("A pinned notice tells everybody, over whatever path there is, where this room goes on. Each can answer there that he has arrived, and leave a way to be reached.")
        color: Theme.quiet
        wrapMode: Text.Wrap
    }
    Field {
        id: placeField
        objectName: "handoverPlace"
        width: parent.width
        visible: !sheet.announced
        maximumLength: 60
        name: qsTr("Where to")
        placeholderText: qsTr("Where to, for example: Telegram")
    }
    Field {
        id: linkField
        objectName: "handoverLink"
        width: parent.width
        visible: !sheet.announced
        name: qsTr("Link into the new place, if there is one")
        placeholderText: name
    }
    ArrivalList {
        width: parent.width
        visible: sheet.announced
        deed: deed
    }
    TargetChoice {
        id: target
        objectName: "handoverTarget"
        width: parent.width
        visible: sheet.announced && deed.report === ""
        name: qsTr("Form of the transcript for the new place")
        forms: exporting
    }
    PlainText {
        objectName: "handoverReport"
        width: parent.width
        visible: text !== ""
        text: deed.report
        wrapMode: Text.Wrap
    }
    ErrorLine {
        width: parent.width
        text: deed.error !== "" ? deed.error : exporting.error
    }
    SheetButtons {
        deed: sheet.announced ? qsTr("Write the kit…") : qsTr("Announce it")
        ready: !sheet.task.busy && (sheet.announced || placeField.written.trim() !== "")
        onlyClose: sheet.task.report !== ""
        onCancelled: sheet.close()
        onAgreed: {
            if (!sheet.announced)
                return sheet.task.announce(placeField.written, linkField.written);
            // A room may be called like a path.
            const name = qsTr("%1 goes on").arg(sheet.roomName).replace(/[\/\\]/g, "_");
            files.selectedFile = files.currentFolder + "/" + encodeURIComponent(name);
            files.ask();
        }
    }
}
