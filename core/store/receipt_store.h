// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What other devices say that they have: the newest signed receipt of each, as it travels, and the same read into rows
// for the questions that the window asks.
#pragma once

#include "room/receipt.h"
#include "store/connection.h"

#include <unordered_map>

namespace ieum::store {

struct StoredReceipt {
    room::SignedReceipt receipt;
    uint64_t change = 0; ///< the change counter when it came
};

using FeedSeqs = std::unordered_map<FeedId, uint64_t>;

class ReceiptStore {
  public:
    explicit ReceiptStore(Connection& connection) : m_connection(&connection) {}

    /// Nothing when the counter is not newer than what is here, else the change counter that it was given.
    Result<std::optional<uint64_t>> put(const RoomId& room, const room::SignedReceipt& receipt);
    /// Of feeds that are not here.
    Result<uint64_t> countWaiting(const RoomId& room);
    Result<std::vector<StoredReceipt>> list(const RoomId& room);
    Result<std::optional<StoredReceipt>> find(const RoomId& room, const FeedId& feed);

    /// Each replaces what was known of the device.
    Done setHave(const RoomId& room, const DeviceId& device, const std::vector<room::FeedSeq>& have);
    Done setRead(const RoomId& room, const DeviceId& device, const std::vector<room::FeedSeq>& read);
    Result<std::unordered_map<DeviceId, FeedSeqs>> have(const RoomId& room);
    Result<std::unordered_map<DeviceId, FeedSeqs>> read(const RoomId& room);

  private:
    Done replaceVector(const RoomId& room, const DeviceId& device, int what, const std::vector<room::FeedSeq>& seqs);
    Result<std::unordered_map<DeviceId, FeedSeqs>> vectors(const RoomId& room, int what);

    Connection* m_connection;
};

} // namespace ieum::store
