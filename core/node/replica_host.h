// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A running replica: the network thread, the depot's thread, and the data folder that they serve. For app/replica, and
// for a desktop that lends itself to its LAN. A QCoreApplication must exist as long as it does.
// Thread-safe from outside because nothing but the constants of its start can be asked.
#pragma once

#include "base/result.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace ieum::node {

constexpr uint16_t replicaPortDefault = 47475;

struct ReplicaHostOptions {
    std::string folder;
    std::string host;                   ///< address to listen at; empty: all
    uint16_t port = replicaPortDefault; ///< 0: any free one
    std::string advertisedHost;         ///< what stands in the address for clients; empty: a good guess
    std::optional<uint16_t> webPort;    ///< a door for WebSockets beside it; 0: any free one
    std::string webHost;                ///< empty: this computer alone without TLS, all addresses with it
    std::string advertisedWeb;          ///< "ws://host:port/path" or "wss://…" for clients; empty: a good guess
    std::string certificateFile;        ///< PEM with its chain; empty: no TLS, for behind a reverse proxy
    std::string certificateKeyFile;
    bool isOpen = false; ///< rooms need no token
    bool makeNewToken = false;
    // Nothing: the defaults of replica/limits.h.
    std::optional<uint64_t> roomBytes;
    std::optional<uint64_t> roomEventsPerDay;
    std::optional<uint64_t> roomFeeds;
    std::optional<uint64_t> rooms;
    std::optional<int64_t> chunkKeptDays;
    std::optional<int64_t> contentKeptDays; ///< nothing: for ever
    /// Storage is beyond use and the replica has stopped serving; called once, on its thread.
    std::function<void(Error)> onLost;
};

class ReplicaHost {
  public:
    /// Listens and serves when it returns. Errors: NetError::PortTaken, StoreError::Busy (another process serves this
    /// folder), ReplicaError::KeyDamaged, NetError::BadCertificate, those of Files and of the database.
    static Result<std::unique_ptr<ReplicaHost>> start(ReplicaHostOptions options);
    ~ReplicaHost(); ///< stores what has arrived, then stops
    ReplicaHost(const ReplicaHost&) = delete;
    ReplicaHost& operator=(const ReplicaHost&) = delete;

    /// `ieum-replica://KEY@host:port/TOKEN` for clients.
    const std::string& address() const { return m_address; }
    uint16_t port() const { return m_port; }
    /// The same replica through its door for WebSockets; empty without one.
    const std::string& webAddress() const { return m_webAddress; }

  private:
    class Service;
    ReplicaHost();

    std::unique_ptr<Service> m_service;
    std::string m_address;
    std::string m_webAddress;
    uint16_t m_port = 0;
};

} // namespace ieum::node
