// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/whereabouts.h"

#include "net/host_port.h"
#include "node/conversations.h"
#include "node/error.h"
#include "node/limits.h"
#include "room/limits.h"

#include <QHostAddress>

#include <algorithm>

namespace ieum::node {

namespace {

constexpr std::string_view typedSetting = "peer addresses";
constexpr std::string_view statedSetting = "lan addresses";

std::string textOfAddress(const room::LanAddress& address) {
    QHostAddress ip;
    if (address.isIpv6) {
        ip.setAddress(reinterpret_cast<const quint8*>(address.ip.data()));
    } else {
        quint32 number = 0;
        for (size_t i = 0; i < 4; ++i) number = number << 8U | std::to_integer<quint32>(address.ip[i]);
        ip.setAddress(number);
    }
    return net::toText(net::HostPort{ip.toString().toStdString(), address.port});
}

std::optional<room::LanAddress> lanAddressOf(const std::string& text) {
    const auto parsed = net::parseHostPort(text);
    if (!parsed) return std::nullopt;
    const QHostAddress ip(QString::fromStdString(parsed->host));
    room::LanAddress address;
    address.port = parsed->port;
    address.isIpv6 = ip.protocol() == QAbstractSocket::IPv6Protocol;
    if (address.isIpv6) {
        const Q_IPV6ADDR bytes = ip.toIPv6Address();
        std::transform(std::begin(bytes.c), std::end(bytes.c), address.ip.begin(),
                       [](quint8 byte) { return std::byte{byte}; });
    } else if (ip.protocol() == QAbstractSocket::IPv4Protocol) {
        const quint32 number = ip.toIPv4Address();
        for (size_t i = 0; i < 4; ++i) address.ip[i] = static_cast<std::byte>(number >> (24 - 8 * i) & 255U);
    } else {
        return std::nullopt;
    }
    return address;
}

/// A line each.
Bytes joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + '\n';
    return copyOf(bytesOf(text));
}

std::map<DeviceId, std::set<std::string>> connectedOf(const Conversations& conversations) {
    std::map<DeviceId, std::set<std::string>> connected;
    for (const auto& [channel, with] : conversations.all()) {
        if (with->device) connected[with->device->device].insert(with->address);
    }
    return connected;
}

} // namespace

Done Whereabouts::load() {
    m_typed.clear();
    m_known.clear();
    m_dial.changed = true;
    m_dial.told.clear();
    m_dial.at.reset();
    const auto typed = m_world.stores.settings.get(typedSetting);
    const auto stated = m_world.stores.settings.get(statedSetting);
    const auto port = m_world.stores.settings.get(lanPortSetting);
    if (!typed) return passOn(typed);
    if (!stated) return passOn(stated);
    if (!port) return passOn(port);
    m_own.savedPort = *port ? QString::fromStdString(std::string(textOf(**port))).toUShort() : uint16_t{0};
    m_own.stated = stated->value_or(Bytes{});
    std::string_view rest = *typed ? textOf(**typed) : std::string_view{};
    for (size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        m_typed.emplace_back(rest.substr(0, end));
        rest.remove_prefix(end + 1);
    }
    return {};
}

Done Whereabouts::saveTyped() {
    changed();
    return m_world.stores.settings.set(typedSetting, joined(m_typed));
}

Done Whereabouts::add(std::string_view text) {
    const auto parsed = net::parseHostPort(text);
    if (!parsed) return passOn(parsed);
    std::string address = net::toText(*parsed);
    if (std::find(m_typed.begin(), m_typed.end(), address) != m_typed.end()) return {};
    if (m_typed.size() >= typedAddressesMax) {
        return fail(Cause::Input, NodeError::TooManyAddresses, static_cast<int64_t>(typedAddressesMax));
    }
    m_typed.push_back(std::move(address));
    return saveTyped();
}

Done Whereabouts::remove(std::string_view text) {
    const auto parsed = net::parseHostPort(text);
    if (!parsed) return passOn(parsed);
    const std::string address = net::toText(*parsed);
    const bool wasTyped = std::erase(m_typed, address) > 0;
    const auto forgotten = m_world.stores.peers.forgetAddress(address);
    if (!forgotten) return passOn(forgotten);
    if (!wasTyped && !*forgotten) return fail(Cause::Input, NodeError::NoSuchAddress);
    m_known.clear(); // it may be stated again
    return saveTyped();
}

Result<std::vector<AddressRow>> Whereabouts::list(const Conversations& conversations) const {
    const auto seen = m_world.stores.peers.addresses();
    if (!seen) return passOn(seen);
    const auto connected = connectedOf(conversations);
    const auto names = devicesOfOthers();
    std::vector<AddressRow> rows;
    rows.reserve(m_typed.size() + seen->size());
    for (const std::string& address : m_typed) rows.push_back({address, true, {}, false, 0});
    for (const store::SeenAddress& each : *seen) {
        const auto name = names.find(each.device);
        if (name == names.end()) continue;
        const auto at = connected.find(each.device);
        const bool isUp = at != connected.end() && at->second.contains(each.address);
        auto row = std::find_if(rows.begin(), rows.end(),
                                [&](const AddressRow& made) { return made.address == each.address; });
        if (row == rows.end()) row = rows.insert(rows.end(), AddressRow{each.address, false, {}, false, 0});
        if (each.seenMs < row->seenMs) continue; // somebody else had that address before
        row->name = name->second;
        row->seenMs = each.seenMs;
        row->connected = isUp;
    }
    return rows;
}

Done Whereabouts::note(const net::LanState& state) {
    m_world.listeningAt.clear();
    m_dial.lan = state.on;
    changed();
    m_own.port = 0;
    if (!state.on) return {};
    for (const std::string& text : state.addresses) {
        const auto address = lanAddressOf(text);
        const bool isFull = m_world.listeningAt.size() >= room::lanAddressesMax;
        if (!isFull && address && room::isLanAddress(*address)) m_world.listeningAt.push_back(*address);
    }
    m_own.port = state.port;
    return {};
}

Done Whereabouts::note(const DeviceId& device, const room::Statement& statement, Now now) {
    if (statement.addresses.empty() || device == m_world.identity->deviceId()) return {};
    const auto known = m_known.find(device);
    if (known != m_known.end() && known->second == statement.addresses) return {};
    if (m_known.size() >= statedDevicesMax) m_known.clear();
    m_known[device] = statement.addresses;
    changed();
    // Its own word of when, but no later than now: an address that worked since is better.
    const int64_t statedMs = std::min(statement.statedMs, now.wall.ms);
    for (const room::LanAddress& each : statement.addresses) {
        if (const auto put = m_world.stores.peers.rememberAddress({device, textOfAddress(each), statedMs}); !put)
            return put;
    }
    return {};
}

/// Of people with whom we share a room, and of ourselves; with names.
std::map<DeviceId, std::string> Whereabouts::devicesOfOthers() const {
    std::map<DeviceId, std::string> devices;
    for (const auto& [id, room] : m_rooms.all()) {
        if (!room->isMember()) continue;
        for (const auto& [person, member] : room->members().members()) {
            for (const feed::DeviceCertificate& device : member.devices) devices.emplace(device.device, member.name);
        }
    }
    devices.erase(m_world.identity->deviceId());
    return devices;
}

/// A member must not make us dial anywhere in the world; nor need we dial ourselves.
bool Whereabouts::mayBeDialled(const std::string& text) const {
    const auto address = lanAddressOf(text);
    if (!address || !room::isLanAddress(*address)) return true; // nobody can state such a one: it has worked before
    const auto& ours = m_world.listeningAt;
    return room::isNearby(*address, ours) && std::find(ours.begin(), ours.end(), *address) == ours.end();
}

/// The newest of each device that is not connected.
Result<std::vector<std::string>> Whereabouts::remembered(const Connected& connected,
                                                         const std::vector<store::SeenAddress>& seen) const {
    std::vector<std::string> wanted;
    if (!m_dial.lan) return wanted;
    const auto devices = devicesOfOthers();
    std::map<DeviceId, size_t> counts;
    for (const store::SeenAddress& each : seen) {
        if (wanted.size() >= rememberedDialledMax) break;
        const bool isAway = devices.contains(each.device) && !connected.contains(each.device);
        if (!isAway || !mayBeDialled(each.address)) continue;
        if (++counts[each.device] <= room::lanAddressesMax) wanted.push_back(each.address);
    }
    return wanted;
}

Done Whereabouts::dial(const Connected& connected) {
    const auto seen = m_world.stores.peers.addresses();
    if (!seen) return passOn(seen);
    const auto others = remembered(connected, *seen);
    if (!others) return passOn(others);
    // Somebody whom we have by another way is not dialled by this one too.
    const auto isThere = [&](const std::string& address) {
        return std::any_of(seen->begin(), seen->end(), [&](const store::SeenAddress& each) {
            return each.address == address && connected.contains(each.device);
        });
    };
    std::vector<std::string> wanted;
    for (const auto& source : {m_typed, m_meetings.addresses(), *others}) {
        for (const std::string& address : source) {
            const bool isNew = std::find(wanted.begin(), wanted.end(), address) == wanted.end();
            if (isNew && !isThere(address)) wanted.push_back(address);
        }
    }
    if (wanted == m_dial.told) return {};
    m_dial.told = wanted;
    m_world.effects.commands.push_back(net::KeepPeers{std::move(wanted)});
    return {};
}

Result<bool> Whereabouts::settle(const Conversations& conversations, Now now) {
    Connected connected = connectedOf(conversations);
    if (connected != m_dial.connected) changed();
    m_dial.connected = std::move(connected);
    if (m_dial.changed && (!m_dial.at || now.steady >= m_dial.at->after(dialListEveryMs))) {
        m_dial.changed = false;
        m_dial.at = now.steady;
        if (const auto told = dial(m_dial.connected); !told) return passOn(told);
    }
    return restate(now);
}

bool Whereabouts::isKnown() const {
    return !m_rooms.meetings().empty() || std::any_of(m_rooms.all().begin(), m_rooms.all().end(), [](const auto& each) {
        return each.second->members().devices().size() > 1;
    });
}

Result<bool> Whereabouts::restate(Now now) {
    Bytes own;
    for (const room::LanAddress& each : m_world.listeningAt) append(own, pack(each));
    const bool isOtherPort = m_own.port != 0 && m_own.port != m_own.savedPort;
    if (!isOtherPort && (own.empty() || own == m_own.stated)) {
        m_own.due.reset();
        return false;
    }
    // A command that looks in for a moment leaves the profile of somebody alone as it was.
    if (!isKnown()) return false;
    if (isOtherPort) {
        const std::string text = std::to_string(m_own.port);
        if (const auto saved = m_world.stores.settings.set(lanPortSetting, bytesOf(text)); !saved) return passOn(saved);
        m_own.savedPort = m_own.port;
    }
    m_own.due.reset();
    if (own.empty() || own == m_own.stated) return false;
    if (m_own.at && now.steady < m_own.at->after(addressesStatedEveryMs)) {
        m_own.due = m_own.at->after(addressesStatedEveryMs);
        return false;
    }
    m_own.at = now.steady;
    if (const auto saved = m_world.stores.settings.set(statedSetting, own); !saved) return passOn(saved);
    m_own.stated = std::move(own);
    return true;
}

std::optional<SteadyMs> Whereabouts::nextDeadline() const {
    if (!m_dial.changed || !m_dial.at) return m_own.due;
    const SteadyMs dialAt = m_dial.at->after(dialListEveryMs);
    return m_own.due ? std::min(dialAt, *m_own.due) : dialAt;
}

} // namespace ieum::node
