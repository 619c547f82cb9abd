// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What becomes of a file when the servers go, by who is known to hold all of it; and which of its chunks somebody has,
// in few numbers. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ieum::vault {

/// Who is known to hold every chunk.
struct HeldBy {
    bool here = false;
    bool devices = false; ///< a device of a member, or another one of ours
    bool replicas = false;
};

enum class Risk : uint8_t {
    None = 0,
    OnlyReplicas = 1, ///< gone for everybody when they go
    Nobody = 2,       ///< nobody is known to have it; somebody may all the same
    OnlyHere = 3,     ///< gone for everybody when this computer goes
};
Risk riskOf(HeldBy held);

/// Runs of chunks from the first one on: so many lacking, so many there, and so on. At most `runsMax`; what follows
/// counts as lacking. Empty: none is there.
std::vector<uint32_t> runsOf(const std::vector<bool>& have, size_t runsMax);
/// How many are there. Nothing: there are more than the file has, so it is made up.
std::optional<uint32_t> countOf(std::span<const uint32_t> runs, uint32_t chunks);

} // namespace ieum::vault
