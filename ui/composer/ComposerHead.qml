// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is said above the text that is being written: what went wrong, what it answers, how and with what it goes out.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Live
import Ieum.Composer

Column {
    id: head
    required property Live live
    required property Draft draft
    required property VoiceNote voice
    signal dropped

    ErrorLine {
        objectName: "composerError"
        x: Theme.gap4
        width: parent.width - 2 * x
        topPadding: Theme.gap2
        text: head.draft.error
    }
    // Qt 6.4 cannot load bound components through a Loader, so they reach for the ids of this file unbound.
    // qmllint disable unqualified
    Loader {
        x: Theme.gap4
        width: parent.width - 2 * x
        active: head.draft.replyAuthor !== "" || head.draft.editing
        visible: active
        sourceComponent: ReplyQuote {
            author: head.draft.replyAuthor
            text: head.draft.replyText
            editing: head.draft.editing
            onDropped: {
                head.draft.dropQuote();
                head.dropped();
            }
        }
    }
    Loader {
        x: Theme.gap4
        width: parent.width - 2 * x
        active: head.draft.notice
        visible: active
        sourceComponent: NoticeLine {
            onDropped: {
                head.draft.notice = false;
                head.dropped();
            }
        }
    }
    // qmllint enable unqualified
    LaterHead {
        x: Theme.gap4
        width: parent.width - 2 * x
        live: head.live
        room: head.draft.room
        onLost: (text, why) => head.draft.takeIn(text, why)
    }
    VoiceHead {
        x: Theme.gap4
        width: parent.width - 2 * x
        note: head.voice
        onKeysLeft: head.dropped()
    }
    AttachedList {
        x: Theme.gap3
        width: parent.width - 2 * x
        draft: head.draft
    }
}
