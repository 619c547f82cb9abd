// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The events and receipts of all rooms: checked before they are stored, refused at the tip when a quota is used up.
// Works inside the depot's transaction; one thread.
#pragma once

#include "replica/admission.h"
#include "replica/receipts_kept.h"

namespace ieum::replica {

struct RangeAnswer {
    std::optional<sync::LocalHead> advanced;
    std::optional<uint32_t> refusal; ///< a wire::RefusalCode; 0: it only did not fit
};

class Shelf {
  public:
    Shelf(const Admission& admission, DepotBackend& backend) : m_admission(&admission), m_backend(&backend) {}

    /// What a session is told of a room when it begins to share it.
    Result<sync::LocalRoom> look(const RoomId& room);
    /// Errors with Cause::Peer: the range does not hold together, and its sender must have known.
    Result<RangeAnswer> store(sync::StoreRange range, WallMs now);
    Result<feed::Range> load(const sync::LoadRange& wanted);
    /// Nothing when it is not newer than what is here, its feed is not, or the room is full.
    /// Errors with Cause::Peer: BadReceipt.
    Result<std::optional<sync::ReceiptRecord>> store(const sync::StoreReceipt& receipt, WallMs now);

  private:
    Result<RangeAnswer> storePiece(const DepotRoom& room, const DepotFeed& known, sync::StoreRange range, WallMs now);
    Result<RangeAnswer> append(const DepotRoom& room, const feed::Range& range, const crypto::Signature& admission,
                               bool isNew, WallMs now);

    const Admission* m_admission;
    DepotBackend* m_backend;
    ReceiptsKept m_receipts;
};

inline RoomId roomOf(const ReplicaTag& tag) { return {tag.value}; }
inline ReplicaTag tagOf(const RoomId& room) { return {room.value}; }

} // namespace ieum::replica
