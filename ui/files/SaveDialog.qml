// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks where a copy goes.
import QtQuick
import QtQuick.Dialogs
import QtCore
import Ieum.Controls

PathDialog {
    id: dialog
    property string file: ""
    signal chosen(string file, url target)

    function askFor(id: string, name: string) {
        file = id;
        selectedFile = currentFolder + "/" + encodeURIComponent(name);
        ask();
    }
    fileMode: FileDialog.SaveFile
    title: qsTr("Save a copy")
    currentFolder: StandardPaths.writableLocation(StandardPaths.DownloadLocation)
    onAccepted: chosen(file, selectedFile)
}
