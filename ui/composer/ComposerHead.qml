// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is said above the text that is being written: what went wrong, what it answers, how and with what it goes out.
import QtQuick
import Ieum.Theme
import Ieum.Controls
import Ieum.Composer

Column {
    id: head
    required property Draft draft
    signal dropped

    ErrorLine {
        objectName: "composerError"
        x: Theme.gap4
        width: parent.width - 2 * x
        topPadding: Theme.gap2
        text: head.draft.error
    }
    ReplyQuote {
        x: Theme.gap4
        width: parent.width - 2 * x
        author: head.draft.replyAuthor
        text: head.draft.replyText
        editing: head.draft.editing
        onDropped: {
            head.draft.dropQuote();
            head.dropped();
        }
    }
    NoticeLine {
        x: Theme.gap4
        width: parent.width - 2 * x
        visible: head.draft.notice
        onDropped: {
            head.draft.notice = false;
            head.dropped();
        }
    }
    AttachedList {
        x: Theme.gap3
        width: parent.width - 2 * x
        draft: head.draft
    }
}
