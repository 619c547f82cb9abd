// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Edits, deletions, reactions, votes and pins as they are kept: of each author the newest of a kind for a message (of
// reactions, of an emoji). The messages that they name need not be here.
#pragma once

#include "room/changes.h"
#include "store/connection.h"

#include <functional>

namespace ieum::store {

class ChangeStore {
  public:
    explicit ChangeStore(Connection& connection) : m_connection(&connection) {}

    /// Replaces the one of the same kind, target, author and slot.
    Done put(const room::ChangeRecord& change);
    Done remove(const room::ChangeRecord& change);
    /// Earlier wordings of a message whose text is wiped.
    Done removeEdits(const RoomId& room, const MessageId& target);
    /// Those of this feed past `seq`; what they named.
    Result<std::vector<MessageId>> removeBeyond(const RoomId& room, const FeedId& feed, uint64_t seq);

    Result<std::vector<room::ChangeRecord>> of(const RoomId& room, const MessageId& target);
    Result<std::vector<room::ChangeRecord>> by(const RoomId& room, const MessageId& target, const PersonId& author);
    /// Edits and deletions.
    Result<std::vector<room::ChangeRecord>> wordingOf(const RoomId& room, const MessageId& target);
    /// Messages that are here and that somebody else than their author wants deleted.
    Result<std::vector<MessageId>> hiddenByOthers(const RoomId& room);

  private:
    Connection* m_connection;
};

/// Messages that are here and that somebody who may wants pinned, the latest wish first, at most `pinnedMax`.
Result<std::vector<MessageId>> pinnedIn(Connection& connection, const RoomId& room,
                                        const std::function<bool(const PersonId&)>& may);

} // namespace ieum::store
