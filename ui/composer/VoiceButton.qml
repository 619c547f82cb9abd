// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Begins a voice note.
import QtQuick
import Ieum.Controls
import Ieum.Live
import Ieum.Composer

IconButton {
    id: button
    required property Live live
    required property Draft draft
    required property bool canWrite
    readonly property VoiceNote note: voice
    signal sent

    objectName: "voiceButton"
    enabled: canWrite && !draft.editing && !voice.recording.on
    symbol: Icon.Mic
    name: qsTr("Record a voice note")
    onClicked: voice.begin()
    // Where nothing can be sent any more, what was said waits with the draft.
    onCanWriteChanged: if (!canWrite)
        voice.keep()

    VoiceNote {
        id: voice
        live: button.live
        shelf: button.draft.shelf
        room: button.draft.room
        onSent: button.sent()
    }
}
