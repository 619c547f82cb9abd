// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Beside the text: emoji for it, and a voice instead of it.
import QtQuick
import Ieum.Live
import Ieum.Composer

Row {
    id: buttons
    required property Live live
    required property Draft draft
    required property bool canWrite
    /// Text is to be seen beside all of them.
    required property bool roomy
    readonly property EmojiButton emoji: emojiButton
    readonly property VoiceNote voice: voiceButton.note
    signal picked(string emoji)
    /// The keys go back to the text.
    signal keysLeft
    signal voiceSent

    EmojiButton {
        id: emojiButton
        enabled: buttons.canWrite
        onPicked: emoji => buttons.picked(emoji)
        onClosed: buttons.keysLeft()
    }
    VoiceButton {
        id: voiceButton
        visible: buttons.roomy
        live: buttons.live
        draft: buttons.draft
        canWrite: buttons.canWrite
        onSent: buttons.voiceSent()
    }
}
