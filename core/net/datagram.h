// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The form that every datagram of ours on the LAN has (docs/protocol/channel.md): sixteen bytes, and no text.
#pragma once

#include "base/fixed_bytes.h"
#include "base/result.h"

namespace ieum::net {

struct Datagram {
    enum Type : uint8_t { Here = 1, Probe = 2, Answer = 3 };
    Type type = Here;
    uint16_t port = 0;             ///< TCP; what it may be is the type's affair
    std::array<std::byte, 8> id{}; ///< random
};

Bytes encode(const Datagram& datagram);
/// Errors: BadPreamble (number: how many bytes it has), also for another type than the wanted one; Cause::Peer.
Result<Datagram> parseDatagram(ByteView bytes, Datagram::Type wanted);
Error badDatagram(ByteView bytes);

} // namespace ieum::net
