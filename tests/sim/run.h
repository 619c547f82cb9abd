// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One run of one seed, from the first profile to the verdict. The town in which it begins, with its rooms complete and
// no trouble yet, is the same for a few seeds; a process that is forked there goes on with any of them.
#pragma once

#include "sim/judge.h"
#include "sim/society.h"

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

class Beginning {
  public:
    explicit Beginning(const Settings& settings);
    /// Once: `seed` is one of this town. `say` gets one line of columns an hour (docs/simulator.md); may be empty.
    Outcome live(uint64_t seed, const std::function<void(const std::string&)>& say);

  private:
    Town m_town;
    Society m_society;
    bool m_complete;
};

inline Outcome run(const Settings& settings, const std::function<void(const std::string&)>& say) {
    return Beginning(settings).live(settings.seed, say);
}

} // namespace ieum::sim
