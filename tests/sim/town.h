// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A whole simulation: virtual time, the network, everybody's computers, the replicas, and what was done and told.
#pragma once

#include "sim/history.h"
#include "sim/network.h"
#include "sim/settings.h"

namespace ieum::sim {

class Town {
  public:
    explicit Town(const Settings& settings);
    ~Town();
    Town(const Town&) = delete;
    Town& operator=(const Town&) = delete;

    /// Profiles for everybody, all on one LAN; replicas that nobody knows yet.
    void build(uint32_t replicas);
    /// One computer more, with a profile, on the same LAN.
    Computer& add(const std::string& name);

    void start(Computer& computer);
    void stop(Computer& computer);
    void crash(Computer& computer, bool powerCut);
    void move(Computer& computer, int place);
    void setInternet(Computer& computer, bool internet);
    void start(ReplicaSite& site);
    void stop(ReplicaSite& site, bool powerCut);
    /// Another computer with what lies on this one's disk, but for its state folder when that stays behind.
    Computer& copy(const Computer& computer, bool withState);
    /// A copy is shut down and never started again.
    void retire(Computer& copy);
    /// No nemesis has any power left: everybody is on, on one LAN, and every replica is reachable.
    void heal();

    /// False when something was found on the way.
    bool runUntil(int64_t ms);
    void accuse(std::string what);

    Settings settings;
    Agenda agenda;
    Trace trace;
    Network network;
    History history;
    std::vector<std::unique_ptr<Computer>> computers;
    std::vector<std::unique_ptr<Computer>> copies; ///< of profiles; they are off in the end
    std::vector<std::unique_ptr<ReplicaSite>> sites;
    std::vector<std::string> findings;
    int64_t endMs = 0;                                                 ///< when nemeses and people stop
    std::function<void(const Computer&, const node::Event&)> overhear; ///< whatever anybody is told
    bool hasLanAtTheEnd = true;                                        ///< false: what replicas bring must be enough
    int64_t quietMs = minuteMs;                                        ///< silence of so long is the end
    bool knowsAllReplicasAtTheEnd = false;                             ///< everybody adds those that he removed

  private:
    friend void become(Town& town, uint64_t seed);
    void tells(Computer& computer, const node::Event& event);
    void restart(Computer& computer, int64_t afterMs);
    /// Adds every replica that it may have removed, as soon as it is on.
    void reunite(Computer& computer);
    void noteQuarrel(const std::string& who, const Error& why);

    Watchers m_watchers;
    Dice m_dice;
    Disk m_empty; ///< with a database that everybody's begins as
    std::set<const Computer*> m_retired;
    std::set<uint32_t> m_looking; ///< will look around in a moment
};

/// From here on chance is this seed's alone.
void become(Town& town, uint64_t seed);

} // namespace ieum::sim
