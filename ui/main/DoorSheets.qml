// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is asked of the profile as a whole, beside the messenger: its passphrase, and people on this network.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Controls
import Ieum.Welcome

Item {
    id: sheets
    required property Door door
    required property bool shown ///< the window; nobody sees us while we do not see them
    signal met(string room)
    signal lanAsked

    function open(name: string) {
        (name === "near" ? near : passphrase).made().open();
    }

    onShownChanged: if (!shown)
        (near.item as Popup)?.close()

    LazySheet {
        id: passphrase
        from: Qt.resolvedUrl("../Welcome/PassphraseSheet.qml")
        function given(): var {
            return {
                passphrases: sheets.door.passphrases,
                guarded: Qt.binding(() => sheets.door.lockable),
                usable: Qt.binding(() => sheets.door.state === Door.Open)
            };
        }
    }
    LazySheet {
        id: near
        from: Qt.resolvedUrl("../Near/NearSheet.qml")
        function given(): var {
            return {
                meeting: sheets.door.near,
                live: Qt.binding(() => sheets.door.live)
            };
        }
        function heard(): var {
            return {
                met: room => sheets.met(room),
                lanAsked: () => sheets.lanAsked()
            };
        }
    }
}
