// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/lan_report.h"

#include <algorithm>

namespace ieum::net {

namespace {

const WaySeen& at(const InterfaceSeen& seen, LanWay way) { return seen.ways[static_cast<size_t>(way)]; }

bool passes(const InterfaceSeen& seen, LanWay way) { return at(seen, way).heard > 0 || at(seen, way).answered > 0; }

bool multicastPasses(const InterfaceSeen& seen) {
    return passes(seen, LanWay::Multicast4) || passes(seen, LanWay::Multicast6);
}

bool somebodyIsThere(const InterfaceSeen& seen) {
    return multicastPasses(seen) || passes(seen, LanWay::Broadcast) || seen.answered > 0;
}

/// What a system sends to a group or to all it also hands to its own listeners, through the same rules as all that
/// comes in: when nothing of it comes back, these rules keep it out, and what others send with it.
bool isShutHere(const InterfaceSeen& seen) {
    const auto sent = [](const WaySeen& way) { return way.sent > 0; };
    const auto returned = [](const WaySeen& way) { return way.returned; };
    return std::any_of(seen.ways.begin(), seen.ways.end(), sent) &&
           std::none_of(seen.ways.begin(), seen.ways.end(), returned);
}

std::optional<LanCause> causeAt(const InterfaceSeen& seen) {
    if (isShutHere(seen)) return LanCause::Firewall;
    if (multicastPasses(seen)) return std::nullopt;
    if (somebodyIsThere(seen)) return LanCause::MulticastFiltered;
    const bool looked = seen.asked > 0;
    if (!looked || seen.neighbours > 0) return LanCause::NobodyAnswers;
    return seen.gatewayAnswers ? LanCause::ClientIsolation : LanCause::Alone;
}

} // namespace

std::vector<LanFinding> diagnose(const LanSeen& seen) {
    std::vector<LanFinding> findings;
    if (seen.udpTaken) findings.push_back({LanCause::PortTaken, "UDP " + std::to_string(*seen.udpTaken)});
    if (seen.tcpTaken) findings.push_back({LanCause::PortTaken, "TCP " + std::to_string(*seen.tcpTaken)});
    if (seen.interfaces.empty()) findings.push_back({LanCause::NoInterface, {}});
    const bool somebody = std::any_of(seen.interfaces.begin(), seen.interfaces.end(), somebodyIsThere);
    const bool byMdns = seen.mdns.heard > 0;
    // A tunnel is no fault by itself: many carry the LAN's packets as well, or leave them alone.
    if (!seen.tunnel.empty() && !somebody && !byMdns) findings.push_back({LanCause::Vpn, seen.tunnel});
    // Without its port nothing can be heard, and nothing follows from silence.
    if (!seen.udpTaken) {
        for (const InterfaceSeen& each : seen.interfaces) {
            const auto cause = causeAt(each);
            // One network with others on it is what was looked for; that another one is empty is no fault.
            const bool isSilence = cause && *cause >= LanCause::ClientIsolation;
            if (cause && !(isSilence && (somebody || byMdns))) findings.push_back({*cause, each.name});
        }
    }
    if (byMdns && !somebody) findings.push_back({LanCause::OnlyMdns, {}});
    for (const std::string& address : seen.unreachable) findings.push_back({LanCause::FirewallThere, address});
    if (findings.empty()) findings.push_back({LanCause::Fine, {}});
    if (!seen.tunnel.empty() && (somebody || byMdns)) findings.push_back({LanCause::Vpn, seen.tunnel});
    return findings;
}

} // namespace ieum::net
