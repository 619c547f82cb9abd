// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/probe.h"

#include "base/reader.h"
#include "base/writer.h"
#include "net/error.h"
#include "net/limits.h"

namespace ieum::net {

namespace {

constexpr std::string_view magic = "IEUM";
constexpr uint8_t typeProbe = 2;
constexpr uint8_t typeAnswer = 3;

Bytes encoded(uint8_t type, uint16_t port, const ProbeNonce& nonce) {
    return Writer().put(bytesOf(magic)).u8(protocolVersion).u8(type).u16(port).put(nonce.view()).take();
}

Result<ProbeAnswer> parsed(ByteView datagram, uint8_t wanted) {
    Reader reader(datagram);
    const bool ours = textOf(reader.take(magic.size())) == magic;
    const uint8_t version = reader.u8();
    const uint8_t type = reader.u8();
    ProbeAnswer read;
    read.port = reader.u16();
    read.nonce = reader.id<ProbeNonce>();
    if (!reader.finish() || !ours || version != protocolVersion || type != wanted) {
        return fail(Cause::Peer, NetError::BadPreamble, static_cast<int64_t>(datagram.size()));
    }
    return read;
}

} // namespace

Bytes encode(const Probe& probe) { return encoded(typeProbe, 0, probe.nonce); }

Bytes encode(const ProbeAnswer& answer) { return encoded(typeAnswer, answer.port, answer.nonce); }

Result<Probe> parseProbe(ByteView datagram) {
    const auto read = parsed(datagram, typeProbe);
    if (!read) return passOn(read);
    if (read->port != 0) return fail(Cause::Peer, NetError::BadPreamble, static_cast<int64_t>(datagram.size()));
    return Probe{read->nonce};
}

Result<ProbeAnswer> parseProbeAnswer(ByteView datagram) {
    const auto read = parsed(datagram, typeAnswer);
    if (read && read->port < advertPortMin) {
        return fail(Cause::Peer, NetError::BadPreamble, static_cast<int64_t>(datagram.size()));
    }
    return read;
}

} // namespace ieum::net
