// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every session that shares a room keeps its receipts, 32 KiB for each device of a large one. Here it is seen to that
// all of them keep the same copy.
#pragma once

#include "sync/inputs.h"

namespace ieum::replica {

class ReceiptsKept {
  public:
    /// What is kept somewhere already takes the place of what was read again.
    void share(const ReplicaTag& room, std::vector<sync::ReceiptRecord>& receipts) {
        std::map<FeedId, Watched>& known = m_rooms[room];
        std::erase_if(known, [](const auto& each) { return each.second.expired(); });
        for (sync::ReceiptRecord& receipt : receipts) {
            Watched& watched = known[receipt.feed];
            auto kept = watched.lock();
            if (kept && *kept == receipt.sealed.bytes()) {
                receipt.sealed = SharedBytes(std::move(kept));
            } else {
                watched = receipt.sealed.watch();
            }
        }
        if (known.empty()) m_rooms.erase(room);
    }
    /// A newer one, which goes to all sessions at once.
    void note(const ReplicaTag& room, const sync::ReceiptRecord& receipt) {
        m_rooms[room][receipt.feed] = receipt.sealed.watch();
    }

  private:
    using Watched = std::weak_ptr<const Bytes>;
    std::map<ReplicaTag, std::map<FeedId, Watched>> m_rooms;
};

} // namespace ieum::replica
