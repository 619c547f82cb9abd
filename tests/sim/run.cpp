// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run.h"

#include "sim/ending.h"
#include "sim/scenario.h"

#include <algorithm>
#include <cstdio>

namespace ieum::sim {

namespace {

std::string header() { return "    hour    on lines   sent arrived waiting crash  joined  frames  batches"; }

std::string columns(Town& town) {
    size_t on = 0;
    size_t waiting = 0;
    uint64_t batches = 0;
    for (const auto& computer : town.computers) {
        batches += computer->batches();
        if (!computer->isOn()) continue;
        ++on;
        if (const auto all = computer->parts().world.stores.outbox.all()) waiting += all->size();
    }
    char line[160];
    std::snprintf(
        line, sizeof line, "%8.1f %5zu %5zu %6zu %7llu %7zu %5llu %7llu %7llu %8llu",
        static_cast<double>(town.agenda.nowMs()) / static_cast<double>(hourMs), on, town.network.lineCount(),
        town.history.sent.size(), static_cast<unsigned long long>(town.history.arrived), waiting,
        static_cast<unsigned long long>(town.history.crashes), static_cast<unsigned long long>(town.history.joined),
        static_cast<unsigned long long>(town.network.traffic().frames), static_cast<unsigned long long>(batches));
    return line;
}

bool isQuiet(Town& town) {
    return std::all_of(town.computers.begin(), town.computers.end(),
                       [](const auto& computer) { return computer->isOn(); });
}

/// Until nobody has said anything for as long as the town needs to be sure; false when that never happens.
bool calmDown(Town& town) {
    const int64_t limitMs = town.agenda.nowMs() + 2 * hourMs;
    for (uint64_t frames = 0; town.agenda.nowMs() < limitMs;) {
        frames = town.network.traffic().frames;
        if (!town.runUntil(town.agenda.nowMs() + town.quietMs)) return true;
        if (frames == town.network.traffic().frames && isQuiet(town)) return true;
    }
    return false;
}

} // namespace

Beginning::Beginning(const Settings& settings)
    : m_town(settings), m_society(m_town, scenarioOf(settings.scenario).habits) {
    m_town.build(scenarioOf(settings.scenario).replicas);
    m_complete = m_society.gather();
}

Outcome Beginning::live(uint64_t seed, const std::function<void(const std::string&)>& say) {
    Town& town = m_town;
    Outcome outcome;
    if (say) say(header());
    bool goesOn = m_complete;
    const int64_t beganMs = town.agenda.nowMs();
    if (goesOn) {
        town.endMs = beganMs + static_cast<int64_t>(town.settings.hours * static_cast<double>(hourMs));
        become(town, seed);
        scenarioOf(town.settings.scenario).begin(town);
        m_society.live();
        for (int64_t ms = beganMs; goesOn && ms < town.endMs;) {
            if (say) say(columns(town));
            ms = std::min(ms + hourMs, town.endMs);
            goesOn = town.runUntil(ms);
        }
    }
    if (goesOn) {
        town.heal();
        const int64_t healedMs = town.agenda.nowMs();
        if (!calmDown(town)) town.accuse("not quiet two hours after everything was healed");
        outcome.quietAfterMs = town.agenda.nowMs() - healedMs;
        if (say) say(columns(town));
    }
    outcome.findings = town.findings;
    if (town.findings.empty()) {
        Ending ending = readEnding(town);
        ending.clocksWereRight = town.history.clocksWereRight;
        outcome.findings = judgeAll(town.history, ending);
    }
    outcome.fingerprint = town.trace.fingerprint();
    outcome.sent = town.history.sent.size();
    outcome.arrived = town.history.arrived;
    outcome.crashes = town.history.crashes;
    outcome.forks = town.history.forks;
    outcome.frames = town.network.traffic().frames;
    return outcome;
}

} // namespace ieum::sim
