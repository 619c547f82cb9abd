// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Sheets

Sheet {
    id: sheet
    required property Live live

    objectName: "replicaSheet"
    heading: qsTr("Connect a server")
    onAboutToShow: {
        addressField.clear();
        deed.forget();
        addressField.forceActiveFocus();
    }

    ReplicaAdding {
        id: deed
        live: sheet.live
        onAdded: sheet.close()
    }
    PlainText {
        width: parent.width
        text: qsTr("A server keeps messages and files, sealed, for members who are not reachable now. It cannot read them, and everything works without one on the same network.")
        color: Theme.quiet
        wrapMode: Text.Wrap
    }
    Field {
        id: addressField
        objectName: "replicaAddress"
        width: parent.width
        name: qsTr("Address of the server")
        placeholderText: "ieum-replica://…"
        onAccepted: if (buttons.ready)
            deed.add(text)
    }
    ErrorLine {
        width: parent.width
        text: deed.error
    }
    SheetButtons {
        id: buttons
        deed: qsTr("Connect")
        ready: addressField.text.trim() !== "" && !deed.busy
        onCancelled: sheet.close()
        onAgreed: deed.add(addressField.text)
    }
}
