// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that can be settled, in sections, narrowed by what is typed; all takes effect at once.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Settings

Sheet {
    id: sheet
    required property Preferences preferences
    required property string usualNotices
    required property bool lockable
    readonly property string sought: field.displayText
    signal sheetAsked(string name)
    signal filesAsked(string sheet)

    function leaveFor(name: string) {
        close();
        if (name === "keeping" || name === "traffic")
            filesAsked(name);
        else
            sheetAsked(name);
    }

    objectName: "settingsSheet"
    heading: qsTr("Settings")
    breadth: 560
    onAboutToShow: field.clear()
    onOpened: field.forceActiveFocus()

    Field {
        id: field
        objectName: "settingsWords"
        width: parent.width
        name: qsTr("Settings to look for")
        placeholderText: name
    }
    ScrollPane {
        id: pane
        width: parent.width
        // Always as high: it would jump under whoever types.
        height: (sheet.parent ? sheet.parent.height : 600) - Theme.px(220)
        contentHeight: all.implicitHeight

        Column {
            id: all
            width: pane.width - Theme.gap3
            GeneralSettings {
                id: general
                preferences: sheet.preferences
                sought: sheet.sought
            }
            NoticeSettings {
                id: notices
                preferences: sheet.preferences
                usualNotices: sheet.usualNotices
                sought: sheet.sought
            }
            WritingSettings {
                id: writing
                preferences: sheet.preferences
                sought: sheet.sought
                onShortcutsAsked: sheet.leaveFor("shortcuts")
            }
            LockSettings {
                id: lock
                preferences: sheet.preferences
                sought: sheet.sought
                lockable: sheet.lockable
                onLockAsked: sheet.leaveFor("lock")
                onPassphraseAsked: sheet.leaveFor("passphrase")
            }
            StartSettings {
                id: start
                preferences: sheet.preferences
                sought: sheet.sought
            }
            MoreSettings {
                id: more
                sought: sheet.sought
                onAsked: name => sheet.leaveFor(name)
            }
            EmptyState {
                objectName: "settingsEmpty"
                width: parent.width
                topPadding: Theme.gap5
                visible: !general.found && !notices.found && !writing.found && !lock.found && !start.found && !more.found
                symbol: Icon.Search
                heading: qsTr("Nothing found")
                advice: qsTr("First consonants work too.")
            }
        }
    }
    FilledButton {
        anchors.right: parent.right
        text: qsTr("Close")
        onClicked: sheet.close()
    }
}
