// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/replica_address.h"

#include "net/error.h"
#include "net/host_port.h"
#include "net/limits.h"

namespace ieum::net {

namespace {
constexpr std::string_view scheme = "ieum-replica://";
}

Result<ReplicaAddress> parseReplicaAddress(std::string_view text) {
    const auto bad = [&text] { return fail(Cause::Input, NetError::BadAddress, static_cast<int64_t>(text.size())); };
    if (text.size() > addressTextBytesMax || !text.starts_with(scheme)) return bad();
    text.remove_prefix(scheme.size());

    const size_t at = text.find('@');
    if (at == std::string_view::npos) return bad();
    const auto keyBytes = fromBase64Url(text.substr(0, at));
    if (!keyBytes) return bad();
    const auto key = ReplicaKey::from(*keyBytes);
    // X25519 with a zero key gives a secret that everybody knows.
    if (!key || key->isZero()) return bad();
    text.remove_prefix(at + 1);

    ReplicaAddress address;
    address.key = *key;
    if (const size_t slash = text.find('/'); slash != std::string_view::npos) {
        auto token = fromBase64Url(text.substr(slash + 1));
        if (!token || token->empty() || token->size() > tokenBytesMax) return bad();
        address.token = std::move(*token);
        text = text.substr(0, slash);
    }
    auto where = parseHostPort(text);
    if (!where) return passOn(where);
    address.host = std::move(where->host);
    address.port = where->port;
    return address;
}

std::string toText(const ReplicaAddress& address) {
    std::string text(scheme);
    text += toBase64Url(address.key.view()) + "@" + toText(HostPort{address.host, address.port});
    if (!address.token.empty()) text += "/" + toBase64Url(address.token);
    return text;
}

} // namespace ieum::net
