// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/host_port.h"

#include "net/error.h"

#include <QHostAddress>

#include <algorithm>
#include <optional>

namespace ieum::net {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::optional<uint32_t> decimal(std::string_view text, uint32_t max) {
    if (text.empty() || text.size() > 5 || (text.size() > 1 && text.front() == '0')) return std::nullopt;
    uint32_t value = 0;
    for (const char c : text) {
        if (!isDigit(c)) return std::nullopt;
        value = value * 10 + static_cast<uint32_t>(c - '0');
    }
    return value <= max ? std::optional(value) : std::nullopt;
}

/// The next label of a dotted name, which is taken off `rest`; a trailing dot leaves an empty last label.
std::string_view takeLabel(std::string_view& rest, bool& last) {
    const size_t dot = rest.find('.');
    last = dot == std::string_view::npos;
    const std::string_view label = rest.substr(0, dot);
    rest = last ? std::string_view{} : rest.substr(dot + 1);
    return label;
}

bool isIpv4(std::string_view text) {
    int parts = 0;
    for (bool last = false; !last; ++parts) {
        if (!decimal(takeLabel(text, last), 255)) return false;
    }
    return parts == 4;
}

bool isName(std::string_view text) {
    if (text.empty() || text.size() > 253) return false;
    for (bool last = false; !last;) {
        const std::string_view label = takeLabel(text, last);
        if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
        const auto allowed = [](char c) { return isDigit(c) || isLetter(c) || c == '-' || c == '_'; };
        if (!std::all_of(label.begin(), label.end(), allowed)) return false;
    }
    return true;
}

/// Interface names of Linux have at most 15 characters.
bool isScope(std::string_view text) {
    const auto allowed = [](char c) { return isDigit(c) || isLetter(c) || c == '-' || c == '_' || c == '.'; };
    return !text.empty() && text.size() <= 15 && std::all_of(text.begin(), text.end(), allowed);
}

bool isIpv6(std::string_view text) {
    const size_t percent = text.find('%');
    const std::string_view number = text.substr(0, percent);
    if (percent != std::string_view::npos && !isScope(text.substr(percent + 1))) return false;
    const auto allowed = [](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':' || c == '.';
    };
    if (number.size() > 45 || !std::all_of(number.begin(), number.end(), allowed)) return false;
    const QHostAddress parsed(QString::fromLatin1(number.data(), static_cast<qsizetype>(number.size())));
    return parsed.protocol() == QAbstractSocket::IPv6Protocol;
}

} // namespace

Result<HostPort> parseHostPort(std::string_view text) {
    const auto bad = [](int64_t part) { return fail(Cause::Input, NetError::BadAddress, part); };
    std::string_view host;
    std::string_view rest;
    if (!text.empty() && text.front() == '[') {
        const size_t bracket = text.find(']');
        if (bracket == std::string_view::npos) return bad(1);
        host = text.substr(1, bracket - 1);
        rest = text.substr(bracket + 1);
        if (!isIpv6(host)) return bad(1);
    } else {
        host = text.substr(0, text.find(':'));
        rest = text.substr(host.size());
        const bool numeric =
            !host.empty() && std::all_of(host.begin(), host.end(), [](char c) { return isDigit(c) || c == '.'; });
        if (numeric ? !isIpv4(host) : !isName(host)) return bad(1);
    }
    if (rest.empty() || rest.front() != ':') return bad(2);
    const auto port = decimal(rest.substr(1), 65'535);
    if (!port || *port == 0) return bad(2);
    return HostPort{std::string(host), static_cast<uint16_t>(*port)};
}

std::string toText(const HostPort& address) {
    const std::string port = ":" + std::to_string(address.port);
    const bool ipv6 = address.host.find(':') != std::string::npos;
    return ipv6 ? "[" + address.host + "]" + port : address.host + port;
}

} // namespace ieum::net
