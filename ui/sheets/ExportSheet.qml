// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing a room out, in a form that people or other messengers read; what is lost in it is said before.
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
    property string room: ""
    property string roomName: ""
    property alias task: deed

    function ask(id: string, name: string) {
        room = id;
        roomName = name;
        deed.forget();
        deed.begin();
        open();
    }

    objectName: "exportSheet"
    heading: qsTr("Export %1").arg(roomName)
    held: deed.busy

    PathDialog {
        id: files
        place: sheet.parent
        fileMode: FileDialog.SaveFile
        title: sheet.heading
        currentFolder: StandardPaths.writableLocation(StandardPaths.DocumentsLocation)
        onAccepted: deed.write(sheet.room, target.current, withFiles.current === "yes", selectedFile)
    }
    RoomExporting {
        id: deed
        live: sheet.live
    }
    PlainText {
        width: parent.width
        text: deed.report !== "" ? deed.report : qsTr("The copy is readable by everybody who gets it; it is not sealed.")
        color: Theme.quiet
        wrapMode: Text.Wrap
    }
    TargetChoice {
        id: target
        objectName: "exportTarget"
        width: parent.width
        visible: deed.report === ""
        name: qsTr("Form of the copy")
        forms: deed
        onChosen: name => deed.lookAt(sheet.room, name)
    }
    PlainText {
        objectName: "exportLosses"
        width: parent.width
        visible: deed.report === "" && text !== ""
        text: deed.losses
        color: Theme.text
        wrapMode: Text.Wrap
    }
    Choice {
        id: withFiles
        visible: deed.report === ""
        name: qsTr("Files")
        labels: [qsTr("With files"), qsTr("Without files")]
        values: ["yes", "no"]
        current: "yes"
        onChosen: value => current = value
    }
    PlainText {
        objectName: "exportProgress"
        width: parent.width
        visible: deed.busy && text !== ""
        text: deed.progress
        color: Theme.text
        wrapMode: Text.Wrap
    }
    ErrorLine {
        width: parent.width
        text: deed.error
    }
    SheetButtons {
        deed: qsTr("Choose where…")
        ready: !sheet.task.busy && target.current !== ""
        onlyClose: sheet.task.report !== ""
        onCancelled: sheet.task.busy ? sheet.task.stop() : sheet.close()
        onAgreed: {
            // A room may be called like a path.
            const name = sheet.task.fileNameFor(sheet.roomName, target.current).replace(/[\/\\]/g, "_");
            files.selectedFile = files.currentFolder + "/" + encodeURIComponent(name);
            files.ask();
        }
    }
}
