// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything of this profile into one sealed file, or what is new on top of an earlier one.
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
    property alias task: deed

    objectName: "backupSheet"
    heading: qsTr("Backup")
    onAboutToShow: if (!deed.busy) {
        deed.forget();
        deed.report = "";
    }
    onClosed: passphrase.clear()

    BackingUp {
        id: deed
        live: sheet.live
    }
    PathDialog {
        id: files
        place: sheet.parent
        fileMode: FileDialog.SaveFile
        // What is in the file stays there, and is added to: nobody has to be asked.
        Component.onCompleted: support.askNothingOfWhatIsThere(files)
        title: sheet.heading
        nameFilters: ["*.ieum-backup"]
        currentFolder: StandardPaths.writableLocation(StandardPaths.DocumentsLocation)
        onAccepted: deed.write(selectedFile, passphrase.text)
    }
    PlainText {
        objectName: "backupReport"
        width: parent.width
        text: deed.report !== "" ? deed.report : deed.busy ? qsTr("Writing… %1 %").arg(deed.percent) : qsTr("All rooms, messages, files and keys of this computer, in one file under a passphrase of its own. Into the same file later backups add only what is new. Keep it on another disk: it can be put back on any computer, without a network.")
        color: deed.report !== "" ? Theme.text : Theme.quiet
        wrapMode: Text.Wrap
    }
    PassphraseTwice {
        id: passphrase
        width: parent.width
        visible: deed.report === "" && !deed.busy
        advice: qsTr("Of the backup, not of this profile; for an earlier file, the one that it has. Nobody can recover it for you.")
    }
    ErrorLine {
        width: parent.width
        text: deed.error
    }
    SheetButtons {
        deed: qsTr("Choose the file…")
        ready: !sheet.task.busy && passphrase.agrees
        onlyClose: sheet.task.report !== "" || sheet.task.busy
        onCancelled: sheet.close()
        onAgreed: {
            files.selectedFile = files.currentFolder + "/" + encodeURIComponent(qsTr("ieum backup") + ".ieum-backup");
            files.ask();
        }
    }
}
