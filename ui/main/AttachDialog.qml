// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which files to attach.
import QtQuick.Dialogs
import Ieum.Controls

PathDialog {
    title: qsTr("Attach files")
    fileMode: FileDialog.OpenFiles
}
