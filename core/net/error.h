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
    NoInterface,  ///< no network interface that a LAN could be on
    TooSlow,      ///< takes what we send so slowly that too much waits; number: bytes
    NothingToSay, ///< to a replica, as long as there is no room: not dialled again until there is one
    End_,
};
constexpr Folder folderOf(NetError) { return Folder::Net; }

} // namespace ieum
