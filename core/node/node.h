// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A running profile: holds the lock on its folder, runs the engine and the network thread, and brings answers and
// events to the thread of the QCoreApplication. Also serves requests that other processes hand over.
#pragma once

#include "node/api.h"
#include "node/backups.h"
#include "node/engine_thread.h"
#include "node/handover.h"
#include "node/lan_check.h"
#include "node/line_watch.h"
#include "node/profile.h"
#include "node/profile_lock.h"

#include <QObject>

namespace ieum::node {

class Node : public Api {
  public:
    struct Opened {
        std::unique_ptr<ProfileLock> lock;
        std::unique_ptr<ThisMachine> machine; ///< what the world works on
        std::unique_ptr<World> world;
        std::optional<BackupSource> source; ///< always set
    };
    /// On the thread of the QCoreApplication, like everything but `load`.
    Node(Opened opened, const NodeOptions& options);
    ~Node() override;

    /// Reads the profile, which takes as long as it has rooms: on any thread, once, before `start`. Errors: those of
    /// the store.
    Done load();
    /// Errors: those of Network::start and of HandoverServer::listen.
    Done start(const NodeOptions& options);

    void post(AnyAsked asked) override;
    void listen(std::function<void(const Event&)> listener) override;
    void onRaise(std::function<void()> raise) override;

  private:
    QObject m_home; ///< lives on the main thread: whatever is queued to it dies with the node
    std::unique_ptr<ProfileLock> m_lock;
    std::function<void(const Event&)> m_listener;
    std::function<void()> m_raise;
    std::unique_ptr<ThisMachine> m_machine;
    uint16_t m_lanPortBefore; ///< 0: none is remembered
    std::unique_ptr<EngineThread> m_engine;
    std::unique_ptr<net::Network> m_network;
    std::unique_ptr<HandoverServer> m_handover;
    LanCheck m_lanCheck;
    std::unique_ptr<LineWatch> m_lineWatch; ///< only while online
    Backups m_backups;                      ///< goes before the machine that it works on
};

} // namespace ieum::node
