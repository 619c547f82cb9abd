// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which files to attach, and to what is written in which room: another one may be shown when they are chosen.
import QtQuick.Dialogs
import Ieum.Controls

PathDialog {
    id: dialog
    property string room: ""
    signal chosen(string room, var files)

    function askFor(id: string) {
        room = id;
        ask();
    }

    onAccepted: chosen(room, selectedFiles)
    title: qsTr("Attach files")
    fileMode: FileDialog.OpenFiles
}
