// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a replica is and who it is: KEY is its X25519 public key and TOKEN the operator's, both base64url without
// padding. IPv6 hosts stand in brackets.
//   ieum-replica://KEY@host:port[/TOKEN]               TCP
//   ieum-replica+ws://KEY[:TOKEN]@host:port[/path]     inside a WebSocket
//   ieum-replica+wss://KEY[:TOKEN]@host:port[/path]    inside a WebSocket over TLS
#pragma once

#include "base/ids.h"
#include "base/result.h"

#include <string>

namespace ieum::net {

enum class Transport : uint8_t { Tcp, Web, SecureWeb };

struct ReplicaAddress {
    ReplicaKey key;
    std::string host;
    uint16_t port = 0;
    Bytes token;
    Transport transport = Transport::Tcp;
    std::string path; ///< of a WebSocket; begins with a slash
    bool operator==(const ReplicaAddress&) const = default;
};

/// Errors: NetError::BadAddress (Cause::Input).
Result<ReplicaAddress> parseReplicaAddress(std::string_view text);
std::string toText(const ReplicaAddress& address);

} // namespace ieum::net
