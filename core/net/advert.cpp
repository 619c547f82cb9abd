// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/advert.h"

#include "net/datagram.h"
#include "net/limits.h"

namespace ieum::net {

Bytes encode(const Advert& advert) { return encode(Datagram{Datagram::Here, advert.port, advert.id.value}); }

Result<Advert> parseAdvert(ByteView bytes) {
    const auto read = parseDatagram(bytes, Datagram::Here);
    if (!read) return passOn(read);
    if (read->port < advertPortMin) return tl::unexpected<Error>(badDatagram(bytes));
    return Advert{read->port, BeaconId{read->id}};
}

} // namespace ieum::net
