// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who was heard on the LAN, and whom we should dial. Of two nodes the one with the lower beacon id dials at once; the
// other one follows when no channel has come after a while. Since ids say nothing about persons and change, a peer
// counts as connected when there are as many trusted channels with its address as there are ids heard from it.
// Sans-I/O; one thread.
#pragma once

#include "base/time.h"
#include "net/advert.h"
#include "net/backoff.h"
#include "net/timings.h"

#include <functional>
#include <list>
#include <map>
#include <set>
#include <string>

namespace ieum::net {

struct LanEndpoint {
    std::string address; ///< as QHostAddress writes it, scope included
    uint16_t port = 0;
    auto operator<=>(const LanEndpoint&) const = default;
};

class LanPeers {
  public:
    /// How many trusted LAN channels there are with an address.
    using TrustedAt = std::function<size_t(const std::string& address)>;
    struct Verdict {
        bool isNew = false; ///< somebody new, or somebody's new id
        bool dial = false;  ///< the caller dials and says how it ended
    };

    LanPeers(const Timings& timings, Random& random, TrustedAt trustedAt);

    /// `mayDial`: the caller has a dial to spare.
    Verdict hear(const Advert& advert, const std::string& address, const BeaconId& own, bool mayDial, SteadyMs now);
    /// A dial that `hear` asked for is over: it failed, or its channel is down. `good`: it was trusted and lived long.
    void dialEnded(const LanEndpoint& endpoint, bool good, SteadyMs now);
    /// The interfaces changed: whoever is still there will be heard again.
    void forget();

    size_t size() const { return m_entries.size(); }

  private:
    struct Entry {
        LanEndpoint endpoint;
        BeaconId id;
        SteadyMs heardAt;
        SteadyMs missingSince; ///< without a channel
        SteadyMs dialNotBefore;
        Backoff backoff;
        bool dialled = false; ///< our dial, or the channel it made, is alive
    };

    std::list<Entry>::iterator find(const LanEndpoint& endpoint);
    bool isConnected(const BeaconId& id, SteadyMs now) const;
    bool isFresh(const Entry& entry, SteadyMs now) const;

    const Timings m_timings;
    Random& m_random;
    TrustedAt m_trustedAt;
    std::list<Entry> m_entries; ///< the most recently heard first
};

} // namespace ieum::net
