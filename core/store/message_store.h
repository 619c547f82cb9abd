// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading messages, and what of them has been read by us. Void messages (written after their author was removed) are
// left out everywhere.
#pragma once

#include "room/receipt.h"
#include "room/records.h"
#include "store/connection.h"

namespace ieum::store {

class MessageStore {
  public:
    explicit MessageStore(Connection& connection) : m_connection(&connection) {}

    /// The newest `limit` messages, or the newest ones before `before`; oldest first.
    Result<std::vector<room::MessageRecord>> page(const RoomId& room, uint32_t limit,
                                                  const std::optional<room::TimelineKey>& before = std::nullopt);
    /// `count` messages with this one about in the middle, oldest first; empty when it is not here.
    Result<std::vector<room::MessageRecord>> around(const RoomId& room, const MessageId& id, uint32_t count);
    /// The oldest `limit` messages after `after`, oldest first: for exports and for scrolling down.
    Result<std::vector<room::MessageRecord>> pageAfter(const RoomId& room, uint32_t limit,
                                                       const std::optional<room::TimelineKey>& after);
    Result<std::optional<room::MessageRecord>> find(const RoomId& room, const MessageId& id);
    Result<std::optional<room::MessageRecord>> last(const RoomId& room);
    Result<uint64_t> count(const RoomId& room);

    /// Messages of others after the read mark, at most `unreadCountedMax`; tombstones are nothing to read.
    Result<uint64_t> unread(const RoomId& room);
    /// Of the newest `last` messages of a feed those after `seq` that were written here or on another device of ours,
    /// without what was imported and what has expired.
    Result<uint64_t> ownAfter(const FeedId& feed, uint64_t seq, uint32_t last);
    /// Only ever forward.
    Done markRead(const RoomId& room, const room::TimelineKey& key);
    Result<std::optional<room::TimelineKey>> readMark(const RoomId& room);
    /// Per feed the highest seq that stands at or before the read mark.
    Result<std::vector<room::FeedSeq>> readVector(const RoomId& room);

  private:
    Connection* m_connection;
};

} // namespace ieum::store
