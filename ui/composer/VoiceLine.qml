// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is recorded now: how long, how loud, and what becomes of it. The keys are here: Enter sends, Escape drops.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Sound
import Ieum.Composer

Item {
    id: line
    required property VoiceNote note
    readonly property Recording recording: note.recording
    /// Whoever cannot see it does not know that he is heard.
    readonly property bool shown: visible && Window.visibility !== Window.Hidden

    objectName: "voiceLine"
    implicitHeight: Theme.controlHeight + Theme.gap2
    activeFocusOnTab: true
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Recording a voice note. Enter sends it, Escape drops it.")
    Accessible.description: recording.time
    onShownChanged: if (!shown)
        note.keep()
    Component.onCompleted: forceActiveFocus()
    Keys.onReturnPressed: event => event.isAutoRepeat || note.send()
    Keys.onEnterPressed: event => event.isAutoRepeat || note.send()
    Keys.onEscapePressed: note.drop()
    // Escape closes what is open in the window, too; the nearest goes first.
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape

    Rectangle {
        id: dot
        x: Theme.gap1
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.gap3
        height: width
        radius: width / 2
        color: Theme.danger
        border.width: line.activeFocus ? 2 : 0
        border.color: Theme.text
        SequentialAnimation on opacity {
            running: Theme.motion > 0
            loops: Animation.Infinite
            NumberAnimation {
                to: 0.3
                duration: 600
            }
            NumberAnimation {
                to: 1
                duration: 600
            }
        }
    }
    PlainText {
        objectName: "voiceElapsed"
        anchors.left: dot.right
        anchors.leftMargin: Theme.gap2
        anchors.right: level.left
        anchors.rightMargin: Theme.gap2
        anchors.verticalCenter: parent.verticalCenter
        text: line.recording.hears ? line.recording.time : qsTr("Waiting for the microphone…")
        elide: Text.ElideRight
    }
    Rectangle {
        id: level
        anchors.right: drop.left
        anchors.rightMargin: Theme.gap3
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(56)
        height: 4
        radius: 2
        color: Theme.line
        Rectangle {
            width: parent.width * line.recording.level
            height: parent.height
            radius: 2
            color: Theme.accent
        }
    }
    QuietButton {
        id: drop
        objectName: "voiceDrop"
        anchors.right: send.left
        anchors.rightMargin: Theme.gap3
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Cancel")
        onClicked: line.note.drop()
        Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
    }
    FilledButton {
        id: send
        objectName: "voiceSend"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Send the voice note")
        onClicked: line.note.send()
        Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
    }
}
