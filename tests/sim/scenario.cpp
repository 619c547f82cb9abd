// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario.h"

#include "sim/drills.h"
#include "sim/nemesis.h"

#include <algorithm>

namespace ieum::sim {

namespace {

void looseSome(Town& town, bool withDoubles) {
    Dice dice(town.settings.seed, 3);
    scatter(town, dice, 4);
    for (const Nemesis& nemesis : allNemeses()) {
        const bool isLoose = dice.chance(0.4) && (withDoubles || !nemesis.doubles);
        if (isLoose && !town.settings.without.contains(nemesis.name)) nemesis.loose(town);
    }
}

/// Any of the nemeses, by the seed: few runs have all of them, and each pair meets in some.
void mix(Town& town) { looseSome(town, false); }

/// One device may be two at any time, and any of the others may be loose as well.
void doubled(Town& town) { looseSome(town, true); }

void calm(Town&) {}

} // namespace

const std::vector<Scenario>& allScenarios() {
    static const Habits outage{0.05, 0.0005, 0.0005, 0.0002, 0.02, 0.0005, 2.4, 8, 0.01};
    static const Habits withSecondComputers = [] {
        Habits habits;
        habits.secondComputers = 0.33;
        habits.revocations = 0.01;
        return habits;
    }();
    static const Habits twoComputersEach = [] {
        Habits habits;
        habits.secondComputers = 1;
        habits.messages = 0.5;
        return habits;
    }();
    static const std::vector<Scenario> all{
        {"mix", "any of the nemeses but the doubles, by the seed", 2, {}, mix},
        {"doubles", "as mix, and machines are put back as a whole, or run twice", 2, {}, doubled},
        {"devices", "as mix, and a third of the people have a second computer", 2, withSecondComputers, mix},
        {"shuffle", "everybody has two computers, and five replicas are added, removed and reordered on each", 5,
         twoComputersEach, drills::shuffle},
        {"calm", "nothing goes wrong", 2, {}, calm},
        {"pangyo", "D1: every replica is gone; islands of fifty, and commuters", 2, outage, drills::pangyo},
        {"half-back",
         "D2: replicas come back at a tenth of the time, and carry files at its end only",
         2,
         {},
         drills::halfBack},
        {"login-gone", "D3: no server answers after everybody has started again", 1, {}, drills::loginGone},
        {"cold-cache", "D6: half of the people come back at once, by replica alone", 1, {}, drills::coldCache},
        {"stale-return", "D7: the only replica comes back with its disk of long ago", 2, {}, drills::staleReturn},
        {"flapping", "D9: replicas are up and down every thirty seconds", 1, {}, drills::flapping},
        {"clock-fire", "D11: one site's clocks are two hours wrong, then right again", 1, {}, drills::clockFire},
        {"island-merge", "D14: islands that hear of each other at the end only", 1, {}, drills::islandMerge},
        {"power-cut", "D15: as pangyo, and everybody's power is cut three times", 2, outage, drills::powerCut},
    };
    return all;
}

bool isScenario(const std::string& name) {
    return std::any_of(allScenarios().begin(), allScenarios().end(),
                       [&](const Scenario& each) { return each.name == name; });
}

const Scenario& scenarioOf(const std::string& name) {
    for (const Scenario& each : allScenarios()) {
        if (each.name == name) return each;
    }
    return allScenarios().front();
}

} // namespace ieum::sim
