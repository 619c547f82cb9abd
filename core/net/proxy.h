// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// By which proxy a replica is reached: none, the one of the environment, or one that was named. Others on the LAN are
// never reached by one. "The environment" are the variables that curl and most programs read (all_proxy, http_proxy,
// https_proxy, no_proxy, also in capitals). What a desktop has in its own settings is not asked: the library for that
// may wait for the network, on the thread that must not wait. Any thread.
#pragma once

#include "net/host_port.h"
#include "net/replica_address.h"

#include <QNetworkProxy>

#include <functional>
#include <optional>

namespace ieum::net {

struct ProxyServer {
    bool isSocks5 = false; ///< otherwise HTTP with CONNECT
    HostPort at;
    std::string user;
    std::string password;
    bool operator==(const ProxyServer&) const = default;
};

struct ProxyChoice {
    enum class From : uint8_t { Environment, Nowhere, Named };
    From from = From::Environment;
    ProxyServer named;
    bool operator==(const ProxyChoice&) const = default;
};

/// "system", "none", or http://[user:password@]host:port, socks5://…. Errors: BadProxy (Cause::Input).
Result<ProxyChoice> parseProxyChoice(std::string_view text);
std::string toText(const ProxyChoice& choice);
/// The same for the eyes: without the password.
std::string toShownText(const ProxyChoice& choice);

/// The value of a variable, empty when there is none.
using Environment = std::function<std::string(const std::string& name)>;
Environment realEnvironment();

/// Errors: BadProxy: a variable cannot be read. Going there directly could be just what must not happen.
Result<std::optional<ProxyServer>> proxyFor(const ProxyChoice& choice, Transport transport, const std::string& host,
                                            const Environment& environment);
QNetworkProxy toQt(const ProxyServer& server);

/// How the socket is made, and what runs inside of it.
struct Route {
    Transport transport = Transport::Tcp;
    std::string path;
    std::optional<ProxyServer> proxy;
};
/// Errors: BadProxy.
Result<Route> routeTo(const ReplicaAddress& address, const ProxyChoice& choice);

} // namespace ieum::net
