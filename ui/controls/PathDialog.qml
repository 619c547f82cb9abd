// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks for a file: to read, or where to write. Where the dialog cannot open it says what is missing.
import QtQuick
import QtQuick.Dialogs
import QtCore
import Ieum.Theme
import Ieum.Controls

FileDialog {
    id: dialog
    currentFolder: StandardPaths.writableLocation(StandardPaths.HomeLocation)
    /// Over which what is missing is said
    required property Item place

    function ask() {
        if (support.canOpen())
            open();
        else
            missing.open();
    }

    property FileDialogs support: FileDialogs {}
    property Sheet missing: Sheet {
        parent: dialog.place
        heading: qsTr("Files cannot be chosen here")
        PlainText {
            width: parent.width
            text: qsTr("The package qml6-module-qt-labs-folderlistmodel is not installed. Files can still be dropped onto the conversation.")
            color: Theme.quiet
            wrapMode: Text.Wrap
        }
    }
}
