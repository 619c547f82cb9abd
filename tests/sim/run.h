// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One run of one seed, from the first profile to the verdict.
#pragma once

#include "sim/judge.h"
#include "sim/settings.h"

#include <functional>

namespace ieum::sim {

struct Outcome {
    Verdict findings;
    uint64_t fingerprint = 0;
    uint64_t sent = 0;
    uint64_t arrived = 0;
    uint64_t crashes = 0;
    uint64_t frames = 0;
    uint64_t forks = 0;       ///< how often somebody was told of one
    int64_t quietAfterMs = 0; ///< of virtual time, once everything was healed
};

/// `say` gets one line of columns an hour (docs/simulator.md); may be empty.
Outcome run(const Settings& settings, const std::function<void(const std::string&)>& say);

} // namespace ieum::sim
