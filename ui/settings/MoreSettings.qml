// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What has a sheet of its own: a line for each.
pragma ComponentBehavior: Bound

import QtQuick
import Ieum.Controls
import Ieum.Settings

SettingsSection {
    id: section
    required property string sought
    signal asked(string name)

    readonly property list<string> names: ["keeping", "traffic", "devices", "recovery", "backup", "replica", "proxy", "lan"]
    readonly property list<string> labels: [qsTr("Storage, and what is kept…"), qsTr("Traffic, and files on their way…"), qsTr("My devices…"), qsTr("Recovery words…"), qsTr("Backup…"), qsTr("Connect a server…"), qsTr("Proxy…"), qsTr("Why is nobody found on this network?")]
    readonly property list<int> symbols: [Icon.HardDrive, Icon.Download, Icon.Monitor, Icon.Key, Icon.Save, Icon.Server, Icon.Link, Icon.Wifi]

    heading: qsTr("Files, computers, connections")
    found: filter.matchesAny(labels, sought) || filter.matches(heading, sought)

    WordFilter {
        id: filter
    }
    Column {
        width: parent.width
        Repeater {
            model: section.names
            ActionLine {
                required property int index
                required property string modelData
                objectName: "settings-" + modelData
                width: parent?.width ?? 0
                visible: filter.matches(section.labels[index], section.sought) || filter.matches(section.heading, section.sought)
                symbol: section.symbols[index]
                text: section.labels[index]
                onClicked: section.asked(modelData)
            }
        }
    }
}
