// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace ieum {

enum class NetError : uint16_t {
    BadAddress = 1,   ///< not a replica address or host:port
    Unreachable,      ///< nobody answers there; number: the socket's own code
    NameNotFound,     ///< the name could not be resolved
    PortTaken,        ///< number: the port
    WrongKey,         ///< whoever answers there does not hold the pinned key
    HandshakeTimeout, ///< number: ms
    Silent,           ///< connected, but nothing heard for too long; number: ms
    FrameTooLarge,    ///< number: bytes
    TooManyStrangers, ///< more unproved connections than are allowed
    BadPreamble,      ///< does not speak this protocol or version
    ClosedByPeer,
    ClosedByUs,
    NoInterface,    ///< no network interface that a LAN could be on
    TooSlow,        ///< takes what we send so slowly that too much waits; number: bytes
    NothingToSay,   ///< to a replica, as long as there is no room: not dialled again until there is one
    UpgradeRefused, ///< where a WebSocket was wanted, something else answers; number: HTTP status, 0: no HTTP at all
    BadWebSocket,   ///< breaks the rules of RFC 6455
    Intercepted,    ///< somebody between who shows a certificate of his own and does not hold the pinned key
    OneWay,         ///< the other side says that it hears nothing of us
    ProxyFailed,    ///< number: the socket's own code
    ProxyWantsName, ///< the proxy wants a name and a password, or others
    BadProxy,       ///< not a proxy's address
    BadCertificate, ///< the replica's own certificate or its key cannot be read
    End_,
};
constexpr Folder folderOf(NetError) { return Folder::Net; }

} // namespace ieum
