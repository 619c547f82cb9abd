// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line of ieum-sim.
#pragma once

#include "sim/settings.h"

#include <optional>
#include <string_view>
#include <vector>

namespace ieum::sim {

struct Options {
    Settings settings;
    uint64_t seeds = 1;
    uint32_t jobs = 0; ///< processes at once; 0: one for each processor
    bool quiet = false;
    bool shrinks = true;
    bool onlyFirst = false; ///< stops at the first seed that fails
    bool help = false;
};

/// Nothing when it makes no sense.
std::optional<Options> parseOptions(const std::vector<std::string_view>& words);
/// The command that repeats a run, bit for bit.
std::string commandOf(const Settings& settings);
std::string helpText();

} // namespace ieum::sim
