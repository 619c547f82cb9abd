// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who finds whom on a LAN. Of beacons it keeps what matters: two computers at one place that share a room (or an open
// invitation) hear of each other within seconds, one of them dials, and after a break they try again with back-off.
// Strangers are left out: they would only fail to prove a room to each other (tests/net has those).
#pragma once

#include "net/timings.h"
#include "sim/computer.h"

#include <set>

namespace ieum::sim {

class Discovery {
  public:
    struct Calls {
        std::function<bool(const Computer&, const Computer&)> areConnected;
        std::function<void(Computer&, Computer&)> dial;
    };
    Discovery(uint64_t seed, Agenda& agenda, Calls calls);

    void add(Computer& computer) { m_computers[computer.number()] = &computer; }
    /// It is on and at a place, or has new rooms, or a wall between it and others has gone.
    void look(Computer& computer);
    /// A channel between the two is over. `good`: it was trusted and lived long.
    void ended(Computer& a, Computer& b, bool good);
    static bool canMeet(const Computer& a, const Computer& b);
    void mixDice(uint64_t seed) { m_dice.mix(seed); }

  private:
    struct Retry {
        int failures = 0;
        bool planned = false;
    };
    Retry& retryOf(const Computer& a, const Computer& b);
    bool shareRoom(const Computer& a, const Computer& b) const;
    void refresh(Computer& computer);
    void plan(Computer& a, Computer& b, int64_t afterMs);

    Agenda& m_agenda;
    Calls m_calls;
    Dice m_dice;
    net::Timings m_timings;
    std::map<uint32_t, Computer*> m_computers;
    std::map<uint32_t, std::set<RoomId>> m_rooms; ///< by computer, as it was when it looked last
    std::map<RoomId, std::set<uint32_t>> m_having;
    std::map<std::pair<uint32_t, uint32_t>, Retry> m_retries;
};

} // namespace ieum::sim
