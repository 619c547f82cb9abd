// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A replica: the shipping depot over its SQLite storage, on a disk in memory. What it says leaves it through `wants`,
// where a hostile one may put something else in its place.
#pragma once

#include "net/replica_address.h"
#include "replica/depot.h"
#include "replica/sqlite_backend.h"
#include "sim/disk.h"
#include "sim/hostile.h"
#include "sim/node_clock.h"
#include "sim/trace.h"
#include "store/chunk_files.h"

#include <set>

namespace ieum::sim {

class ReplicaSite {
  public:
    using Wants = std::function<void(ReplicaSite&, replica::ChannelOutput, int64_t afterMs)>;
    ReplicaSite(uint32_t number, uint64_t seed, Agenda& agenda, Trace& trace, Wants wants);
    ~ReplicaSite();
    ReplicaSite(const ReplicaSite&) = delete;
    ReplicaSite& operator=(const ReplicaSite&) = delete;

    Done switchOn();
    /// Also a power cut: everything that was acknowledged is on the disk.
    void switchOff(bool powerCut);
    bool isOn() const { return m_running != nullptr; }
    void post(replica::ChannelInput input);

    uint32_t number() const { return m_number; }
    const net::ReplicaAddress& address() const { return m_address; }
    Disk& disk() { return m_disk; }
    Dice& dice() { return m_dice; }
    /// From now on, or no longer.
    void setHostile(bool hostile);
    bool wasHostile() const { return m_malice.ever; }

  private:
    /// What is there while it is on, in the order in which one uses the other.
    struct Running {
        Running(std::unique_ptr<replica::SqliteBackend> opened, Disk& disk, replica::DepotOptions options, Dice& dice)
            : backend(std::move(opened)), chunks("chunks", disk), depot(std::move(options), *backend, chunks, dice) {}
        std::unique_ptr<replica::SqliteBackend> backend;
        store::ChunkFiles chunks;
        replica::Depot depot;
    };
    void plan(int64_t ms);
    void runBatch();

    uint32_t m_number;
    Agenda& m_agenda;
    Trace& m_trace;
    Wants m_wants;
    Dice m_dice;
    NodeClock m_clock;
    Disk m_disk;
    net::ReplicaAddress m_address;
    std::unique_ptr<Running> m_running;
    struct Malice {
        std::unique_ptr<Hostile> now;
        bool ever = false;
    } m_malice;
    std::vector<replica::ChannelInput> m_inbox;
    Pace m_pace;
};

} // namespace ieum::sim
