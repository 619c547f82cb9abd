// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who may leave something here: rooms by the operator's token, feeds by the room's depot key, and both within quotas.
// Whether a client holds the depot key that he names was proved to the session. Decisions only; one thread.
#pragma once

#include "replica/depot_backend.h"
#include "replica/limits.h"
#include "sync/outputs.h"

namespace ieum::replica {

/// The same for every room, and the operator's word of today: a limit that he raises is raised for all.
struct RoomQuota {
    uint64_t bytes = roomBytesDefault;
    uint64_t eventsPerDay = roomEventsPerDayDefault;
    uint64_t feeds = roomFeedsDefault;
};

struct AdmissionOptions {
    Bytes token;         ///< empty: no new rooms, unless `isOpen`
    bool isOpen = false; ///< rooms need no token
    uint64_t roomsMax = roomsDefault;
    RoomQuota quota;
};

class Admission {
  public:
    Admission(AdmissionOptions options, DepotBackend& backend) : m_options(std::move(options)), m_backend(&backend) {}

    const RoomQuota& quota() const { return m_options.quota; }
    /// Registers the room when it is new and may be. `mayRegister` is false while nothing can be written.
    Result<sync::AnswerRoom> answer(const sync::RoomRequested& request, bool mayRegister);
    /// A wire::RefusalCode, or 0: is this feed vouched for by the room's depot key?
    static uint32_t refusalOfFeed(const DepotRoom& room, const FeedId& feed, feed::Kind kind,
                                  const std::optional<crypto::Signature>& admission);
    /// What the usage would be with so much more, or nothing when that is over the quota.
    std::optional<RoomUsage> charged(const RoomUsage& usage, uint64_t bytes, uint64_t events, uint64_t feeds,
                                     WallMs now) const;

  private:
    AdmissionOptions m_options;
    DepotBackend* m_backend;
};

} // namespace ieum::replica
