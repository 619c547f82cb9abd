// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Other words for a message that waits. They are let go when they are saved, or when somebody says so.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Composer

Column {
    id: edit
    /// Keeps what is edited: a row out of sight is not kept.
    required property LaterList list
    required property string key
    /// As it waits
    required property string words
    property bool editing: false
    /// With the syllable that is still being composed.
    readonly property string written: area.text.slice(0, area.cursorPosition) + area.preeditText + area.text.slice(area.cursorPosition)

    function start() {
        begin(words);
        area.forceActiveFocus();
    }
    function begin(from: string) {
        area.text = from;
        area.cursorPosition = area.length;
        list.keepEdit(key, from);
        editing = true;
    }
    function end() {
        editing = false;
        list.endEdit(key);
    }
    function save() {
        Qt.inputMethod.commit(); // qmllint disable type
        if (written.trim() === words.trim())
            return end();
        list.reword(key, written);
    }

    visible: editing
    spacing: Theme.gap1
    onWrittenChanged: if (editing) list.keepEdit(key, written)
    Component.onCompleted: if (list.edited(key) !== "") begin(list.edited(key))

    Connections {
        target: edit.list
        function onReworded(message: string) {
            if (message === edit.key)
                edit.editing = false;
        }
    }
    TextArea {
        id: area
        objectName: "laterWords"
        width: parent.width
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        selectByMouse: true
        color: Theme.text
        selectionColor: Theme.accentFill
        selectedTextColor: Theme.accentInk
        font.pixelSize: Theme.textSize
        Accessible.role: Accessible.EditableText
        Accessible.name: qsTr("The message")
        Accessible.multiLine: true
        KeyNavigation.priority: KeyNavigation.BeforeItem
        KeyNavigation.tab: saving.enabled ? saving : undoing
        background: Rectangle {
            radius: Theme.controlRadius
            color: Theme.field
            border.width: area.activeFocus ? 2 : 0
            border.color: Theme.accent
        }
    }
    Row {
        spacing: Theme.gap3
        QuietButton {
            id: saving
            objectName: "laterSave"
            text: qsTr("Save")
            strong: true
            enabled: edit.written.trim() !== ""
            onClicked: edit.save()
        }
        QuietButton {
            id: undoing
            objectName: "laterUndo"
            text: qsTr("Cancel")
            ink: Theme.quiet
            onClicked: edit.end()
        }
    }
}
