// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done by keys, by which, and others in their place.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Keys

Sheet {
    id: sheet
    required property Shortcuts table

    objectName: "shortcutSheet"
    heading: qsTr("Shortcuts")
    breadth: 560
    onAboutToShow: field.clear()
    onOpened: field.forceActiveFocus()

    Binding {
        target: sheet.table
        property: "sought"
        value: field.displayText
    }
    Field {
        id: field
        objectName: "shortcutWords"
        width: parent.width
        name: qsTr("Words or keys to look for")
        placeholderText: qsTr("What to do, or keys")
    }
    ListView {
        id: list
        objectName: "shortcutList"
        width: parent.width
        height: Math.max(160, Math.min(contentHeight, (sheet.parent ? sheet.parent.height : 600) - 260 * Theme.zoom))
        clip: true
        model: sheet.table.rows
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollMark {}
        Accessible.role: Accessible.List
        Accessible.name: sheet.heading
        // Qt 6.4 cannot make section headings of bound components, so nothing here is bound.
        // qmllint disable unqualified
        section.property: "group"
        section.delegate: ShortcutGroup {
            width: ListView.view.width
        }
        delegate: ShortcutRow {
            width: ListView.view.width - Theme.gap3
            table: sheet.table
        }
        // qmllint enable unqualified
        EmptyState {
            y: Theme.gap4
            width: list.width
            visible: list.count === 0
            symbol: Icon.Search
            heading: qsTr("Nothing found")
        }
    }
    PlainText {
        width: parent.width
        text: qsTr("Press the keys of a line to choose others; Esc leaves them as they are.")
        color: Theme.quiet
        font.pixelSize: Theme.nameSize
        wrapMode: Text.Wrap
    }
    Item {
        width: parent.width
        height: Theme.controlHeight
        QuietButton {
            objectName: "shortcutsAllUsual"
            anchors.verticalCenter: parent.verticalCenter
            enabled: !sheet.table.allUsual
            text: qsTr("All back to the usual keys")
            onClicked: sheet.table.allToUsual()
        }
        FilledButton {
            anchors.right: parent.right
            text: qsTr("Close")
            onClicked: sheet.close()
        }
    }
}
