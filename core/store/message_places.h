// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where in a room something stands: the first message of a day, the first unread one, notices, and whether somebody is
// named in what is unread. Void messages are left out; nothing here walks through a whole room.
#pragma once

#include "room/records.h"
#include "store/connection.h"

namespace ieum::store {

/// The oldest message at or after that time; when there is none so late, the newest one. Nothing: the room is empty.
Result<std::optional<MessageId>> firstSince(Connection& connection, const RoomId& room, int64_t timeMs);
/// The oldest message of others after the read mark.
Result<std::optional<MessageId>> firstUnread(Connection& connection, const RoomId& room);
/// One of the newest `mentionsLookback` unread messages of others names that person.
Result<bool> isNamedInUnread(Connection& connection, const RoomId& room, const PersonId& person);

struct NoticePage {
    std::vector<MessageId> notices; ///< newest first
    std::optional<MessageId> next;  ///< older ones than this one have not been looked at
};
/// Notices among the `noticesLookback` messages before `before`, or among the newest: at most `limit`.
Result<NoticePage> noticesIn(Connection& connection, const RoomId& room, uint32_t limit,
                             const std::optional<room::TimelineKey>& before);

} // namespace ieum::store
