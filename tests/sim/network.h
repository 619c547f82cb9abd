// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines between computers and replicas: how fast, and for how long. Stands in for core/net: takes its commands and
// delivers its events, with its times (net/timings.h).
#pragma once

#include "sim/discovery.h"
#include "sim/line.h"
#include "sim/replica_site.h"

namespace ieum::sim {

/// The state of all lines; nemeses change it.
struct Weather {
    int64_t latencyMinMs = 1;
    int64_t latencyMaxMs = 20;
    double stallChance = 0; ///< a frame, and all behind it, waits for retransmissions
    int64_t stallMaxMs = 4000;
    double breakChance = 0;      ///< a frame finds its channel reset
    bool filesGetThrough = true; ///< to and from replicas; else they wait on the line until they do, or it breaks
    double twinChance = 0;       ///< both dial at once, and there are two channels for a moment
};

struct Traffic {
    uint64_t frames = 0;
    uint64_t bytes = 0;
    uint64_t lines = 0; ///< opened
};

class Network {
  public:
    /// One end of a channel, to this replica or to none, says that the other one has broken the protocol.
    using Blame = std::function<void(const std::string& who, const ReplicaSite* site, const Error& why)>;
    Network(uint64_t seed, Agenda& agenda, Trace& trace, Blame blame);

    void add(Computer& computer) { m_discovery.add(computer); }
    void mixDice(uint64_t seed) {
        m_dice.mix(seed);
        m_discovery.mixDice(seed);
    }
    void add(ReplicaSite& site) { m_sites[site.address().key] = &site; }

    void carryOut(Computer& from, net::Command command, int64_t afterMs);
    void carryOut(const ReplicaSite& from, replica::ChannelOutput output, int64_t afterMs);

    /// It is on and somewhere, or has new rooms, or a wall around it has gone.
    void look(Computer& computer);
    /// It went. Silently: nobody was told, and the others find out by heartbeat.
    void leave(Computer& computer, bool silently);
    void siteIsUp(const ReplicaSite& site);
    void siteIsDown(const ReplicaSite& site, bool silently);
    /// Lines that the walls of now would not let through go silent.
    void raiseWalls();
    /// One of this computer's lines goes deaf on one end or both: connected, and dead.
    void deafen(const Computer& computer, bool bothEnds);

    Weather weather;
    size_t lineCount() const { return m_lines.size(); }
    const Traffic& traffic() const { return m_traffic; }

  private:
    bool areConnected(const Computer& a, const Computer& b) const;
    void connect(Computer& from, Computer& to);
    void keep(Computer& computer, const net::KeepReplicas& wanted);
    void hangUp(const Computer& computer, const ReplicaKey& key);
    void planDial(Computer& computer, const ReplicaKey& site);
    void dial(Computer& computer, ReplicaSite& site);
    void open(Line line);

    void send(uint64_t line, int end, Bytes frame, net::Lane lane, int64_t afterMs);
    void trust(uint64_t line, int end);
    void close(uint64_t line, int end, const Error& why, int64_t afterMs);
    void release(uint64_t line);
    void arrive(uint64_t line, int end, const Bytes& frame);
    void deafenEnd(Line& line, int end);
    void fall(uint64_t line, int end, const Error& why);
    void markGone(Line& line, int end);
    void ended(const Line& line);
    int64_t delayMs();
    Line* find(uint64_t line);

    Agenda& m_agenda;
    Trace& m_trace;
    Blame m_blame;
    Dice m_dice;
    net::Timings m_timings;
    Discovery m_discovery;
    std::map<ReplicaKey, ReplicaSite*> m_sites;
    std::map<ReplicaKey, std::map<uint32_t, Computer*>> m_keepers; ///< who wants to be connected to it
    std::map<uint64_t, Line> m_lines;
    std::set<std::pair<uint32_t, ReplicaKey>> m_dialling;   ///< dials that are planned
    std::map<std::pair<uint32_t, uint32_t>, int> m_between; ///< lines of each pair of computers
    Traffic m_traffic;
};

} // namespace ieum::sim
