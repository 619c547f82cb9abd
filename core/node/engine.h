// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A running profile as a machine: it takes everything that has come, does it in one transaction, commits, and only then
// lets answers, frames and events out: an acknowledgement is of something durable, and a burst costs one fsync. It has
// no thread of its own (engine_thread.h gives it one) and knows the time only from its world's clock.
#pragma once

#include "node/request_desk.h"

#include <deque>

namespace ieum::node {

struct EngineOptions {
    uint64_t autoFetchBytes = 0;
    bool online = true;
};

/// Where what a batch wants done goes, once it is durable.
struct Outlets {
    std::function<void(std::vector<net::Command>)> toNetwork; ///< all of one batch, in their order
    std::function<void(Event)> tell;
};

class Engine {
  public:
    /// What jobs of the pool return must come back in a batch.
    Engine(std::unique_ptr<World> world, EngineOptions options, Pool& pool, Outlets outlets);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// Loads the profile's rooms; before the first batch.
    Done load();
    /// The first batch: says whom to keep connected.
    void begin();
    void batch(std::deque<ToEngine> messages);
    /// When the next batch is due although nothing has come: 0 at once, -1 never.
    int64_t waitMs(Now now) const;
    bool isStopping() const { return m_stopping; }
    /// Between two batches: for whoever watches a simulation.
    Parts& parts() { return m_parts; }

  private:
    void take(ToEngine& message, Now now);
    void takeAll(std::deque<ToEngine> messages, Now now);
    void takeNetwork(net::Event& event, Now now);
    void afterInputs(Now now);
    void watchRestoration(Now now);
    Done commit();
    void abandon(const Error& why);
    void release(Now now);
    void tell(Now now);
    void tellArrivals();

    std::unique_ptr<World> m_world;
    EngineOptions m_options;
    Outlets m_outlets;
    Parts m_parts;
    RequestDesk m_desk;
    /// Batches that the disk refused, one after the other, and how long nothing is tried again unasked.
    struct Refused {
        int times = 0;
        SteadyMs until;
    } m_refused;
    std::deque<ToEngine> m_left; ///< of a batch that came to nothing before it was their turn
    bool m_asLeft = true;        ///< no suspicion of the sentinel is waiting to be written down
    bool m_renewed = false;      ///< the sentinel, since the profile was opened
    bool m_stopping = false;
};

} // namespace ieum::node
