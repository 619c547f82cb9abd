// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One action of the list and its keys, which other ones can be pressed for.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Keys

Item {
    id: row
    required property Shortcuts table
    required property string key
    required property string words
    required property string keys
    required property bool usual
    required property bool fixed
    property string refusal: ""

    implicitHeight: line.height + (refused.visible ? refused.implicitHeight + Theme.gap2 : 0)
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: %2").arg(words).arg(keys)

    Item {
        id: line
        width: parent.width
        height: Math.max(Theme.controlHeight, name.implicitHeight) + Theme.gap1

        PlainText {
            id: name
            anchors.verticalCenter: parent.verticalCenter
            width: back.x - Theme.gap2
            text: row.words
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        IconButton {
            id: back
            objectName: "shortcutBack-" + row.key
            anchors.right: button.left
            anchors.rightMargin: Theme.gap1
            anchors.verticalCenter: parent.verticalCenter
            visible: !row.usual
            width: visible ? implicitWidth : 0
            symbol: Icon.Undo
            name: qsTr("Back to the usual keys of: %1").arg(row.words)
            onClicked: row.refusal = row.table.toUsual(row.key)
        }
        AbstractButton {
            id: button
            objectName: "shortcut-" + row.key
            /// The next keys that are pressed are the new ones.
            property bool listening: false
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            leftPadding: Theme.gap3
            rightPadding: Theme.gap3
            implicitWidth: Math.min(implicitContentWidth + leftPadding + rightPadding, row.width * 0.6)
            implicitHeight: Theme.controlHeight
            enabled: !row.fixed
            focusPolicy: Qt.StrongFocus
            text: listening ? qsTr("Press the new keys…") : row.keys
            Accessible.role: Accessible.Button
            Accessible.name: listening ? text : qsTr("%1, keys %2. Press to choose others.").arg(row.words).arg(row.keys)
            Accessible.onPressAction: if (enabled) button.clicked()
            onClicked: listening = true
            onActiveFocusChanged: listening = false
            Keys.onShortcutOverride: event => event.accepted = button.listening
            Keys.onPressed: event => {
                const held = [Qt.Key_Control, Qt.Key_Shift, Qt.Key_Alt, Qt.Key_AltGr, Qt.Key_Meta].includes(event.key);
                event.accepted = button.listening;
                if (button.listening && event.key === Qt.Key_Escape)
                    button.listening = false;
                else if (button.listening && !held)
                    row.take(event.key, event.modifiers);
                else if (!button.listening && (event.key === Qt.Key_Return || event.key === Qt.Key_Enter))
                    button.listening = event.accepted = true;
            }
            background: Rectangle {
                radius: Theme.controlRadius
                color: row.fixed ? "transparent" : button.hovered ? Theme.hover : Theme.field
                border.width: button.activeFocus || button.listening ? 2 : 0
                border.color: Theme.accent
            }
            contentItem: PlainText {
                text: button.text
                color: button.listening ? Theme.accentText : row.fixed ? Theme.quiet : Theme.text
                font.pixelSize: Theme.nameSize + 1
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
            }
        }
    }
    ErrorLine {
        id: refused
        objectName: "shortcutRefused"
        anchors.top: line.bottom
        width: parent.width
        text: row.refusal
    }

    function take(key: int, modifiers: int) {
        refusal = table.choose(row.key, key, modifiers);
        button.listening = false;
    }
}
