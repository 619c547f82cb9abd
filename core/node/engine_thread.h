// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The thread that owns the database: gives the engine everything that has come since its last batch, or wakes it when
// it is time.
#pragma once

#include "base/inbox.h"
#include "node/engine.h"
#include "node/pool_thread.h"

#include <optional>
#include <thread>

namespace ieum::node {

class EngineThread {
  public:
    /// The outlets are called on the engine's thread. Answers are delivered there too; whoever asks brings a Reply that
    /// goes where it should.
    EngineThread(std::unique_ptr<World> world, EngineOptions options, Outlets outlets);
    ~EngineThread();
    EngineThread(const EngineThread&) = delete;
    EngineThread& operator=(const EngineThread&) = delete;

    /// Loads the profile's rooms; before start().
    Done load() { return m_engine->load(); }
    void start();
    /// Commits what has come and ends the thread; once.
    void stop();
    void post(ToEngine message) { m_inbox.put(std::move(message)); }

  private:
    void loop();

    Clock& m_clock;
    Inbox<ToEngine> m_inbox;
    std::unique_ptr<Engine> m_engine;
    std::optional<PoolThread> m_pool; ///< goes before the engine: its job may be using the world
    std::thread m_thread;
};

} // namespace ieum::node
