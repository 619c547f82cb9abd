// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sessions of a depot by channel, which rooms each of them shares, and which is due next. One thread.
#pragma once

#include "replica/channel_io.h"
#include "sync/session.h"

#include <set>
#include <unordered_map>

namespace ieum::replica {

class Channels {
  public:
    /// `random` outlives it.
    Channels(const InstanceId& ownInstance, Random& random);

    void open(const ChannelOpened& opened);
    void forget(ChannelNumber number);
    bool has(ChannelNumber number) const { return m_open.contains(number); }
    size_t count() const { return m_open.size(); }
    /// The channel must be there.
    sync::Outputs step(ChannelNumber number, sync::Input input, Now now);

    /// False when it did already.
    bool share(ChannelNumber number, const RoomId& room);
    /// In order, so that a run can be repeated.
    std::vector<ChannelNumber> sharing(const RoomId& room) const;

    std::vector<ChannelNumber> due(SteadyMs now) const;
    std::optional<SteadyMs> nextDeadline() const;

    /// Something of this channel was turned away because of our own trouble: it should come again.
    void markTurnedAway(ChannelNumber number) { m_open.at(number).wasTurnedAway = true; }
    std::vector<ChannelNumber> turnedAway() const;

  private:
    struct Channel {
        sync::Session session;
        std::set<RoomId> rooms;
        std::optional<SteadyMs> deadline;
        bool wasTurnedAway = false;
    };
    void reschedule(ChannelNumber number, Channel& channel, std::optional<SteadyMs> deadline);

    InstanceId m_ownInstance;
    uint64_t m_ownRun; ///< a copy that was put back is opened anew, and cursors of before mean nothing in it
    Random* m_random;
    sync::Claims m_claims;
    std::unordered_map<ChannelNumber, Channel> m_open;
    std::unordered_map<RoomId, std::set<ChannelNumber>> m_sharing;
    std::set<std::pair<SteadyMs, ChannelNumber>> m_deadlines;
};

} // namespace ieum::replica
