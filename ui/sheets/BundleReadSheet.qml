// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A bundle that somebody brought: what was in it, and the answer to take back.
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
    signal brought(string room)

    function areBundles(dropped: list<url>): bool {
        return deed.areBundles(dropped);
    }
    function choose() {
        files.ask();
    }
    function take(dropped: list<url>) {
        deed.read(dropped);
        open();
    }

    objectName: "bundleReadSheet"
    heading: deed.writer !== "" ? qsTr("A bundle from %1").arg(deed.writer) : qsTr("A bundle")

    PathDialog {
        id: files
        place: sheet.parent
        title: qsTr("Choose a bundle, or all of its parts")
        fileMode: FileDialog.OpenFiles
        onAccepted: sheet.take(selectedFiles)
    }
    PathDialog {
        id: target
        place: sheet.parent
        fileMode: FileDialog.SaveFile
        title: qsTr("The answer")
        currentFolder: StandardPaths.writableLocation(StandardPaths.DocumentsLocation)
        onAccepted: deed.answer(selectedFile)
    }
    BundleTaking {
        id: deed
        live: sheet.live
    }
    PlainText {
        objectName: "bundleReport"
        width: parent.width
        text: deed.busy ? qsTr("Reading…") : deed.report
        wrapMode: Text.Wrap
    }
    PlainText {
        width: parent.width
        visible: text !== ""
        text: deed.advice
        color: Theme.quiet
        wrapMode: Text.Wrap
    }
    PlainText {
        width: parent.width
        visible: deed.writer !== ""
        text: qsTr("Whoever wrote it learns what arrived when an answer gets back to him.")
        color: Theme.quiet
        wrapMode: Text.Wrap
    }
    ErrorLine {
        width: parent.width
        text: deed.error
    }
    SheetButtons {
        deed: qsTr("Write the answer…")
        ready: !sheet.task.busy
        onlyClose: sheet.task.writer === ""
        onCancelled: {
            sheet.close();
            if (sheet.task.room !== "")
                sheet.brought(sheet.task.room);
        }
        onAgreed: {
            target.selectedFile = target.currentFolder + "/" + encodeURIComponent(sheet.task.answerName());
            target.ask();
        }
    }
    property alias task: deed
}
