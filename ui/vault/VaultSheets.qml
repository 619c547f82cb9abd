// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the page asks and shows above itself: where a copy goes, in which room a file is shared, what is in it.
import QtQuick
import Ieum.Live
import Ieum.Rooms
import Ieum.Files
import Ieum.Vault

Item {
    id: sheets
    required property Live live
    required property RoomList rooms
    required property VaultDeeds deeds
    /// Over which the dialog says what it lacks
    required property Item place

    function use(file: string, name: string, then: string, opens: bool) {
        if (then !== "" && deeds.useSaved(file, then))
            return;
        saveDialog.then = then;
        saveDialog.opens = opens;
        saveDialog.askFor(file, name);
    }
    function share(file: string, name: string) {
        shareSheet.ask(file, name);
    }
    function preview(file: string, name: string, mark: string, here: bool) {
        previewSheet.show(file, name, mark, here);
    }

    SaveDialog {
        id: saveDialog
        property string then: ""
        property bool opens: false
        place: sheets.place
        onChosen: (file, target) => sheets.deeds.save(file, target, then, opens)
    }
    ShareSheet {
        id: shareSheet
        rooms: sheets.rooms
        onChosen: (file, room, roomName) => sheets.deeds.share(file, room, roomName)
    }
    PreviewSheet {
        id: previewSheet
        live: sheets.live
    }
}
