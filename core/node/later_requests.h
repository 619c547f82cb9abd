// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Requests about messages that are sent at a later time (SendMessage::dueMs); requests.h has the others and the list of
// all.
#pragma once

#include "node/rows.h"

namespace ieum::node {

struct LaterRow {
    MessageId id; ///< the message keeps it
    RoomId room;
    std::string roomName;
    std::string text;
    std::vector<std::string> files; ///< names
    int64_t dueMs = 0;
    bool notice = false;
    bool poll = false;
    bool held = false; ///< it was time, and it may not be said there (any more): it goes when it may, or is dropped
};

/// What waits for its time: in a room, or everywhere; the first to be due first.
struct ListLater {
    using Answer = std::vector<LaterRow>;
    std::optional<RoomId> room;
};
/// What is not named stays as it is. Errors: NoSuchMessage (it may have gone meanwhile), BadRequest, TextTooLong,
/// BadDue; and for now, as of SendMessage, when it may not be said there (any more).
struct ChangeLater {
    using Answer = Nothing;
    MessageId message;
    std::optional<std::string> text;
    std::optional<int64_t> dueMs; ///< 0: now
};
/// It is never sent. Error: NoSuchMessage.
struct DropLater {
    using Answer = Nothing;
    MessageId message;
};

} // namespace ieum::node
