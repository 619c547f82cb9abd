// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/advert.h"

#include "base/reader.h"
#include "base/writer.h"
#include "net/error.h"
#include "net/limits.h"

namespace ieum::net {

namespace {
constexpr std::string_view magic = "IEUM";
constexpr uint8_t typeHere = 1;
} // namespace

Bytes encode(const Advert& advert) {
    return Writer().put(bytesOf(magic)).u8(protocolVersion).u8(typeHere).u16(advert.port).put(advert.id.view()).take();
}

Result<Advert> parseAdvert(ByteView datagram) {
    Reader reader(datagram);
    const bool ours = textOf(reader.take(magic.size())) == magic;
    const uint8_t version = reader.u8();
    const uint8_t type = reader.u8();
    Advert advert;
    advert.port = reader.u16();
    advert.id = reader.id<BeaconId>();
    const bool known = ours && version == protocolVersion && type == typeHere && advert.port >= advertPortMin;
    if (!reader.finish() || !known) {
        return fail(Cause::Peer, NetError::BadPreamble, static_cast<int64_t>(datagram.size()));
    }
    return advert;
}

} // namespace ieum::net
