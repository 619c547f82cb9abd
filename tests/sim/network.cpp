// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/network.h"

#include "net/error.h"
#include "sync/error.h"

#include <algorithm>

namespace ieum::sim {

namespace {

Error errorOf(NetError code) { return fail(Cause::Machine, code).value(); }

std::pair<uint32_t, uint32_t> pairOf(const Computer& a, const Computer& b) {
    return std::minmax(a.number(), b.number());
}

int endOf(const Line& line, const Computer& computer) { return line.dialler == &computer ? 0 : 1; }

/// Nothing in common, and a second channel to the same device, are facts and no faults.
bool isBlame(const Error& why) {
    return why.cause == Cause::Peer && !why.is(SyncError::NothingShared) && !why.is(NetError::ClosedByUs);
}

} // namespace

Network::Network(uint64_t seed, Agenda& agenda, Trace& trace, Blame blame)
    : m_agenda(agenda), m_trace(trace), m_blame(std::move(blame)), m_dice(seed, 10),
      m_discovery(seed, agenda,
                  {[this](const Computer& a, const Computer& b) { return areConnected(a, b); },
                   [this](Computer& a, Computer& b) { connect(a, b); }}) {}

Line* Network::find(uint64_t line) {
    const auto found = m_lines.find(line);
    return found == m_lines.end() ? nullptr : &found->second;
}

bool Network::areConnected(const Computer& a, const Computer& b) const {
    const auto found = m_between.find(pairOf(a, b));
    return found != m_between.end() && found->second > 0;
}

void Network::connect(Computer& from, Computer& to) {
    Line line;
    line.dialler = &from;
    line.dialled = &to;
    open(line);
    if (!m_dice.chance(weather.twinChance)) return;
    Line twin;
    twin.dialler = &to;
    twin.dialled = &from;
    open(twin);
}

void Network::open(Line line) {
    line.id = ++m_traffic.lines;
    line.sinceMs = m_agenda.nowMs();
    const uint64_t id = line.id;
    net::ChannelUp up;
    up.channel = {id};
    up.kind = line.kind;
    up.initiator = true;
    m_dice.fill(up.handshakeHash);
    up.remoteAddress = line.site ? line.site->address().host + ":4711" : "192.0.2.1:4711";
    if (line.site) up.replica = line.site->address().key;
    if (line.dialled) ++m_between[pairOf(*line.dialler, *line.dialled)];
    // The handshake takes two round trips; both ends may know of each other a little apart, and nothing arrives before.
    const int64_t dialledMs = 3 * delayMs();
    const int64_t diallerMs = dialledMs + delayMs();
    line.lastArrivalMs[0].fill(m_agenda.nowMs() + diallerMs);
    line.lastArrivalMs[1].fill(m_agenda.nowMs() + dialledMs);
    m_lines.emplace(id, line);
    m_agenda.after(dialledMs, [this, id, up]() mutable {
        const Line* opened = find(id);
        if (opened == nullptr || opened->gone[1]) return;
        up.initiator = false;
        up.remoteAddress = "192.0.2.2:40000";
        if (opened->site) {
            opened->site->post(replica::ChannelOpened{id, up.handshakeHash});
        } else {
            opened->dialled->post(net::Event(up));
        }
    });
    m_agenda.after(diallerMs, [this, id, up] {
        const Line* opened = find(id);
        if (opened == nullptr || opened->gone[0]) return;
        opened->dialler->post(net::Event(up));
    });
    // Whoever has not proved anything by then is shown out.
    m_agenda.after(diallerMs + m_timings.trustMs, [this, id] {
        const Line* opened = find(id);
        if (opened == nullptr) return;
        for (const int end : {0, 1}) {
            if (!opened->trusted[static_cast<size_t>(end)])
                return close(id, end, errorOf(NetError::HandshakeTimeout), 0);
        }
    });
}

int64_t Network::delayMs() { return m_dice.between(weather.latencyMinMs, weather.latencyMaxMs); }

void Network::carryOut(Computer& from, net::Command command, int64_t afterMs) {
    if (auto* frame = std::get_if<net::SendFrame>(&command)) {
        const Line* line = find(frame->channel.value);
        if (line == nullptr) return;
        send(line->id, endOf(*line, from), std::move(frame->frame), frame->lane, afterMs);
    } else if (const auto* trusted = std::get_if<net::TrustChannel>(&command)) {
        const Line* line = find(trusted->channel.value);
        if (line != nullptr) trust(line->id, endOf(*line, from));
    } else if (const auto* closing = std::get_if<net::CloseChannel>(&command)) {
        Line* line = find(closing->channel.value);
        if (line != nullptr) line->idle = closing->why.is(NetError::NothingToSay);
        if (line != nullptr) close(line->id, endOf(*line, from), closing->why, afterMs);
    } else if (const auto* replicas = std::get_if<net::KeepReplicas>(&command)) {
        keep(from, *replicas);
    }
    // Remembered addresses (KeepPeers) add nothing here: whoever could be dialled is found by discovery.
}

void Network::carryOut(const ReplicaSite&, replica::ChannelOutput output, int64_t afterMs) {
    if (auto* frame = std::get_if<replica::SendTo>(&output)) {
        if (find(frame->channel) != nullptr)
            send(frame->channel, 1, std::move(frame->frame), static_cast<net::Lane>(frame->lane), afterMs);
    } else if (const auto* trusted = std::get_if<replica::TrustIn>(&output)) {
        if (find(trusted->channel) != nullptr) trust(trusted->channel, 1);
    } else if (const auto* closing = std::get_if<replica::CloseThe>(&output)) {
        if (find(closing->channel) != nullptr) close(closing->channel, 1, closing->why, afterMs);
    }
}

void Network::send(uint64_t id, int end, Bytes frame, net::Lane lane, int64_t afterMs) {
    Line& line = *find(id);
    if (line.gone[static_cast<size_t>(end)]) return;
    if (line.site && lane == net::Lane::Bulk && (!weather.filesGetThrough || !line.held.empty())) {
        if (line.held.empty()) m_agenda.after(secondMs, [this, id] { release(id); });
        line.held.emplace_back(end, std::move(frame));
        return;
    }
    ++m_traffic.frames;
    m_traffic.bytes += frame.size();
    const int other = 1 - end;
    if (m_dice.chance(weather.breakChance)) {
        m_agenda.after(afterMs, [this, id] {
            for (const int each : {0, 1}) fall(id, each, errorOf(NetError::ClosedByPeer));
        });
        return;
    }
    int64_t arrivesMs = m_agenda.nowMs() + afterMs + delayMs();
    if (m_dice.chance(weather.stallChance)) arrivesMs += m_dice.between(200, weather.stallMaxMs);
    // What is more urgent may overtake; nothing overtakes what is as urgent or more so (net/send_queue.h).
    auto& last = line.lastArrivalMs[static_cast<size_t>(other)];
    for (size_t urgent = 0; urgent <= static_cast<size_t>(lane); ++urgent)
        arrivesMs = std::max(last[urgent], arrivesMs);
    last[static_cast<size_t>(lane)] = arrivesMs;
    m_agenda.at(arrivesMs, [this, id, other, frame = std::move(frame)] { arrive(id, other, frame); });
}

void Network::release(uint64_t id) {
    Line* line = find(id);
    if (line == nullptr) return;
    if (!weather.filesGetThrough) return m_agenda.after(secondMs, [this, id] { release(id); });
    for (auto& [end, frame] : std::exchange(line->held, {})) send(id, end, std::move(frame), net::Lane::Bulk, 0);
}

void Network::arrive(uint64_t id, int end, const Bytes& frame) {
    const Line* line = find(id);
    const auto at = static_cast<size_t>(end);
    if (line == nullptr || line->gone[at] || line->deaf[at]) return;
    m_trace.note(id << 1U | at);
    m_trace.note(frame);
    if (end == 1 && line->site) return line->site->post(replica::ChannelSaid{id, frame});
    Computer* to = end == 0 ? line->dialler : line->dialled;
    to->post(net::Event(net::ChannelFrame{{id}, frame, {}}));
}

void Network::trust(uint64_t id, int end) { find(id)->trusted[static_cast<size_t>(end)] = true; }

void Network::close(uint64_t id, int end, const Error& why, int64_t afterMs) {
    if (const Line* line = find(id); line != nullptr && isBlame(why)) { // that one is a fact and no fault
        const bool bySite = end == 1 && line->site;
        const uint32_t number = bySite ? line->site->number() : (end == 0 ? line->dialler : line->dialled)->number();
        m_blame((bySite ? "replica " : "P") + std::to_string(number), line->site, why);
    }
    m_agenda.after(afterMs, [this, id, end, why] {
        fall(id, end, why);
        const Line* line = find(id);
        if (line == nullptr || line->deaf[static_cast<size_t>(1 - end)]) return;
        m_agenda.after(delayMs(), [this, id, end] { fall(id, 1 - end, errorOf(NetError::ClosedByPeer)); });
    });
}

void Network::fall(uint64_t id, int end, const Error& why) {
    Line* line = find(id);
    if (line == nullptr) return;
    const auto at = static_cast<size_t>(end);
    if (!line->gone[at]) {
        markGone(*line, end);
        if (end == 1 && line->site) {
            line->site->post(replica::ChannelClosed{id});
        } else {
            (end == 0 ? line->dialler : line->dialled)->post(net::Event(net::ChannelDown{{id}, why}));
        }
    }
    // Both may have gone by themselves: a line that stayed in the list would keep them from dialling for ever.
    if (line->gone[0] && line->gone[1]) {
        const Line over = *line;
        m_lines.erase(id);
        ended(over);
    }
}

void Network::markGone(Line& line, int end) {
    // The pair may dial again as soon as one of them knows; the other one then has two channels for a while.
    if (line.dialled && !line.gone[0] && !line.gone[1]) --m_between[pairOf(*line.dialler, *line.dialled)];
    line.gone[static_cast<size_t>(end)] = true;
}

void Network::ended(const Line& line) {
    if (line.site && line.idle) return; // dialled when it is to be kept anew, as in net/dialer
    if (line.site && m_keepers[line.site->address().key].contains(line.dialler->number())) {
        net::ReplicaState state{line.site->address().key, false, line.dialler->clock().now().wall, {}, {}};
        line.dialler->post(net::Event(state));
        return planDial(*line.dialler, line.site->address().key);
    }
    if (line.site) return;
    const bool good = line.trusted[0] && line.trusted[1] && m_agenda.nowMs() - line.sinceMs >= m_timings.settledMs;
    m_discovery.ended(*line.dialler, *line.dialled, good);
}

void Network::look(Computer& computer) {
    m_discovery.look(computer);
    for (auto& [key, keepers] : m_keepers) {
        if (!keepers.contains(computer.number())) continue;
        planDial(computer, key);
    }
}

void Network::leave(Computer& computer, bool silently) {
    std::vector<uint64_t> lines;
    for (const auto& [id, line] : m_lines) {
        if (line.dialler == &computer || line.dialled == &computer) lines.push_back(id);
    }
    for (const uint64_t id : lines) {
        Line& line = *find(id);
        const int end = endOf(line, computer);
        markGone(line, end);
        const int64_t noticedMs = silently ? m_timings.silentMs : delayMs();
        m_agenda.after(noticedMs, [this, id, end, silently] {
            fall(id, 1 - end, errorOf(silently ? NetError::Silent : NetError::ClosedByPeer));
        });
    }
}

void Network::deafenEnd(Line& line, int end) {
    const auto at = static_cast<size_t>(end);
    if (line.deaf[at] || line.gone[at]) return;
    line.deaf[at] = true;
    const uint64_t id = line.id;
    m_agenda.after(m_timings.silentMs, [this, id, end] { close(id, end, errorOf(NetError::Silent), 0); });
}

void Network::raiseWalls() {
    for (auto& [id, line] : m_lines) {
        const bool open = line.site ? line.site->isOn() && line.dialler->position.internet
                                    : Discovery::canMeet(*line.dialler, *line.dialled);
        if (open) continue;
        deafenEnd(line, 0);
        deafenEnd(line, 1);
    }
}

void Network::deafen(const Computer& computer, bool bothEnds) {
    for (auto& [id, line] : m_lines) {
        if (line.dialler != &computer && line.dialled != &computer) continue;
        if (m_dice.chance(0.5)) continue;
        deafenEnd(line, m_dice.chance(0.5) ? 0 : 1);
        if (bothEnds) deafenEnd(line, 0), deafenEnd(line, 1);
        return;
    }
}

void Network::keep(Computer& computer, const net::KeepReplicas& wanted) {
    for (auto& [key, keepers] : m_keepers) {
        const bool stays = std::any_of(wanted.replicas.begin(), wanted.replicas.end(),
                                       [&key = key](const auto& each) { return each.address.key == key; });
        if (keepers.erase(computer.number()) > 0 && !stays) hangUp(computer, key);
    }
    for (const net::ReplicaToKeep& replica : wanted.replicas) {
        m_keepers[replica.address.key][computer.number()] = &computer;
        planDial(computer, replica.address.key);
    }
}

/// A replica that is no longer to be kept (net/replica_keeper).
void Network::hangUp(const Computer& computer, const ReplicaKey& key) {
    std::vector<uint64_t> lines;
    for (const auto& [id, line] : m_lines) {
        if (line.site && line.dialler == &computer && line.site->address().key == key) lines.push_back(id);
    }
    for (const uint64_t id : lines) close(id, 0, errorOf(NetError::ClosedByUs), 0);
}

void Network::planDial(Computer& computer, const ReplicaKey& key) {
    const auto site = m_sites.find(key);
    if (site == m_sites.end() || !m_keepers[key].contains(computer.number())) return;
    if (!site->second->isOn() || !computer.position.internet || !computer.isOn()) return; // tried when that changes
    if (!m_dialling.emplace(computer.number(), key).second) return;
    m_agenda.after(m_dice.between(1, m_timings.retryMaxMs), [this, &computer, to = site->second, key] {
        m_dialling.erase({computer.number(), key});
        dial(computer, *to);
    });
}

void Network::dial(Computer& computer, ReplicaSite& site) {
    const bool isUp = std::any_of(m_lines.begin(), m_lines.end(), [&](const auto& each) {
        return each.second.site == &site && each.second.dialler == &computer;
    });
    if (isUp || !site.isOn() || !computer.isOn() || !computer.position.internet) return;
    Line line;
    line.kind = net::PathKind::Replica;
    line.dialler = &computer;
    line.site = &site;
    open(line);
    computer.post(net::Event(net::ReplicaState{site.address().key, true, computer.clock().now().wall, {}, {}}));
}

void Network::siteIsUp(const ReplicaSite& site) {
    for (const auto& [number, computer] : m_keepers[site.address().key]) planDial(*computer, site.address().key);
}

void Network::siteIsDown(const ReplicaSite& site, bool silently) {
    std::vector<uint64_t> lines;
    for (const auto& [id, line] : m_lines) {
        if (line.site == &site) lines.push_back(id);
    }
    for (const uint64_t id : lines) {
        find(id)->gone[1] = true;
        m_agenda.after(silently ? m_timings.silentMs : delayMs(), [this, id, silently] {
            fall(id, 0, errorOf(silently ? NetError::Silent : NetError::ClosedByPeer));
        });
    }
}

} // namespace ieum::sim
