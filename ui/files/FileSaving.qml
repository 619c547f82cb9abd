// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fetching and saving for every part of the window that shows files.
import QtQuick
import Ieum.Live
import Ieum.Files

Item {
    id: saving
    required property Live live
    /// Over which the dialog says what it lacks
    required property Item place
    readonly property FileKeeper keeper: keeping

    function askFor(file: string, name: string) {
        dialog.askFor(file, name);
    }

    FileKeeper {
        id: keeping
        live: saving.live
    }
    SaveDialog {
        id: dialog
        place: saving.place
        onChosen: (file, target) => keeping.save(file, target)
    }
}
