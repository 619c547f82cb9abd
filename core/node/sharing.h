// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of a room one other side is offered and shown: proofs for the offer, heads and receipts for the share, and how
// much of it he may have.
#pragma once

#include "node/conversation.h"
#include "node/room_set.h"

namespace ieum::node {

/// What a session over this channel begins with. `run`: of the database as it is open now.
sync::SessionConfig configFor(World& world, const net::ChannelUp& up, uint64_t run);
/// The operator's token for this replica; empty for a peer. Errors: those of the store.
Result<Bytes> tokenFor(World& world, const Conversation& with);
/// Nothing for a room that is gone, or that we were removed from.
std::optional<sync::RoomOffer> offerOf(RoomSet& rooms, const Conversation& to, const RoomId& room);
/// When to wake him: his session, or rooms that he refused.
std::optional<SteadyMs> deadlineOf(const Conversation& with);
/// A replica would show us out after some seconds, and we would come again for ever.
bool hasNothingToShare(const RoomSet& rooms);
sync::Access accessOf(RoomSet& rooms, const Conversation& with, const RoomId& room);
Result<sync::LocalRoom> localRoomFor(World& world, RoomSet& rooms, const Conversation& with, const RoomId& room);
/// A head as it is announced; a replica is shown that the feed may be stored.
sync::LocalHead headFor(RoomSet& rooms, const Conversation& with, const store::StoredHead& head);
/// The last event of a feed that this device has just written, when it is short enough to be sent unasked; nothing of
/// the feeds of others. Errors: those of the store.
Result<std::shared_ptr<const feed::Range>> freshOf(World& world, RoomSet& rooms, const store::StoredHead& head);
sync::ReceiptRecord recordOf(const store::StoredReceipt& stored);
/// What a replica has opened; what it refused is asked for again after a while.
std::vector<RoomId> noteOpened(Conversation& with, const sync::Opened& answer, Now now);
Done noteQuota(World& world, const Conversation& with, const sync::Opened& answer);
/// Names a set of rooms: a cursor is good for exactly the set that it was reached with.
/// What a session wants to give. Errors: those of the store.
Result<feed::Range> loadRange(store::FeedStore& feeds, const sync::LoadRange& wanted);
store::RoomsHash hashOf(const std::set<RoomId>& rooms);

} // namespace ieum::node
