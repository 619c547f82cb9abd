// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/datagram.h"

#include "base/reader.h"
#include "base/writer.h"
#include "net/error.h"
#include "net/limits.h"

namespace ieum::net {

namespace {
constexpr std::string_view magic = "IEUM";
using Id = FixedBytes<struct DatagramIdTag, 8>;
} // namespace

Bytes encode(const Datagram& datagram) {
    return Writer()
        .put(bytesOf(magic))
        .u8(protocolVersion)
        .u8(datagram.type)
        .u16(datagram.port)
        .put(datagram.id)
        .take();
}

Result<Datagram> parseDatagram(ByteView bytes, Datagram::Type wanted) {
    Reader reader(bytes);
    const bool ours = textOf(reader.take(magic.size())) == magic;
    const uint8_t version = reader.u8();
    const uint8_t type = reader.u8();
    Datagram datagram;
    datagram.type = wanted;
    datagram.port = reader.u16();
    datagram.id = reader.id<Id>().value;
    const bool known = ours && version == protocolVersion && type == wanted;
    if (!reader.finish() || !known) return tl::unexpected<Error>(badDatagram(bytes));
    return datagram;
}

Error badDatagram(ByteView bytes) {
    return fail(Cause::Peer, NetError::BadPreamble, static_cast<int64_t>(bytes.size())).value();
}

} // namespace ieum::net
