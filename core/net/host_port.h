// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `host:port` as people type and remember it. A host is a DNS name (ASCII), an IPv4 address or an IPv6 address in
// brackets, with its scope when it is link-local: `[fe80::1%eth0]:4711`.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace ieum::net {

struct HostPort {
    std::string host; ///< without brackets
    uint16_t port = 0;
    auto operator<=>(const HostPort&) const = default;
};

/// Errors: NetError::BadAddress (Cause::Input); number: 1 host, 2 port.
Result<HostPort> parseHostPort(std::string_view text);
std::string toText(const HostPort& address);

} // namespace ieum::net
