// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fetching and saving for every part of the window that shows files.
import QtQuick
import Ieum.Controls
import Ieum.Live
import Ieum.Files

Item {
    id: saving
    required property Live live
    /// Over which the dialog says what it lacks
    required property Item place
    readonly property FileKeeper keeper: keeping

    function askFor(file: string, name: string) {
        dialog.made().askFor(file, name);
    }

    FileKeeper {
        id: keeping
        live: saving.live
    }
    LazySheet {
        id: dialog
        from: Qt.resolvedUrl("SaveDialog.qml")
        function given(): var {
            return {
                place: saving.place
            };
        }
        function heard(): var {
            return {
                chosen: (file, target) => keeping.save(file, target)
            };
        }
    }
}
