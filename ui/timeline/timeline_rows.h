// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From messages to what the view draws: one row per bubble (a text, and one for each file), newest first, with day
// separators and groups of one author worked out.
#pragma once

#include "node/rows.h"
#include "ui/rowmodel/row_model.h"

#include <QHash>

namespace ieum::ui {

struct TimelineRow {
    QString key;     ///< message id and part
    QString message; ///< message id
    QString kind;    ///< "text", "file", "pictures" (several of one message), "system"
    QString author, initial, text, time, day, note, state, replyTo, replyAuthor, replyText;
    QString person;                       ///< key of the author; "": it is ours, or he is nobody that we know
    QString authorLine;                   ///< `author`, and under which name he was imported
    QString words;                        ///< the whole text as it was written: what is edited, copied and answered
    QStringList reactions, reactionNames; ///< each emoji, and who put it
    QList<int> reactionTallies;
    QStringList ownReactions;
    QList<int> mentions;                ///< in `text`: where each begins, how long it is, and whether it is us (1)
    QList<int> links;                   ///< in `text`: where each begins and how long it is
    QStringList pollOptions, pollNames; ///< none: it is no poll
    QList<int> pollTallies, pollOwn;    ///< votes of each option; places of those that we chose
    QString cardKind, cardTitle, cardValue, cardHolder;       ///< "place", "account", "contact"; "": it is no card
    QString file, fileName, fileMark, fileWhere, fileHolders; ///< of several pictures: ids and names of all
    QStringList pictures, pictureNames;
    QList<int> picturesHere; ///< 1: it is
    int hue = 0;
    int unread = 0; ///< not known to have been read by so many
    bool own = false, first = false, last = false, cut = false, late = false, fileHere = false, fetching = false;
    bool filePicture = false, fileVoice = false;
    bool edited = false, gone = false, pinned = false, notice = false, pollMultiple = false;
    bool editable = false;    ///< a text of ours, signed by us
    bool queued = false;      ///< nobody else knows of it yet, so nothing can be put under it
    bool unreadBelow = false; ///< it is the first one that had not been read when the room was opened
    bool mentionsUs = false;
    bool imported = false; ///< its author can be said to be a member
    double fileShare = 0;
    double timeMs = 0;
    bool operator==(const TimelineRow&) const = default;
};

std::span<const Role<TimelineRow>> timelineRoles();

/// So many letters of a text are laid out before somebody asks for more: of ten times as many, a row that comes into
/// view takes the window's thread for a tenth of a second.
inline constexpr qsizetype foldedLetters = 1'500;

struct TimelineLook {
    QHash<QString, qsizetype> opened; ///< message id → letters shown of a long text
    bool overLanOnly = false;
    PersonId self;
    MessageId unreadFrom;           ///< zero: everything had been read
    std::vector<node::GapRow> gaps; ///< told below the newest message
};

/// `messages` oldest first, as the node gives them.
QList<TimelineRow> timelineRows(const std::vector<node::MessageRow>& messages, const TimelineLook& look);
/// Those of the oldest `count` messages alone, newest first: what older ones that came change of the list is at its
/// end.
QList<TimelineRow> oldestRows(const std::vector<node::MessageRow>& messages, size_t count, const TimelineLook& look);

} // namespace ieum::ui
