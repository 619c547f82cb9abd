// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be settled about all files, and seen of those on their way: two buttons and the sheets behind them.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Rooms
import Ieum.Vault

Row {
    id: tools
    required property Live live
    required property RoomList rooms
    /// What stands over its limit, "" when nothing does
    readonly property string over: keeping.over
    readonly property VaultTraffic traffic: deed

    /// "traffic" or "keeping"
    function open(name: string) {
        if (name === "traffic")
            trafficSheet.begin();
        else
            keeping.begin();
    }
    function look() {
        keeping.look();
    }

    spacing: Theme.gap3
    VaultTraffic {
        id: deed
        live: tools.live
        awake: tools.visible
    }
    SymbolButton {
        objectName: "vaultTraffic"
        anchors.verticalCenter: parent.verticalCenter
        symbol: deed.paused ? Icon.Pause : Icon.Download
        ink: deed.paused ? Theme.warningInk : Theme.accentText
        text: qsTr("On their way…")
        onClicked: trafficSheet.begin()
    }
    SymbolButton {
        objectName: "vaultKeeping"
        anchors.verticalCenter: parent.verticalCenter
        symbol: Icon.HardDrive
        text: qsTr("What is kept…")
        onClicked: keeping.begin()
    }
    TrafficSheet {
        id: trafficSheet
        deed: deed
    }
    KeepingSheet {
        id: keeping
        live: tools.live
        rooms: tools.rooms
    }
}
