// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ieum.Controls
import Ieum.Live
import Ieum.Sheets

Sheet {
    id: sheet
    required property Live live
    signal created(string room)

    objectName: "newRoomSheet"
    heading: qsTr("New room")
    onAboutToShow: {
        nameField.clear();
        deed.forget();
        nameField.forceActiveFocus();
    }

    NewRoom {
        id: deed
        live: sheet.live
        onCreated: room => {
            sheet.close();
            sheet.created(room);
        }
    }
    Field {
        id: nameField
        objectName: "roomName"
        width: parent.width
        name: qsTr("Name of the room")
        placeholderText: qsTr("For example: Planning team")
        maximumLength: 80
        onAccepted: if (buttons.ready)
            deed.create(nameField.written)
    }
    ErrorLine {
        width: parent.width
        text: deed.error
    }
    SheetButtons {
        id: buttons
        deed: qsTr("Make the room")
        ready: nameField.written.trim() !== "" && !deed.busy
        onCancelled: sheet.close()
        onAgreed: deed.create(nameField.written)
    }
}
