// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files on their way. Up and Down go from one to the next, Delete ends one.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Vault

Column {
    id: files
    required property VaultTraffic deed

    /// Whoever goes by keys stays in the list: the next row becomes the current one.
    function stop(row: TrafficRow) {
        list.currentIndex = row.index;
        row.forceActiveFocus();
        deed.stop(row.key);
    }

    spacing: Theme.gap1
    ListView {
        id: list
        objectName: "trafficList"
        width: parent.width
        height: Math.min(contentHeight, 248)
        visible: count > 0
        clip: true
        activeFocusOnTab: true
        keyNavigationEnabled: true
        boundsBehavior: Flickable.StopAtBounds
        model: files.deed.files
        ScrollBar.vertical: ScrollMark {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Files on their way")
        delegate: TrafficRow {
            width: ListView.view.width
            paused: files.deed.paused
            onStopAsked: files.stop(this)
        }
    }
    PlainText {
        objectName: "trafficNone"
        width: parent.width
        visible: !list.visible
        text: qsTr("Nothing is on its way.")
        color: Theme.quiet
        wrapMode: Text.Wrap
    }
    PlainText {
        width: parent.width
        visible: list.visible
        text: qsTr("What has come of a stopped file stays; \"Fetch\" in the list of files goes on from there.")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
        wrapMode: Text.Wrap
    }
}
