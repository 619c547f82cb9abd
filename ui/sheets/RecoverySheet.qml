// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The 24 words that are the person, to be written on paper; or a file that says the same.
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
    property bool asFile: false

    objectName: "recoverySheet"
    heading: qsTr("Recovery words")
    width: Math.min(560, parent ? parent.width - 2 * Theme.gap5 : 560)
    onAboutToShow: {
        asFile = false;
        deed.forget();
        deed.load();
    }
    onClosed: {
        deed.hide();
        passphrase.clear();
    }

    Recovering {
        id: deed
        live: sheet.live
    }
    PathDialog {
        id: files
        place: sheet.parent
        fileMode: FileDialog.SaveFile
        title: sheet.heading
        currentFolder: StandardPaths.writableLocation(StandardPaths.DocumentsLocation)
        onAccepted: deed.write(selectedFile, passphrase.text)
    }
    PlainText {
        width: parent.width
        text: qsTr("If this computer is lost, these 24 words make you yourself again on another one. Nobody else can: there is no server that knows you. Write them on paper. Whoever has them is you.")
        color: Theme.quiet
        wrapMode: Text.Wrap
    }
    Choice {
        id: language
        visible: !sheet.asFile && deed.error === ""
        name: qsTr("Language of the words")
        labels: ["한국어", "English"]
        values: ["ko", "en"]
        current: Qt.locale().name.startsWith("ko") ? "ko" : "en"
        onChosen: value => current = value
    }
    WordGrid {
        objectName: "recoveryWords"
        name: sheet.heading
        width: parent.width
        visible: !sheet.asFile && deed.error === ""
        words: language.current === "ko" ? deed.korean : deed.english
    }
    PassphraseTwice {
        id: passphrase
        objectName: "recoveryPassphrase"
        width: parent.width
        visible: sheet.asFile && deed.report === ""
        advice: qsTr("The file is worth nothing without this passphrase, and neither is the passphrase without the file.")
    }
    PlainText {
        width: parent.width
        visible: text !== ""
        text: deed.report
        wrapMode: Text.Wrap
    }
    ErrorLine {
        width: parent.width
        text: deed.error
    }
    QuietButton {
        objectName: "recoveryAsFile"
        visible: deed.report === "" && deed.korean.length > 0
        x: -Theme.gap1
        text: sheet.asFile ? qsTr("Back to the words") : qsTr("Save as a file instead…")
        onClicked: sheet.asFile = !sheet.asFile
    }
    SheetButtons {
        deed: sheet.asFile ? qsTr("Choose where…") : qsTr("I have written them down")
        ready: !sheet.task.busy && (sheet.asFile ? passphrase.agrees : sheet.task.korean.length > 0)
        onlyClose: sheet.task.report !== "" || (sheet.task.kept && !sheet.asFile)
        onCancelled: sheet.close()
        onAgreed: {
            if (sheet.asFile) {
                files.selectedFile = files.currentFolder + "/" + encodeURIComponent(qsTr("ieum recovery") + ".ieum-recovery");
                files.ask();
            } else {
                sheet.task.keep();
            }
        }
    }
    property alias task: deed
}
