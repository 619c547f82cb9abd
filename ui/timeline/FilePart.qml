// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The file of a message, or its pictures; made only where there is something.
import QtQuick
import Ieum.Live
import Ieum.Sound

Loader {
    id: part
    required property MessageData message
    readonly property Live live: message.live
    readonly property Player player: message.player
    signal previewAsked
    signal viewAsked(string file, string name)
    signal fetchAsked(string file)
    signal saveAsked

    active: message.kind === "file" || message.kind === "pictures"
    visible: active
    source: Qt.resolvedUrl("FileBody.qml")
}
