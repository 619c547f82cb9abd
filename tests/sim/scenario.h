// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The stories that a run can tell: how busy people are, how many replicas there are, and what goes wrong.
#pragma once

#include "sim/society.h"

namespace ieum::sim {

struct Scenario {
    const char* name;
    const char* what; ///< for --help
    uint32_t replicas = 2;
    Habits habits;
    void (*begin)(Town& town); ///< when everybody is in his rooms; plans everything up to town.endMs
};

/// Nothing of that name: "mix".
const Scenario& scenarioOf(const std::string& name);
bool isScenario(const std::string& name);
const std::vector<Scenario>& allScenarios();

} // namespace ieum::sim
