// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What rooms need of storage for what people say: messages at their places, and what was done to them since. The store
// implements it. Called on the thread that owns the database, inside the caller's transaction.
#pragma once

#include "room/changes.h"
#include "room/records.h"

namespace ieum::room {

class MessageLog {
  public:
    virtual ~MessageLog() = default;
    /// False, and ignored, when a message of that id is there already: an author who repeats a nonce, or who says again
    /// what he may have lost.
    virtual Result<bool> saveMessage(const MessageRecord& message) = 0;
    /// The messages of this feed past `seq` are void, and no others: written by somebody after he was removed. Replaces
    /// what was said of the feed before. Those that were void and no longer are may be forgotten: the room saves them
    /// again.
    virtual Done voidBeyond(const FeedId& feed, uint64_t seq) = 0;
    /// As saved and shown since; nothing when it is void or not here.
    virtual Result<std::optional<MessageRecord>> message(const RoomId& room, const MessageId& id) = 0;
    /// What is shown of it from now on: the text, or a tombstone. Wipes the text, the files' keys and every earlier
    /// wording when it is gone for good (Deleted, Expired).
    virtual Done showAs(const MessageRecord& message, const MessageState& state) = 0;
    /// As if it had never been saved.
    virtual Done removeMessage(const RoomId& room, const MessageId& id) = 0;

    /// Replaces the one of the same kind, target, author and slot. The target need not be here.
    virtual Done saveChange(const ChangeRecord& change) = 0;
    virtual Done removeChange(const ChangeRecord& change) = 0;
    virtual Result<std::vector<ChangeRecord>> changesOf(const RoomId& room, const MessageId& target) = 0;
    virtual Result<std::vector<ChangeRecord>> changesBy(const RoomId& room, const MessageId& target,
                                                        const PersonId& author) = 0;
    /// Edits and deletions alone.
    virtual Result<std::vector<ChangeRecord>> wordingOf(const RoomId& room, const MessageId& target) = 0;
    /// Removes this feed's changes past `seq`; what they named.
    virtual Result<std::vector<MessageId>> removeChangesBeyond(const RoomId& room, const FeedId& feed,
                                                               uint64_t seq) = 0;
    /// Messages that are here and that somebody else than the author wants deleted.
    virtual Result<std::vector<MessageId>> hiddenByOthers(const RoomId& room) = 0;
};

} // namespace ieum::room
