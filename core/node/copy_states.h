// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What receipts prove about the copies of a room: how far a message has come for each of its recipients, and how many
// are not known to have read it.
#pragma once

#include "node/rows.h"
#include "room/changes.h"
#include "room/room.h"
#include "store/receipt_store.h"

namespace ieum::node {

/// Of everybody's copies of one room.
struct CopyStates {
    std::unordered_map<DeviceId, store::FeedSeqs> have;
    std::unordered_map<DeviceId, store::FeedSeqs> read;
    uint32_t replicas = 0;
    std::vector<room::ChangeRecord> waiting; ///< what we want done to messages and has not left yet
};

/// Of this feed: up to where every other member is known to have it, on one device at least.
uint64_t everybodyHas(const room::Room& room, const PersonId& self, const FeedId& feed,
                      const std::unordered_map<DeviceId, store::FeedSeqs>& have,
                      const std::unordered_map<DeviceId, store::FeedSeqs>& read);
/// Everybody who is in the room now, but `self`.
std::vector<RecipientState> recipientsOf(const room::Room& room, const room::MessageRecord& record,
                                         const CopyStates& states, const PersonId& self);
/// Of a message in the outbox: it waits, or has failed because `self` may not write there (any more).
std::vector<RecipientState> recipientsOfWaiting(const room::Room& room, const PersonId& self);
/// Of those who are in the room now, without its author; `self` has read what he is shown.
uint32_t unreadOf(const room::Room& room, const room::MessageRecord& record, const CopyStates& states,
                  const PersonId& self);

} // namespace ieum::node
