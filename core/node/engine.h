// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The thread that owns the database. It takes everything that has come, does it in one transaction, commits, and only
// then lets answers, frames and events out: an acknowledgement is of something durable, and a burst costs one fsync.
#pragma once

#include "base/inbox.h"
#include "node/request_desk.h"

#include <thread>

namespace ieum::node {

struct EngineOptions {
    uint64_t autoFetchBytes = 0;
    bool online = true;
};

class Engine {
  public:
    using ToNetwork = std::function<void(net::Command)>;
    using Tell = std::function<void(Event)>;

    /// `toNetwork` and `tell` are called on the engine's thread. Answers are delivered there too; whoever asks brings a
    /// Reply that goes where it should.
    Engine(std::unique_ptr<World> world, EngineOptions options, ToNetwork toNetwork, Tell tell);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// Loads the profile's rooms; before start().
    Done load();
    void start();
    /// Commits what has come and ends the thread; once.
    void stop();
    void post(ToEngine message) { m_inbox.put(std::move(message)); }

  private:
    void loop();
    void batch(std::deque<ToEngine> messages);
    void take(ToEngine& message, Now now);
    void takeNetwork(const net::Event& event, Now now);
    void afterInputs(Now now);
    void connectPeers();
    void abandon(const Error& why);
    void release(Now now);
    void tellArrivals();
    int64_t waitMs(Now now) const;

    std::unique_ptr<World> m_world;
    EngineOptions m_options;
    ToNetwork m_toNetwork;
    Tell m_tell;
    Inbox<ToEngine> m_inbox;
    Parts m_parts;
    RequestDesk m_desk;
    std::thread m_thread;
    bool m_stopping = false;
};

} // namespace ieum::node
