// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/mdns_services.h"

#include "net/limits.h"
#include "net/mdns_name.h"

#include <algorithm>

namespace ieum::net {

namespace {

bool isOwn(const LocalInterface& local, const QHostAddress& address) {
    return std::any_of(local.subnets.begin(), local.subnets.end(), [&](const LocalInterface::Subnet& subnet) {
        QHostAddress own = subnet.address;
        own.setScopeId(address.scopeId()); // written now as a name and now as a number
        return own == address;
    });
}

/// The first and the last address of a subnet are no computer's.
bool isWholeSubnet(const LocalInterface& local, const QHostAddress& address) {
    return std::any_of(local.subnets.begin(), local.subnets.end(), [&](const LocalInterface::Subnet& subnet) {
        const bool hasBroadcast = !subnet.broadcast.isNull();
        if (!hasBroadcast || address.protocol() != QAbstractSocket::IPv4Protocol) return false;
        const quint32 hosts = subnet.prefixBits >= 32 ? 0 : 0xffffffffU >> subnet.prefixBits;
        const QHostAddress first(subnet.broadcast.toIPv4Address() & ~hosts);
        return address == subnet.broadcast || address == first;
    });
}

} // namespace

MdnsServices::MdnsServices(const Timings& timings, std::vector<LocalInterface> interfaces)
    : m_timings(timings), m_interfaces(std::move(interfaces)) {}

std::optional<MdnsService> MdnsServices::appeared(const MdnsService& service) {
    const auto advert = parseMdnsInstance(service.name);
    const bool isHere = std::any_of(m_interfaces.begin(), m_interfaces.end(),
                                    [&](const LocalInterface& local) { return local.index == service.interface; });
    if (!advert || !isHere || find(service) != m_entries.end()) return std::nullopt;
    std::optional<MdnsService> gone;
    if (m_entries.size() >= mdnsServicesMax) {
        // One of which nothing is known is the smallest loss.
        const auto unknown =
            std::find_if(m_entries.begin(), m_entries.end(), [](const Entry& entry) { return entry.address.isNull(); });
        const auto victim = unknown != m_entries.end() ? unknown : m_entries.begin();
        gone = victim->service;
        m_entries.erase(victim);
    }
    m_entries.push_back(Entry{service, *advert, false, {}, {}});
    return gone;
}

void MdnsServices::vanished(const MdnsService& service) {
    if (const auto entry = find(service); entry != m_entries.end()) m_entries.erase(entry);
}

void MdnsServices::found(const MdnsService& service, const Place& place) {
    const auto entry = find(service);
    if (entry == m_entries.end()) return;
    const QHostAddress before = entry->address;
    entry->address = place.port == entry->advert.port ? usable(service.interface, place) : QHostAddress();
    if (entry->address != before) entry->sayAt = {};
}

void MdnsServices::lost(const MdnsService& service) {
    if (const auto entry = find(service); entry != m_entries.end()) entry->address.clear();
}

std::vector<MdnsService> MdnsServices::toResolve(size_t most) {
    std::vector<MdnsService> asked;
    for (Entry& entry : m_entries) {
        if (asked.size() == most) break;
        if (!std::exchange(entry.isAsked, true)) asked.push_back(entry.service);
    }
    return asked;
}

std::vector<MdnsServices::Heard> MdnsServices::due(size_t most, SteadyMs now) {
    std::vector<Heard> heard;
    for (Entry& entry : m_entries) {
        if (heard.size() == most) break;
        if (entry.address.isNull() || now < entry.sayAt) continue;
        heard.push_back({entry.advert, entry.address});
        entry.sayAt = now.after(m_timings.advertMs);
    }
    return heard;
}

std::list<MdnsServices::Entry>::iterator MdnsServices::find(const MdnsService& service) {
    return std::find_if(m_entries.begin(), m_entries.end(),
                        [&service](const Entry& entry) { return entry.service == service; });
}

/// Null when it is none that a beacon could have come from: not on that link, nobody's, or our own, said by others.
QHostAddress MdnsServices::usable(int interface, const Place& place) const {
    QHostAddress address(place.address);
    for (const LocalInterface& local : m_interfaces) {
        if (local.index != interface) continue;
        if (address.isLinkLocal() && address.protocol() == QAbstractSocket::IPv6Protocol) {
            address.setScopeId(QString::fromStdString(local.name));
        }
        if (address.isNull() || address.isMulticast() || !isOnLink(address, {local})) return {};
        if (isWholeSubnet(local, address) || isOwn(local, address) != place.isLocal) return {};
        return address;
    }
    return {};
}

} // namespace ieum::net
