// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Messages that were written for a later time: they are not in the outbox before it. And which ones went out late,
// since this computer slept, or Ieum did not run. Survives everything that a commit survives.
#pragma once

#include "store/outbox_store.h"

#include <map>
#include <optional>

namespace ieum::store {

struct LaterRecord {
    OutboxRecord message;
    int64_t dueMs = 0; ///< by the wall clock, since 1970 UTC
    bool held = false; ///< it was time, and it may not be said there (any more)
};

class LaterStore {
  public:
    explicit LaterStore(Connection& connection) : m_connection(&connection) {}

    /// Error: Constraint when the id is there already.
    Done put(const LaterRecord& record);
    Result<std::optional<LaterRecord>> find(const MessageId& id);
    /// Of a room, or all: the first to be due first.
    Result<std::vector<LaterRecord>> list(const std::optional<RoomId>& room);
    /// Both pass over what is held.
    Result<std::vector<LaterRecord>> due(int64_t nowMs, uint32_t limit);
    Result<std::optional<int64_t>> nextDue();
    Result<std::vector<LaterRecord>> held();
    Done setHeld(const MessageId& id, bool held);
    Result<uint64_t> count();
    /// Another body, text and time for what is there; it is held no longer.
    Done change(const LaterRecord& record);
    /// It goes now: its files stand in the list of all files where it does, and the room is to be told that we hold
    /// them.
    Done sent(const MessageId& id, int64_t sentMs);
    /// It is never sent: its attachments go as well, and their names.
    Done drop(const MessageId& id);

    /// What was sent although its time had passed, and when that was.
    Done noteLate(const MessageId& id, int64_t dueMs, int64_t sentMs);
    Result<std::map<MessageId, int64_t>> late();
    /// What was sent before that; whether there was any.
    Result<bool> forgetLateBefore(int64_t sentMs);

  private:
    Done remove(const MessageId& id);

    Connection* m_connection;
};

} // namespace ieum::store
