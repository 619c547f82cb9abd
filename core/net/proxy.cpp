// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/proxy.h"

#include "net/error.h"
#include "net/limits.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace ieum::net {

namespace {

/// Where a variable names no port: curl's default.
constexpr int proxyPortDefault = 1080;

auto bad() { return fail(Cause::Input, NetError::BadProxy); }

Result<ProxyServer> parseServer(const QString& text, int portWithout) {
    const QUrl url(text, QUrl::StrictMode);
    ProxyServer server;
    const QString scheme = url.scheme();
    server.isSocks5 = scheme == "socks5" || scheme == "socks5h";
    const bool hasMore = url.hasQuery() || url.hasFragment() || url.path().size() > 1;
    if (!url.isValid() || hasMore || (!server.isSocks5 && scheme != "http")) return bad();
    const int port = url.port(portWithout);
    if (port <= 0) return bad();
    // Through the text, so that there is one rule of what a host is.
    const HostPort asText{url.host(QUrl::FullyEncoded).toStdString(), static_cast<uint16_t>(port)};
    auto at = parseHostPort(toText(asText));
    if (!at) return bad();
    server.at = std::move(*at);
    server.user = url.userName(QUrl::FullyDecoded).toStdString();
    server.password = url.password(QUrl::FullyDecoded).toStdString();
    return server;
}

std::string textOf(const ProxyChoice& choice, bool withPassword) {
    if (choice.from == ProxyChoice::From::Environment) return "system";
    if (choice.from == ProxyChoice::From::Nowhere) return "none";
    const ProxyServer& server = choice.named;
    const auto encoded = [](const std::string& text) {
        return QUrl::toPercentEncoding(QString::fromStdString(text)).toStdString();
    };
    std::string text = server.isSocks5 ? "socks5://" : "http://";
    if (!server.user.empty() || !server.password.empty()) {
        text += encoded(server.user);
        if (withPassword && !server.password.empty()) text += ":" + encoded(server.password);
        text += "@";
    }
    return text + toText(server.at);
}

/// Both ways of writing it; small letters come first, since some web servers let others set HTTP_PROXY.
std::string valueOf(const Environment& environment, const std::string& name) {
    const std::string value = environment(name);
    return value.empty() && name != "http_proxy" ? environment(QString::fromStdString(name).toUpper().toStdString())
                                                 : value;
}

bool isSpared(const std::string& host, const std::string& list) {
    const QString name = QString::fromStdString(host).toLower();
    for (QString each : QString::fromStdString(list).toLower().split(',', Qt::SkipEmptyParts)) {
        each = each.trimmed();
        while (each.startsWith('.')) each.remove(0, 1);
        if (each == "*" || (!each.isEmpty() && (name == each || name.endsWith('.' + each)))) return true;
    }
    return false;
}

bool isThisComputer(const std::string& host) {
    return host == "localhost" || QHostAddress(QString::fromStdString(host)).isLoopback();
}

std::string variableFor(const Environment& environment, Transport transport) {
    std::string value;
    if (transport == Transport::Web) value = valueOf(environment, "http_proxy");
    if (transport == Transport::SecureWeb) value = valueOf(environment, "https_proxy");
    return value.empty() ? valueOf(environment, "all_proxy") : value;
}

} // namespace

Result<ProxyChoice> parseProxyChoice(std::string_view text) {
    if (text == "system") return ProxyChoice{};
    if (text == "none") return ProxyChoice{ProxyChoice::From::Nowhere, {}};
    if (text.size() > addressTextBytesMax) return bad();
    auto server = parseServer(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())), 0);
    if (!server) return passOn(server);
    return ProxyChoice{ProxyChoice::From::Named, std::move(*server)};
}

std::string toText(const ProxyChoice& choice) { return textOf(choice, true); }
std::string toShownText(const ProxyChoice& choice) { return textOf(choice, false); }

Environment realEnvironment() {
    return [](const std::string& name) { return qEnvironmentVariable(name.c_str()).toStdString(); };
}

Result<std::optional<ProxyServer>> proxyFor(const ProxyChoice& choice, Transport transport, const std::string& host,
                                            const Environment& environment) {
    if (choice.from == ProxyChoice::From::Nowhere) return std::optional<ProxyServer>();
    if (choice.from == ProxyChoice::From::Named) return std::optional(choice.named);
    const std::string value = variableFor(environment, transport);
    if (value.empty() || isThisComputer(host) || isSpared(host, valueOf(environment, "no_proxy"))) {
        return std::optional<ProxyServer>();
    }
    const QString text = QString::fromStdString(value);
    auto server = parseServer(text.contains("://") ? text : "http://" + text, proxyPortDefault);
    if (!server) return passOn(server);
    return std::optional(std::move(*server));
}

QNetworkProxy toQt(const ProxyServer& server) {
    // Both kinds resolve names by themselves: that is among their capabilities by default.
    return {server.isSocks5 ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy,
            QString::fromStdString(server.at.host), server.at.port, QString::fromStdString(server.user),
            QString::fromStdString(server.password)};
}

Result<Route> routeTo(const ReplicaAddress& address, const ProxyChoice& choice) {
    auto proxy = proxyFor(choice, address.transport, address.host, realEnvironment());
    if (!proxy) return passOn(proxy);
    return Route{address.transport, address.path, std::move(*proxy)};
}

} // namespace ieum::net
