// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The options of a poll: choosing one votes, choosing it again takes the vote back. Made for polls only, for few messages
// are one.
import QtQuick

Loader {
    id: box
    required property MessageData message
    required property bool votable
    readonly property int count: message.open ? message.pollOptions.length : 0
    readonly property int votes: Array.from(message.pollTallies).reduce((sum, each) => sum + each, 0)
    signal chosen(int option)

    active: count > 0
    visible: active
    height: active ? implicitHeight : 0

    source: Qt.resolvedUrl("PollBody.qml")
}
