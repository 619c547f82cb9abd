// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/web_upgrade.h"

#include "net/error.h"
#include "net/limits.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <optional>

namespace ieum::net {

namespace {

constexpr std::string_view endOfHead = "\r\n\r\n";
constexpr size_t keyBytes = 16;

/// Section 1.3: what is mixed into the key, so that only a WebSocket server gives this answer.
QByteArray acceptOf(const std::string& key) {
    const QByteArray mixed = QByteArray::fromStdString(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    return QCryptographicHash::hash(mixed, QCryptographicHash::Sha1).toBase64();
}

std::string lowered(std::string_view text) {
    std::string made(text);
    std::transform(made.begin(), made.end(), made.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return made;
}

std::string_view trimmed(std::string_view text) {
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
    return text;
}

std::string_view takeLine(std::string_view& rest) {
    const size_t end = rest.find("\r\n");
    const std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 2);
    return line;
}

/// The only field of that name; nothing when there is none, or more than one.
std::optional<std::string_view> fieldOf(std::string_view head, std::string_view name) {
    std::optional<std::string_view> found;
    takeLine(head);
    while (!head.empty()) {
        const std::string_view line = takeLine(head);
        const size_t colon = line.find(':');
        if (colon == std::string_view::npos || lowered(line.substr(0, colon)) != name) continue;
        if (found) return std::nullopt;
        found = trimmed(line.substr(colon + 1));
    }
    return found;
}

/// Whether a list like "keep-alive, Upgrade" names it.
bool names(std::optional<std::string_view> list, std::string_view wanted) {
    while (list && !list->empty()) {
        const size_t comma = list->find(',');
        if (lowered(trimmed(list->substr(0, comma))) == wanted) return true;
        list = comma == std::string_view::npos ? std::string_view{} : list->substr(comma + 1);
    }
    return false;
}

bool isUpgrade(std::string_view head) {
    return names(fieldOf(head, "upgrade"), "websocket") && names(fieldOf(head, "connection"), "upgrade");
}

/// The status of an answer; 0 when it is none.
int64_t statusOf(std::string_view line) {
    constexpr std::string_view version = "HTTP/1.1 ";
    if (!line.starts_with(version) && !line.starts_with("HTTP/1.0 ")) return 0;
    line.remove_prefix(version.size());
    int64_t status = 0;
    for (const char c : line.substr(0, 3)) {
        if (c < '0' || c > '9') return 0;
        status = status * 10 + (c - '0');
    }
    return line.size() == 3 || (line.size() > 3 && line[3] == ' ') ? status : 0;
}

auto refused(int64_t status) { return fail(Cause::Peer, NetError::UpgradeRefused, status); }

} // namespace

Result<bool> HttpHead::add(char byte) {
    if (m_text.size() >= httpHeadBytesMax) return refused(431);
    m_text.push_back(byte);
    return m_text.ends_with(endOfHead);
}

std::string newUpgradeKey(Random& random) {
    std::array<std::byte, keyBytes> bytes{};
    random.fill(bytes);
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), keyBytes).toBase64().toStdString();
}

std::string upgradeRequest(const WebTarget& target, const std::string& key) {
    return "GET " + target.path + " HTTP/1.1\r\nHost: " + target.host +
           "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + key +
           "\r\n\r\n";
}

Result<std::string> upgradeAnswer(std::string_view head) {
    std::string_view rest = head;
    const std::string_view line = takeLine(rest);
    if (!line.starts_with("GET /") || !line.ends_with(" HTTP/1.1")) return refused(400);
    if (!isUpgrade(head)) return refused(404);
    if (fieldOf(head, "sec-websocket-version") != "13") return refused(426);
    const std::string key(fieldOf(head, "sec-websocket-key").value_or(std::string_view{}));
    const auto decoded = QByteArray::fromBase64Encoding(
        QByteArray::fromStdString(key), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() != qsizetype{keyBytes}) return refused(400);
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " +
           acceptOf(key).toStdString() + "\r\n\r\n";
}

std::string refusalText(int64_t status) {
    const char* phrase = status == 404 ? "Not Found" : status == 426 ? "Upgrade Required" : "Bad Request";
    // What is newer than this version may come again with it.
    const char* more = status == 426 ? "Sec-WebSocket-Version: 13\r\n" : "";
    return "HTTP/1.1 " + std::to_string(status) + " " + phrase + "\r\n" + more +
           "Content-Length: 0\r\nConnection: close\r\n\r\n";
}

Done checkUpgrade(std::string_view head, const std::string& key) {
    std::string_view rest = head;
    const int64_t status = statusOf(takeLine(rest));
    if (status != 101) return refused(status);
    const bool isOurs = fieldOf(head, "sec-websocket-accept") == std::string_view(acceptOf(key).toStdString());
    const bool isPlain = !fieldOf(head, "sec-websocket-extensions") && !fieldOf(head, "sec-websocket-protocol");
    if (!isUpgrade(head) || !isOurs || !isPlain) return refused(status);
    return {};
}

} // namespace ieum::net
