// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Messages as they come in, and what becomes of them. A message is written together with its search entry and its
// files' entries, in the transaction of the caller; message_store.h reads them.
#pragma once

#include "room/message_log.h"
#include "store/change_store.h"

namespace ieum::store {

class TimelineStore : public room::MessageLog {
  public:
    explicit TimelineStore(Connection& connection) : m_connection(&connection), m_changes(connection) {}

    /// How old the profile is, in milliseconds: whatever is saved from now on was first seen then.
    void setAge(int64_t ageMs) { m_ageMs = ageMs; }
    /// Also makes the search entry and the entries of FileStore. A message of a feed that `voidBeyond` has cut before
    /// it is stored, but void.
    Result<bool> saveMessage(const room::MessageRecord& message) override;
    Done voidBeyond(const FeedId& feed, uint64_t seq) override;
    Result<std::optional<room::MessageRecord>> message(const RoomId& room, const MessageId& id) override;
    Done showAs(const room::MessageRecord& message, const room::MessageState& state) override;
    Done removeMessage(const RoomId& room, const MessageId& id) override;

    using Changes = std::vector<room::ChangeRecord>;
    Done saveChange(const room::ChangeRecord& change) override { return m_changes.put(change); }
    Done removeChange(const room::ChangeRecord& change) override { return m_changes.remove(change); }
    Result<Changes> changesOf(const RoomId& room, const MessageId& target) override {
        return m_changes.of(room, target);
    }
    Result<Changes> changesBy(const RoomId& room, const MessageId& target, const PersonId& author) override {
        return m_changes.by(room, target, author);
    }
    Result<Changes> wordingOf(const RoomId& room, const MessageId& target) override {
        return m_changes.wordingOf(room, target);
    }
    Result<std::vector<MessageId>> removeChangesBeyond(const RoomId& room, const FeedId& feed, uint64_t seq) override {
        return m_changes.removeBeyond(room, feed, seq);
    }
    Result<std::vector<MessageId>> hiddenByOthers(const RoomId& room) override {
        return m_changes.hiddenByOthers(room);
    }

  private:
    Connection* m_connection;
    ChangeStore m_changes;
    int64_t m_ageMs = 0;
};

/// What of this feed lies past `seq` is no part of it any more: forgets its messages, so that the same ones may come by
/// another feed, and what waits to be opened.
Done forgetBeyond(Connection& connection, const FeedId& feed, uint64_t seq);

} // namespace ieum::store
