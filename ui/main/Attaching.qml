// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// AttachDialog, made when it is asked for first: what it is of takes long to load.
import QtQuick
import Ieum.Controls

LazySheet {
    id: lazy
    required property Item place
    signal chosen(string room, var files)

    function askFor(room: string) {
        made().askFor(room);
    }

    from: Qt.resolvedUrl("AttachDialog.qml")
    function given(): var {
        return {
            place: lazy.place
        };
    }
    function heard(): var {
        return {
            chosen: lazy.chosen
        };
    }
}
