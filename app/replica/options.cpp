// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/options.h"

#include <QHash>

#include <limits>

namespace ieum::app {

namespace {

constexpr const char* usage =
    R"(Usage: ieum-replica --data DIR [options]

Keeps rooms for people whose devices are not on at the same time. It sees sealed bytes, sizes and times only.
The first line of its output is the address to give to them; whoever has it may register rooms. A second one is the
address for WebSockets, when there is one.

  --data DIR            where everything lies; made when it is missing
  --listen HOST:PORT    where to listen (default: all addresses, port 47475); PORT 0 takes a free one
  --advertise HOST      the name or address that clients reach this machine by
  --ws-port N           serve WebSockets too, at this port; 0 takes a free one
  --ws-host HOST        the address to bind for them (default: 127.0.0.1; with a certificate: all)
  --ws-advertise URL    where clients find it: ws://HOST:PORT/PATH, or wss:// when TLS ends before it
  --tls-cert FILE       speak TLS at that port: the certificate with its chain, PEM
  --tls-key FILE        and its key
  --open                rooms need no token: for a LAN, or behind something that keeps strangers out
  --new-token           make a new token; rooms that are registered stay
  --quota-mb N          of one room, in MiB (default: 1024)
  --events-per-day N    of one room (default: 200000)
  --feeds N             of one room (default: 4096)
  --rooms N             in all (default: 10000)
  --keep-days N         how long pieces of files are kept (default: 14)
  --keep-messages-days N  how long messages are kept (default: for ever); pieces of files no longer than they
  --json                one line of JSON: {"address":"...","port":N}, and "web_address"
  --help
)";

constexpr uint64_t bytesPerMiB = 1024 * 1024;

/// "HOST:PORT", "[v6]:PORT", ":PORT" or "HOST".
bool readListen(const QString& text, node::ReplicaHostOptions& host) {
    const bool isBracketed = text.startsWith('[');
    const auto hostEnd = isBracketed ? text.indexOf(']') : text.lastIndexOf(':');
    if (isBracketed && hostEnd < 0) return false;
    if (!isBracketed && text.count(':') > 1) return false; // IPv6 without brackets: which colon is the port's?
    const QString name = isBracketed ? text.mid(1, hostEnd - 1) : hostEnd < 0 ? text : text.left(hostEnd);
    const QString rest = isBracketed ? text.mid(hostEnd + 1) : hostEnd < 0 ? QString() : text.mid(hostEnd);
    host.host = name.toStdString();
    if (rest.isEmpty()) return !name.isEmpty();
    bool isNumber = false;
    const uint port = rest.mid(1).toUInt(&isNumber);
    if (!rest.startsWith(':') || !isNumber || port > std::numeric_limits<uint16_t>::max()) return false;
    host.port = static_cast<uint16_t>(port);
    return true;
}

bool readNumber(const QString& text, uint64_t max, uint64_t& into) {
    bool isNumber = false;
    into = text.toULongLong(&isNumber);
    return isNumber && into > 0 && into <= max;
}

/// False when it is another option.
bool readWebText(const QString& option, const std::string& value, node::ReplicaHostOptions& host) {
    std::string* const into = option == "--ws-host"        ? &host.webHost
                              : option == "--ws-advertise" ? &host.advertisedWeb
                              : option == "--tls-cert"     ? &host.certificateFile
                              : option == "--tls-key"      ? &host.certificateKeyFile
                                                           : nullptr;
    if (into != nullptr) *into = value;
    return into != nullptr;
}

/// False when the value is not one for this option.
bool readValue(const QString& option, const QString& value, node::ReplicaHostOptions& host) {
    constexpr uint64_t countMax = 1'000'000'000;
    uint64_t number = 0;
    if (option == "--data") {
        host.folder = value.toStdString();
        return !value.isEmpty();
    }
    if (option == "--listen") return readListen(value, host);
    if (option == "--advertise") {
        host.advertisedHost = value.toStdString();
        return !value.isEmpty() && !value.contains('/') && !value.contains(' ');
    }
    if (option == "--ws-port") {
        bool isNumber = false;
        const uint port = value.toUInt(&isNumber);
        host.webPort = static_cast<uint16_t>(port);
        return isNumber && port <= std::numeric_limits<uint16_t>::max();
    }
    if (readWebText(option, value.toStdString(), host)) return !value.isEmpty();
    if (!readNumber(value, countMax, number)) return false;
    if (option == "--quota-mb") host.roomBytes = number * bytesPerMiB;
    if (option == "--events-per-day") host.roomEventsPerDay = number;
    if (option == "--feeds") host.roomFeeds = number;
    if (option == "--rooms") host.rooms = number;
    if (option == "--keep-messages-days") host.contentKeptDays = static_cast<int64_t>(number);
    if (option == "--keep-days") host.chunkKeptDays = static_cast<int64_t>(number);
    return true;
}

bool readFlag(const QString& option, ReplicaOptions& options) {
    if (option == "--open")
        options.host.isOpen = true;
    else if (option == "--new-token")
        options.host.makeNewToken = true;
    else if (option == "--json")
        options.json = true;
    else if (option == "--help")
        options.showHelp = true;
    else
        return false;
    return true;
}

} // namespace

std::string replicaUsage() { return usage; }

std::variant<ReplicaOptions, BadUsage> parseReplicaOptions(const QStringList& words) {
    static const QStringList withValue{
        "--data",     "--listen",    "--advertise",          "--quota-mb", "--events-per-day", "--feeds",
        "--rooms",    "--keep-days", "--keep-messages-days", "--ws-port",  "--ws-host",        "--ws-advertise",
        "--tls-cert", "--tls-key"};
    ReplicaOptions options;
    for (auto word = words.begin(); word != words.end(); ++word) {
        if (readFlag(*word, options)) continue;
        const QString option = word->section('=', 0, 0);
        if (!withValue.contains(option)) return BadUsage{"There is no option " + word->toStdString() + "."};
        QString value = word->section('=', 1);
        if (!word->contains('=')) {
            if (std::next(word) == words.end()) return BadUsage{option.toStdString() + " needs a value."};
            value = *++word;
        }
        if (!readValue(option, value, options.host)) {
            return BadUsage{"\"" + value.toStdString() + "\" is no value for " + option.toStdString() + "."};
        }
    }
    const bool hasWeb = options.host.webPort.has_value();
    const bool hasCertificate = !options.host.certificateFile.empty();
    if (hasCertificate != !options.host.certificateKeyFile.empty()) {
        return BadUsage{"A certificate needs its key: --tls-cert FILE --tls-key FILE."};
    }
    if (!hasWeb && (hasCertificate || !options.host.webHost.empty() || !options.host.advertisedWeb.empty())) {
        return BadUsage{"Say at which port WebSockets are served: --ws-port N."};
    }
    if (options.host.folder.empty() && !options.showHelp) return BadUsage{"Say where the data lies: --data DIR."};
    return options;
}

} // namespace ieum::app
