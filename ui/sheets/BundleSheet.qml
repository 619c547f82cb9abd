// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the people of a room lack, into a file that somebody carries.
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

    function ask(id: string, name: string) {
        room = id;
        roomName = name;
        deed.forget();
        deed.report = "";
        open();
    }

    objectName: "bundleSheet"
    heading: qsTr("Carry %1 by hand").arg(roomName)

    PathDialog {
        id: files
        place: sheet.parent
        fileMode: FileDialog.SaveFile
        title: sheet.heading
        currentFolder: StandardPaths.writableLocation(StandardPaths.DocumentsLocation)
        onAccepted: deed.write(sheet.room, contents.current === "files", parts.current, selectedFile)
    }
    BundleMaking {
        id: deed
        live: sheet.live
    }
    PlainText {
        width: parent.width
        text: deed.report !== "" ? deed.report : qsTr("A sealed file with what the others do not have yet. Take it to them on a stick, by mail or in another messenger; nobody else can read it.")
        color: Theme.quiet
        wrapMode: Text.Wrap
    }
    Choice {
        id: contents
        objectName: "bundleContents"
        visible: deed.report === ""
        name: qsTr("What goes along")
        labels: [qsTr("Messages"), qsTr("Messages and files")]
        values: ["", "files"]
        current: ""
        onChosen: value => current = value
    }
    Choice {
        id: parts
        visible: deed.report === ""
        name: qsTr("Size of the parts")
        labels: [qsTr("One file"), qsTr("20 MB, for mail"), qsTr("4 GB, for sticks")]
        values: ["", "20", "4000"]
        current: ""
        onChosen: value => current = value
    }
    ErrorLine {
        width: parent.width
        text: deed.error
    }
    SheetButtons {
        deed: qsTr("Choose where…")
        ready: !sheet.task.busy
        onlyClose: sheet.task.report !== ""
        onCancelled: sheet.close()
        onAgreed: {
            files.selectedFile = files.currentFolder + "/" + encodeURIComponent(sheet.task.nameFor(sheet.roomName));
            files.ask();
        }
    }
    property alias task: deed
}
