// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/replica_address.h"

#include "net/error.h"
#include "net/host_port.h"
#include "net/limits.h"

#include <algorithm>
#include <array>

namespace ieum::net {

namespace {

constexpr std::array<std::pair<Transport, std::string_view>, 3> schemes{{
    {Transport::Tcp, "ieum-replica://"},
    {Transport::Web, "ieum-replica+ws://"},
    {Transport::SecureWeb, "ieum-replica+wss://"},
}};

std::string_view schemeOf(Transport transport) { return schemes.at(static_cast<size_t>(transport)).second; }

/// What may stand in a path (RFC 3986, 3.3): nothing that could end the line of an HTTP request, or the path.
bool isPath(std::string_view text) {
    constexpr std::string_view marks = "-._~%!$&'()*+,;=:@/";
    const auto allowed = [marks](char c) {
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return isLetter || marks.find(c) != std::string_view::npos;
    };
    return text.size() <= webPathBytesMax && std::all_of(text.begin(), text.end(), allowed);
}

bool readKey(std::string_view text, ReplicaKey& into) {
    const auto bytes = fromBase64Url(text);
    const auto key = bytes ? ReplicaKey::from(*bytes) : std::nullopt;
    // X25519 with a zero key gives a secret that everybody knows.
    if (!key || key->isZero()) return false;
    into = *key;
    return true;
}

bool readToken(std::string_view text, Bytes& into) {
    auto token = fromBase64Url(text);
    if (!token || token->empty() || token->size() > tokenBytesMax) return false;
    into = std::move(*token);
    return true;
}

} // namespace

Result<ReplicaAddress> parseReplicaAddress(std::string_view text) {
    const auto bad = [&text] { return fail(Cause::Input, NetError::BadAddress, static_cast<int64_t>(text.size())); };
    const auto* const scheme = std::find_if(schemes.begin(), schemes.end(),
                                            [&text](const auto& each) { return text.starts_with(each.second); });
    if (text.size() > addressTextBytesMax || scheme == schemes.end()) return bad();
    text.remove_prefix(scheme->second.size());
    ReplicaAddress address;
    address.transport = scheme->first;
    const bool isWeb = address.transport != Transport::Tcp;

    const size_t at = text.find('@');
    if (at == std::string_view::npos) return bad();
    std::string_view key = text.substr(0, at);
    text.remove_prefix(at + 1);
    if (const size_t colon = key.find(':'); isWeb && colon != std::string_view::npos) {
        if (!readToken(key.substr(colon + 1), address.token)) return bad();
        key = key.substr(0, colon);
    }
    if (!readKey(key, address.key)) return bad();

    if (const size_t slash = text.find('/'); slash != std::string_view::npos) {
        const std::string_view rest = text.substr(slash);
        if (isWeb ? !isPath(rest) : !readToken(rest.substr(1), address.token)) return bad();
        if (isWeb) address.path = rest;
        text = text.substr(0, slash);
    }
    if (isWeb && address.path.empty()) address.path = "/";
    auto where = parseHostPort(text);
    if (!where) return passOn(where);
    address.host = std::move(where->host);
    address.port = where->port;
    return address;
}

std::string toText(const ReplicaAddress& address) {
    const bool isWeb = address.transport != Transport::Tcp;
    const std::string token = address.token.empty() ? "" : toBase64Url(address.token);
    std::string text(schemeOf(address.transport));
    text += toBase64Url(address.key.view());
    if (isWeb && !token.empty()) text += ":" + token;
    text += "@" + toText(HostPort{address.host, address.port});
    if (isWeb) return text + address.path;
    return token.empty() ? text : text + "/" + token;
}

} // namespace ieum::net
