// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done with a file.
import QtQuick
import Ieum.Controls

DropMenu {
    id: menu
    required property bool here
    required property bool fetching
    required property bool opens
    required property bool pinned
    signal previewAsked
    required property string heldBy
    signal useAsked(string then)
    signal fetchAsked(bool wanted)
    signal pinAsked(bool wanted)
    signal shareAsked
    signal jumpAsked

    width: 280
    MenuLine {
        objectName: "vaultPreview"
        visible: menu.here
        text: qsTr("Preview")
        symbol: Icon.Search
        onTriggered: menu.previewAsked()
    }
    MenuLine {
        objectName: "vaultOpen"
        visible: menu.opens
        text: menu.here ? qsTr("Save and open…") : qsTr("Fetch, save and open…")
        symbol: Icon.Eye
        onTriggered: menu.useAsked("open")
    }
    MenuLine {
        objectName: "vaultSave"
        text: menu.here ? qsTr("Save as…") : qsTr("Fetch and save…")
        symbol: Icon.Save
        onTriggered: menu.useAsked("")
    }
    MenuLine {
        objectName: "vaultFolder"
        text: qsTr("Show in its folder…")
        symbol: Icon.HardDrive
        onTriggered: menu.useAsked("folder")
    }
    MenuLine {
        objectName: "vaultFetch"
        visible: !menu.here
        text: menu.fetching ? qsTr("Stop fetching") : qsTr("Fetch")
        symbol: Icon.Download
        onTriggered: menu.fetchAsked(!menu.fetching)
    }
    MenuLine {
        objectName: "vaultPin"
        text: menu.pinned ? qsTr("Do not keep here any more") : qsTr("Keep on this computer")
        symbol: Icon.Check
        onTriggered: menu.pinAsked(!menu.pinned)
    }
    MenuLine {
        objectName: "vaultShare"
        visible: menu.here
        text: qsTr("Share in another room…")
        symbol: Icon.Send
        onTriggered: menu.shareAsked()
    }
    MenuLine {
        objectName: "vaultJump"
        text: qsTr("Go to the message")
        symbol: Icon.Message
        onTriggered: menu.jumpAsked()
    }
    HeldBy {
        visible: menu.heldBy !== ""
        heldBy: menu.heldBy
    }
}
