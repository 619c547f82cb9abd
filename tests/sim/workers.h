// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many seeds on all processors: one process a seed, because SQLite and the disks below it know one simulation a
// process, and because a seed that crashes must not take the others along. Seeds of one town are forked from it, one
// after the other.
#pragma once

#include "sim/run.h"

namespace ieum::sim {

struct Seen {
    Settings settings;
    bool crashed = false; ///< an assertion, or a signal
    Outcome outcome;
};

/// In the order in which they end, those of a town together.
void runAll(const std::vector<Settings>& wanted, uint32_t jobs, const std::function<void(const Seen&)>& seen);

/// The same in a process of its own: what it did to this one is undone, and crashing is an answer.
Seen runApart(const Settings& settings);

} // namespace ieum::sim
