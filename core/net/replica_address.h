// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `ieum-replica://KEY@host:port[/TOKEN]`: KEY is the replica's X25519 public key and TOKEN the operator's, both
// base64url without padding. IPv6 hosts stand in brackets.
#pragma once

#include "base/ids.h"
#include "base/result.h"

#include <string>

namespace ieum::net {

struct ReplicaAddress {
    ReplicaKey key;
    std::string host;
    uint16_t port = 0;
    Bytes token;
    bool operator==(const ReplicaAddress&) const = default;
};

/// Errors: NetError::BadAddress (Cause::Input).
Result<ReplicaAddress> parseReplicaAddress(std::string_view text);
std::string toText(const ReplicaAddress& address);

} // namespace ieum::net
