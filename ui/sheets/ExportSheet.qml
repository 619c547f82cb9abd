// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
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
        open();
    }

    objectName: "exportSheet"
    heading: qsTr("Export %1").arg(roomName)

    PathDialog {
        id: files
        place: sheet.parent
        fileMode: FileDialog.SaveFile
        title: sheet.heading
        currentFolder: StandardPaths.writableLocation(StandardPaths.DocumentsLocation)
        onAccepted: deed.write(sheet.room, format.current, selectedFile)
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
    Choice {
        id: format
        visible: deed.report === ""
        name: qsTr("Format")
        labels: [qsTr("HTML, to read"), qsTr("JSONL, for programs")]
        values: ["html", "jsonl"]
        current: "html"
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
            files.selectedFile = files.currentFolder + "/" + encodeURIComponent(sheet.roomName + "." + format.current);
            files.ask();
        }
    }
    property alias task: deed
}
