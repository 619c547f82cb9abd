// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/discovery.h"

#include <algorithm>

namespace ieum::sim {

namespace {
/// After so many dials that came to nothing a pair waits until one of them has something new.
constexpr int failuresMax = 12;
} // namespace

Discovery::Discovery(uint64_t seed, Agenda& agenda, Calls calls)
    : m_agenda(agenda), m_calls(std::move(calls)), m_dice(seed, 11) {}

bool Discovery::canMeet(const Computer& a, const Computer& b) {
    return a.isOn() && b.isOn() && a.position.place >= 0 && a.position.place == b.position.place &&
           a.position.side == b.position.side;
}

Discovery::Retry& Discovery::retryOf(const Computer& a, const Computer& b) {
    return m_retries[std::minmax(a.number(), b.number())];
}

bool Discovery::shareRoom(const Computer& a, const Computer& b) const {
    const auto ofA = m_rooms.find(a.number());
    const auto ofB = m_rooms.find(b.number());
    if (ofA == m_rooms.end() || ofB == m_rooms.end()) return false;
    return std::any_of(ofA->second.begin(), ofA->second.end(),
                       [&](const RoomId& room) { return ofB->second.contains(room); });
}

void Discovery::refresh(Computer& computer) {
    std::set<RoomId>& rooms = m_rooms[computer.number()];
    for (const RoomId& room : rooms) m_having[room].erase(computer.number());
    rooms.clear();
    const node::RoomSet& all = computer.parts().rooms;
    for (const auto& [id, room] : all.all()) {
        if (!room->record().removed) rooms.insert(id);
    }
    for (const auto& [id, meeting] : all.meetings()) rooms.insert(id);
    for (const RoomId& room : rooms) m_having[room].insert(computer.number());
}

void Discovery::look(Computer& computer) {
    if (!computer.isOn()) return;
    refresh(computer);
    std::set<uint32_t> others;
    for (const RoomId& room : m_rooms[computer.number()]) {
        const auto& having = m_having[room];
        others.insert(having.begin(), having.end());
    }
    for (const uint32_t number : others) {
        Computer& other = *m_computers.at(number);
        if (&other == &computer || !canMeet(computer, other)) continue;
        retryOf(computer, other).failures = 0;
        if (!m_calls.areConnected(computer, other)) plan(computer, other, m_dice.between(20, 3000));
    }
}

void Discovery::plan(Computer& a, Computer& b, int64_t afterMs) {
    Retry& retry = retryOf(a, b);
    if (retry.planned) return;
    retry.planned = true;
    m_agenda.after(afterMs, [this, &a, &b] {
        retryOf(a, b).planned = false;
        if (!canMeet(a, b) || !shareRoom(a, b) || m_calls.areConnected(a, b)) return;
        const bool aDials = m_dice.chance(0.5);
        m_calls.dial(aDials ? a : b, aDials ? b : a);
    });
}

void Discovery::ended(Computer& a, Computer& b, bool good) {
    Retry& retry = retryOf(a, b);
    retry.failures = good ? 0 : retry.failures + 1;
    if (retry.failures > failuresMax || !canMeet(a, b)) return;
    const int64_t boundMs = std::min(m_timings.retryMaxMs, m_timings.retryFirstMs << retry.failures);
    plan(a, b, m_dice.between(1, boundMs));
}

} // namespace ieum::sim
