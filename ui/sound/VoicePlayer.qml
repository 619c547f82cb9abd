// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A voice note in a message: plays it, says where it is, and goes elsewhere in it by pointer or arrow keys.
import QtQuick
import QtQuick.Controls.Basic
import Ieum.Theme
import Ieum.Controls
import Ieum.Sound

Column {
    id: voice
    required property Player player
    required property string file
    required property string name
    property color quiet: Theme.quiet
    readonly property bool current: player.file === file
    readonly property bool playing: current && player.playing
    readonly property real position: current ? player.position : 0
    readonly property real length: player.lengthsKnown >= 0 ? player.lengthOf(file) : 0
    readonly property string whole: length > 0 ? player.timeText(length) : "–"
    readonly property string time: qsTr("%1 / %2").arg(player.timeText(position)).arg(whole)
    signal saveAsked

    objectName: "voice"
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Voice note %1, %2").arg(name).arg(time)

    Item {
        width: parent.width
        height: Theme.controlHeight

        IconButton {
            id: button
            objectName: "voicePlay"
            symbol: voice.playing ? Icon.Pause : Icon.Play
            name: voice.playing ? qsTr("Pause") : qsTr("Play the voice note")
            onClicked: voice.player.toggle(voice.file)
        }
        Slider {
            id: bar
            objectName: "voiceBar"
            anchors.left: button.right
            anchors.right: save.left
            anchors.verticalCenter: parent.verticalCenter
            // In seconds, so that a key goes one of them further.
            to: Math.max(1, voice.length / 1000)
            value: voice.position / 1000
            stepSize: 1
            enabled: voice.length > 0
            focusPolicy: Qt.StrongFocus
            Accessible.name: qsTr("Place in the voice note")
            Accessible.description: voice.time
            onMoved: voice.player.seek(voice.file, value * 1000)
            background: Rectangle {
                x: bar.leftPadding
                y: (bar.height - height) / 2
                width: bar.availableWidth
                height: 4
                radius: 2
                color: Theme.line
                Rectangle {
                    width: parent.width * bar.visualPosition
                    height: parent.height
                    radius: 2
                    color: Theme.accent
                }
            }
            handle: Rectangle {
                x: bar.leftPadding + bar.visualPosition * (bar.availableWidth - width)
                y: (bar.height - height) / 2
                width: Theme.gap3
                height: Theme.gap3
                radius: Theme.gap3 / 2
                color: Theme.accent
                border.width: bar.visualFocus ? 2 : 0
                border.color: Theme.text
            }
        }
        IconButton {
            id: save
            objectName: "saveFile"
            anchors.right: parent.right
            symbol: Icon.Download
            name: qsTr("Save as…")
            onClicked: voice.saveAsked()
        }
    }
    PlainText {
        objectName: "voiceTime"
        x: Theme.controlHeight + Theme.gap1
        text: voice.time
        color: voice.quiet
        font.pixelSize: Theme.nameSize
        Accessible.ignored: true
    }
    ErrorLine {
        objectName: "voiceError"
        width: parent.width
        text: voice.current ? voice.player.error : ""
    }
}
