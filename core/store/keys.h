// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small keys for long ids, and the change counter: what several stores write in common.
#pragma once

#include "base/ids.h"
#include "feed/header.h"
#include "store/connection.h"

namespace ieum::store {

/// Makes the row when it is missing.
Result<int64_t> roomKey(Connection& connection, const RoomId& room);
Result<std::optional<int64_t>> findRoom(Connection& connection, const RoomId& room);
/// Error: Constraint when the feed is known in another room.
Result<int64_t> feedKey(Connection& connection, const RoomId& room, feed::Kind kind, const FeedId& feed);
Result<std::optional<int64_t>> findFeed(Connection& connection, const FeedId& feed);
/// Persons and devices.
Result<int64_t> identityKey(Connection& connection, ByteView id);
Result<std::optional<int64_t>> findIdentity(Connection& connection, ByteView id);
/// Counts one up, in the transaction of the caller.
Result<uint64_t> nextChange(Connection& connection);

/// Unsigned numbers that must sort as they are: SQLite's are signed.
constexpr int64_t sortable(uint64_t value) { return static_cast<int64_t>(value ^ (uint64_t{1} << 63)); }
constexpr uint64_t fromSortable(int64_t value) { return static_cast<uint64_t>(value) ^ (uint64_t{1} << 63); }
/// The part of a feed's id that decides between equal timeline words.
int64_t tieOf(const FeedId& feed);

} // namespace ieum::store
