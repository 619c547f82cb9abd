// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Above the text: the voice that is being recorded, or why none was.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Composer

Column {
    id: head
    required property VoiceNote note
    readonly property bool on: note.recording.on
    /// The keys are at the line.
    property bool held: false
    /// They were at what is gone.
    signal keysLeft

    onOnChanged: if (!on && held)
        soon.start()

    // No call that is put off: that may outlive its window.
    Timer {
        id: soon
        interval: 0
        onTriggered: head.keysLeft()
    }
    ErrorLine {
        objectName: "recordingError"
        width: parent.width
        topPadding: Theme.gap2
        text: head.note.recording.error
    }
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    Loader {
        width: parent.width
        active: head.on
        visible: active
        sourceComponent: VoiceLine {
            note: head.note
            onActiveFocusChanged: if (head.on)
                head.held = activeFocus
        }
    }
    // qmllint enable unqualified
}
