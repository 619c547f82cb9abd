// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/holders.h"

namespace ieum::vault {

Risk riskOf(HeldBy held) {
    if (held.devices) return Risk::None;
    if (held.here) return Risk::OnlyHere;
    return held.replicas ? Risk::OnlyReplicas : Risk::Nobody;
}

std::vector<uint32_t> runsOf(const std::vector<bool>& have, size_t runsMax) {
    std::vector<uint32_t> runs;
    bool there = false; // what the run at hand is of
    uint32_t length = 0;
    for (const bool chunk : have) {
        if (chunk != there) {
            if (runs.size() == runsMax) return runs;
            runs.push_back(length);
            there = chunk;
            length = 0;
        }
        ++length;
    }
    if (there && runs.size() < runsMax) runs.push_back(length);
    return runs;
}

std::optional<uint32_t> countOf(std::span<const uint32_t> runs, uint32_t chunks) {
    uint64_t all = 0;
    uint64_t there = 0;
    for (size_t i = 0; i < runs.size(); ++i) {
        all += runs[i];
        if (i % 2 == 1) there += runs[i];
        if (all > chunks) return std::nullopt;
    }
    return static_cast<uint32_t>(there);
}

} // namespace ieum::vault
